// A runtime in memory for unit tests. `runtimeContract.ts` runs on it as on the real ones, so it cannot drift from them.
import type { CommandLine } from "../../src/core/commandLine.ts";
import { failed, succeeded, type Failure, type Outcome } from "../../src/core/failure.ts";
import type { FolderFile } from "../../src/core/imageStore.ts";
import type { Ioc, IocAction } from "../../src/core/ioc.ts";
import type {
  Console,
  IocRuntime,
  LogOptions,
  LogStream,
  Place,
  Snapshot,
  StreamEnd,
  TerminalSize,
} from "../../src/core/iocRuntime.ts";
import { ByteChannel } from "./byteChannel.ts";

const PROMPT = "epics> ";
const AT = "2026-11-02T08:00:00.000Z";

/** One IOC of the fake: what it holds besides what the tree shows. */
interface FakeIoc {
  ioc: Ioc;
  log: string;
  readonly records: readonly string[];
  readonly followers: Set<ByteChannel>;
  readonly consoles: Set<FakeConsole>;
}

export function fakeIoc(name: string, changes: Partial<Ioc> = {}): Ioc {
  return {
    ref: { runtime: "fake:place", name },
    state: { kind: "running", since: AT, ready: true },
    image: "localhost/ioc-demo-runtime:2026.11.1",
    digest: undefined,
    node: "node1",
    restarts: 0,
    createdAt: AT,
    lastFailure: undefined,
    devContainer: false,
    refused: {},
    ...changes,
  };
}

class FakeConsole implements Console {
  readonly output = new ByteChannel();
  readonly ended: Promise<StreamEnd>;
  readonly reaches: Console["reaches"];
  /** Everything written to it, for assertions. */
  written = "";
  size: TerminalSize | undefined;
  readonly #answer: (line: string, console: FakeConsole) => void;
  #end!: (end: StreamEnd) => void;
  #line = "";

  constructor(reaches: Console["reaches"], answer: (line: string, console: FakeConsole) => void) {
    this.reaches = reaches;
    this.#answer = answer;
    this.ended = new Promise((resolve) => (this.#end = resolve));
    if (reaches !== "shell") this.output.push(PROMPT);
  }

  write(data: Uint8Array): void {
    const text = Buffer.from(data).toString("utf8");
    this.written += text;
    for (const key of text) {
      if (key === "\x03" && this.reaches === "mainProcess") this.#answer("exit", this);
      else if (key === "\x04" && this.reaches === "mainProcess") this.#answer("exit", this);
      else if (key === "\x03" && this.reaches === "stdioSocket") this.finish({ kind: "exited", exitCode: 0 });
      else if (key === "\r") this.#enter();
      else if (key >= " ") {
        this.#line += key;
        this.output.push(key);
      }
    }
  }

  resize(size: TerminalSize): void {
    this.size = size;
  }

  close(): void {
    this.finish({ kind: "closed" });
  }

  finish(end: StreamEnd): void {
    this.#end(end);
    this.output.end();
  }

  #enter(): void {
    const line = this.#line;
    this.#line = "";
    this.output.push("\r\n");
    this.#answer(line, this);
  }
}

export interface FakeRuntimeOptions {
  readonly place?: Place;
  /** What `openConsole` gives. */
  readonly reaches?: Console["reaches"];
  readonly records?: readonly string[];
}

export class FakeRuntime implements IocRuntime {
  readonly id = "fake:place";
  readonly place: Place;
  readonly #reaches: Console["reaches"];
  readonly #iocs = new Map<string, FakeIoc>();
  readonly #watchers = new Set<(snapshot: Snapshot) => void>();
  #broken: Failure | undefined;

  constructor(iocs: readonly Ioc[], options: FakeRuntimeOptions = {}) {
    this.place = options.place ?? { kind: "cluster", beamline: "bl01t-beamline", cluster: "argus" };
    this.#reaches = options.reaches ?? "mainProcess";
    const records = options.records ?? ["DEMO:UPTIME"];
    for (const ioc of iocs) {
      this.#iocs.set(ioc.ref.name, { ioc, log: "iocInit\r\n", records, followers: new Set(), consoles: new Set() });
    }
  }

  watch(onSnapshot: (snapshot: Snapshot) => void, signal: AbortSignal): void {
    this.#watchers.add(onSnapshot);
    signal.addEventListener("abort", () => this.#watchers.delete(onSnapshot));
    onSnapshot(this.#snapshot());
  }

  start(ioc: Ioc): Promise<Outcome<void>> {
    this.change(ioc.ref.name, { state: { kind: "running", since: AT, ready: true } });
    return Promise.resolve(succeeded(undefined));
  }

  stop(ioc: Ioc): Promise<Outcome<void>> {
    this.#end(ioc.ref.name, "stopped");
    this.change(ioc.ref.name, { state: { kind: "stopped" } });
    return Promise.resolve(succeeded(undefined));
  }

  restart(ioc: Ioc): Promise<Outcome<void>> {
    this.#end(ioc.ref.name, "restarted");
    // An hour later each time, so that a second restart is told from the first.
    const createdAt = new Date(Date.parse(ioc.createdAt ?? AT) + 3_600_000).toISOString();
    this.change(ioc.ref.name, {
      createdAt,
      state: { kind: "running", since: AT, ready: true },
    });
    return Promise.resolve(succeeded(undefined));
  }

  openConsole(ioc: Ioc): Promise<Outcome<Console>> {
    const fake = this.#iocs.get(ioc.ref.name);
    if (fake?.ioc.state.kind !== "running") {
      return Promise.resolve(failed("notFound", `open the console of ${ioc.ref.name}`, "it is not running"));
    }
    const console = new FakeConsole(this.#reaches, (line, to) => this.#answer(fake, line, to));
    fake.consoles.add(console);
    void console.ended.then(() => fake.consoles.delete(console));
    return Promise.resolve(succeeded(console));
  }

  openShell(ioc: Ioc): Promise<Outcome<Console>> {
    if (this.#iocs.get(ioc.ref.name)?.ioc.state.kind !== "running") {
      return Promise.resolve(failed("notFound", `open a shell in ${ioc.ref.name}`, "it is not running"));
    }
    const shell = new FakeConsole("shell", (line, to) => {
      if (line === "exit") to.finish({ kind: "exited", exitCode: 0 });
      else to.output.push(line.replace(/^echo /, "").replace("$((1+1))", "2") + "\r\n");
    });
    return Promise.resolve(succeeded(shell));
  }

  followLog(ioc: Ioc, options: LogOptions): Promise<Outcome<LogStream>> {
    const fake = this.#iocs.get(ioc.ref.name);
    if (!fake) return Promise.resolve(failed("notFound", `read the log of ${ioc.ref.name}`, "there is no such IOC"));
    const output = new ByteChannel();
    const lines = fake.log.split("\n").slice(0, -1).slice(-options.tailLines);
    if (options.tailLines > 0) output.push(lines.map((line) => `${line}\n`).join(""));
    let finish!: (end: StreamEnd) => void;
    const ended = new Promise<StreamEnd>((resolve) => (finish = resolve));
    output.onEnd = () => finish({ kind: "exited", exitCode: undefined });
    if (options.follow) fake.followers.add(output);
    else output.end();
    const close = (): void => {
      finish({ kind: "closed" });
      fake.followers.delete(output);
      output.end();
    };
    return Promise.resolve(succeeded({ output, ended, close }));
  }

  readFolder(ioc: Ioc, folder: string): Promise<Outcome<readonly FolderFile[]>> {
    return Promise.resolve(
      folder === "/epics/ibek-defs"
        ? succeeded([{ name: "demo.ibek.support.yaml", content: Buffer.from("module: demo\nentity_models: []\n") }])
        : failed("notFound", `read ${folder} of ${ioc.ref.name}`, "no such folder"),
    );
  }

  commandLine(action: IocAction, ioc: Ioc): CommandLine {
    return { program: "fake", args: [action, ioc.ref.name] };
  }

  /** What happens to an IOC from outside. */
  change(name: string, changes: Partial<Ioc>): void {
    const fake = this.#iocs.get(name);
    if (fake) fake.ioc = { ...fake.ioc, ...changes };
    this.#tell();
  }

  /** The connection to the place is lost, or found again. */
  breakWith(failure: Failure | undefined): void {
    this.#broken = failure;
    this.#tell();
  }

  /** The IOC prints something by itself. */
  print(name: string, text: string): void {
    const fake = this.#iocs.get(name);
    if (fake) this.#print(fake, text);
  }

  #answer(fake: FakeIoc, line: string, console: FakeConsole): void {
    if (/^\s*exit\b/.test(line)) {
      const restarts = fake.ioc.restarts + 1;
      this.#end(fake.ioc.ref.name, "exit");
      this.change(fake.ioc.ref.name, { restarts, lastFailure: `exit 0, ${AT}` });
      return;
    }
    if (line === "dbl") this.#print(fake, fake.records.map((record) => `${record}\r\n`).join(""));
    console.output.push(PROMPT);
  }

  #print(fake: FakeIoc, text: string): void {
    fake.log += text;
    for (const follower of fake.followers) follower.push(text);
    for (const console of fake.consoles) console.output.push(text);
  }

  #end(name: string, why: string): void {
    const fake = this.#iocs.get(name);
    if (!fake) return;
    this.#print(fake, `${why}\r\n`);
    for (const console of [...fake.consoles]) console.finish({ kind: "exited", exitCode: 0 });
    for (const follower of fake.followers) follower.end();
    fake.followers.clear();
  }

  #snapshot(): Snapshot {
    const iocs = [...this.#iocs.values()].map((fake) => fake.ioc);
    return this.#broken === undefined
      ? { kind: "live", iocs }
      : { kind: "stale", iocs, asOf: AT, failure: this.#broken };
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher(this.#snapshot());
  }
}
