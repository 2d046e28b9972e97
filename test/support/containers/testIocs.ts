// IOCs in containers of the tests' own podman.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { parts } from "../parts.ts";
import { Watching } from "../watching.ts";
import { podman } from "./testPodman.ts";

/** The record each of them has: `CK-IOC-01:UPTIME`. */
export function recordOf(name: string): string {
  return `${name.toUpperCase()}:UPTIME`;
}

export interface TestContainer {
  readonly name: string;
  /** Before the image: `["--tty"]`. */
  readonly options?: readonly string[];
  /** After the image, instead of its start script. */
  readonly command?: readonly string[];
}

/** Makes and removes them; one for each test file. */
export class TestIocs {
  readonly #made = new Set<string>();
  readonly #folders: string[] = [];
  readonly #watches: Watching[] = [];
  #runtime: Promise<IocRuntime> | undefined;

  runtime(): Promise<IocRuntime> {
    this.#runtime ??= testRuntime();
    return this.#runtime;
  }

  /** Runs an IOC with a terminal and one record, as production runs it locally. */
  async run(name: string, ...options: readonly string[]): Promise<void> {
    const volume = `${await this.#config(name)}:/epics/ioc/config:ro`;
    await this.make("run", { name, options: ["--detach", "--tty", "--interactive", "--volume", volume, ...options] });
  }

  async make(verb: "run" | "create", { name, options = [], command = [] }: TestContainer): Promise<void> {
    this.#made.add(name);
    await podman(verb, "--name", name, "--network", "none", ...options, parts.images!.runtime, ...command);
  }

  /** Follows the runtime until `removeAll`. */
  async watch(): Promise<Watching> {
    const watching = new Watching(await this.runtime());
    this.#watches.push(watching);
    return watching;
  }

  async running(name: string): Promise<Ioc> {
    const watching = await this.watch();
    return watching.until(name, ({ state }) => state.kind === "running");
  }

  async removeAll(): Promise<void> {
    for (const watching of this.#watches) watching.end();
    for (const name of this.#made) await podman("rm", "--force", "--ignore", "--time", "0", name);
    for (const folder of this.#folders) await rm(folder, { recursive: true });
  }

  async #config(name: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "ck-config-"));
    this.#folders.push(folder);
    const script = [
      "dbLoadDatabase /epics/ioc/dbd/ioc.dbd",
      "ioc_registerRecordDeviceDriver pdbbase",
      "dbLoadRecords /epics/ioc/config/uptime.db",
      "iocInit",
      "",
    ];
    await writeFile(join(folder, "st.cmd"), script.join("\n"));
    await writeFile(join(folder, "uptime.db"), `record(ao, "${recordOf(name)}") { field(PINI, "YES") }\n`);
    return folder;
  }
}

async function testRuntime(): Promise<IocRuntime> {
  const environment = { CONTAINER_HOST: `unix://${parts.engine!.socket}` };
  const source = containersSource(() => ({ engine: "podman", extraLabels: ["ck-extra"] }), environment);
  const found = await source.discover(new AbortController().signal);
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value[0]!;
}
