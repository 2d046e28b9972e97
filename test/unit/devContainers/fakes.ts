// Scripted stand-ins for the engine, the person and the editor.
import { displayCommandLine, type CommandLine } from "../../../src/core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../../../src/core/failure.ts";
import type { FolderFile, ImageFacts, ImageJob, ImageStore } from "../../../src/core/imageStore.ts";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import type { Dialogue, Windows } from "../../../src/devContainers/dialogue.ts";
import type { ProcessResult, Run } from "../../../src/processes/run.ts";
import type { Instance } from "../../../src/servicesRepository/instance.ts";

export const DIGEST = `sha256:${"a".repeat(64)}`;
export const OTHER_DIGEST = `sha256:${"b".repeat(64)}`;

export interface FakeImage {
  readonly facts: ImageFacts;
  /** Folder → file → content. */
  readonly folders?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function image(id: string, digests: readonly string[], folders?: FakeImage["folders"]): FakeImage {
  return { facts: { id, digests, environment: {} }, ...(folders ? { folders } : {}) };
}

/** `local` is on the machine, `remote` can be pulled; a failure in `remote` is what the pull ends with. */
export class FakeImages implements ImageStore {
  readonly engine = "podman";
  readonly pulled: string[] = [];
  readonly #local: Map<string, FakeImage>;
  readonly #remote: Readonly<Record<string, FakeImage | Outcome<never>>>;

  constructor(
    local: Readonly<Record<string, FakeImage>>,
    remote: Readonly<Record<string, FakeImage | Outcome<never>>> = {},
  ) {
    this.#local = new Map(Object.entries(local));
    this.#remote = remote;
  }

  inspect(name: string): Promise<Outcome<ImageFacts>> {
    const found = this.#local.get(name);
    return Promise.resolve(
      found ? succeeded(found.facts) : failed("notFound", `inspect ${name}`, `${name} is not here`),
    );
  }

  pull(name: string, onProgress: (line: string) => void): Promise<Outcome<ImageFacts>> {
    this.pulled.push(name);
    onProgress(`Pulling ${name}`);
    const found = this.#remote[name];
    if (found === undefined) return Promise.resolve(failed("notFound", `pull ${name}`, "manifest unknown"));
    if ("ok" in found) return Promise.resolve(found);
    this.#local.set(name, found);
    return Promise.resolve(succeeded(found.facts));
  }

  readFolder(name: string, folder: string): Promise<Outcome<readonly FolderFile[]>> {
    const files = this.#local.get(name)?.folders?.[folder];
    if (!files) return Promise.resolve(failed("notFound", `read ${folder}`, "no such folder"));
    const encoder = new TextEncoder();
    return Promise.resolve(
      succeeded(Object.entries(files).map(([file, text]) => ({ name: file, content: encoder.encode(text) }))),
    );
  }

  pullCommand(name: string): CommandLine {
    return { program: "podman", args: ["pull", name] };
  }

  jobCommand(name: string, { container, program, args }: ImageJob): CommandLine {
    return { program: "podman", args: ["run", container, name, program, ...args] };
  }

  endJobCommand(container: string): CommandLine {
    return { program: "podman", args: ["kill", container] };
  }
}

/** Answers in order; fails a question nobody expected. */
export class ScriptedPerson implements Dialogue {
  readonly asked: string[] = [];
  readonly #answers: (string | undefined)[];

  constructor(...answers: (string | undefined)[]) {
    this.#answers = answers;
  }

  ask(question: string): Promise<string | undefined> {
    this.asked.push(question);
    if (this.#answers.length === 0) throw new Error(`unexpected question: ${question}`);
    return Promise.resolve(this.#answers.shift());
  }

  withProgress<T>(
    _title: string,
    work: (report: (line: string) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return work(() => undefined, new AbortController().signal);
  }
}

/** Writes down what was shown. */
export class WrittenWindows implements Windows {
  readonly shown: string[] = [];

  openRemoteFolder(uri: string): Promise<void> {
    this.shown.push(`window ${uri}`);
    return Promise.resolve();
  }

  openTerminal(title: string, command: CommandLine): void {
    this.shown.push(`terminal ${title}: ${displayCommandLine(command)}`);
  }

  openShell(container: string): Promise<void> {
    this.shown.push(`shell ${container}`);
    return Promise.resolve();
  }
}

/** Answers each command line whose text begins with a key; anything else is not installed. */
export function scriptedRun(
  answers: Readonly<Record<string, Partial<ProcessResult>>>,
): Run & { readonly lines: string[] } {
  const lines: string[] = [];
  const run: Run = (command, { doing }) => {
    const line = displayCommandLine(command);
    lines.push(line);
    const answer = Object.entries(answers).find(([start]) => line.startsWith(start));
    return Promise.resolve(
      answer
        ? succeeded({ exitCode: 0, stdout: "", stderr: "", ...answer[1] })
        : failed("toolMissing", doing, `${command.program} is not installed`),
    );
  };
  return Object.assign(run, { lines });
}

export function instance(name: string, changes: Partial<Instance> = {}): Instance {
  const folder = `/home/me/p47-services/services/${name}`;
  return {
    name,
    folder,
    repository: "/home/me/p47-services",
    configFolder: `${folder}/config`,
    iocYaml: `${folder}/config/ioc.yaml`,
    startupScript: undefined,
    valuesFile: `${folder}/values.yaml`,
    image: "ghcr.io/x/ioc-pmac-runtime:2026.6.1",
    configMount: "/epics/ioc/config",
    command: ["bash", "-c", "/epics/ioc/start.sh"],
    environment: { IOC_NAME: name, IOC_PREFIX: name, IOCSH_PS1: `${name} > ` },
    ...changes,
  };
}

export function ioc(name: string, changes: Partial<Ioc> = {}): Ioc {
  return {
    ref: { runtime: "kubernetes:argus/p47-beamline", name },
    state: { kind: "running", since: "2026-11-02T08:12:44Z", ready: true },
    image: "ghcr.io/x/ioc-pmac-runtime:2026.6.1",
    digest: DIGEST,
    node: undefined,
    restarts: 0,
    createdAt: undefined,
    lastFailure: undefined,
    devContainer: false,
    refused: {},
    ...changes,
  };
}

/** A runtime that is only asked where it is, and for the files of `config`. */
export function runtimeAt(place: IocRuntime["place"], config: readonly FolderFile[] = []): IocRuntime {
  const never = (): never => {
    throw new Error("not part of this test");
  };
  return {
    id: place.kind === "cluster" ? `kubernetes:${place.cluster}/${place.beamline}` : `containers:${place.engine}`,
    place,
    watch: never,
    openConsole: never,
    openShell: never,
    followLog: never,
    readFolder: () => Promise.resolve(succeeded(config)),
    commandLine: never,
  };
}

export const ARGUS = runtimeAt({ kind: "cluster", beamline: "p47-beamline", cluster: "argus" });
