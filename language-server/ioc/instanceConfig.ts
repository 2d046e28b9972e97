// What lies beside an instance's ioc.yaml: the files that become its ConfigMap, and which of them were vendored.
import { basename, dirname } from "node:path/posix";
import type { Workspace } from "../workspace.ts";
import { lockedFiles, type LockedFile } from "./runtimeLock.ts";

export interface InstanceConfig {
  /** Base names of the files in `config/`. */
  readonly files: ReadonlySet<string>;
  /** Of all of them together. */
  readonly bytes: number;
  readonly vendored: readonly VendoredFile[];
  /** Database in `config/` → the StreamDevice protocol files its records name: `lakeshore340.template` → `lakeshore340.proto`. */
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  /** Paths read and folders looked into. */
  readonly dependencies: readonly string[];
}

/** A file that `ibek pattern add` brought, as the lock beside `config/` has it. */
export interface VendoredFile extends LockedFile {
  /** `declaredDirty`: the lock itself says that it was changed on purpose. */
  readonly state: "asLocked" | "edited" | "declaredDirty" | "missing";
}

const DATABASE = /\.(db|template)$/;
/** `field(INP, "@lakeshore340.proto getTemp($(A)) $(PORT)")`; a name with a macro is not known. */
const STREAM_LINK = /["']@([\w.-]+\.proto(?:col)?)[ \t]/g;
const LOCK = "runtime-lock.yaml";

/** Undefined for a file that is not in the `config/` of an instance. */
export async function readInstanceConfig(
  workspace: Workspace,
  iocPath: string | undefined,
): Promise<InstanceConfig | undefined> {
  const folder = iocPath === undefined ? "" : dirname(iocPath);
  if (basename(folder) !== "config") return undefined;
  const names = await workspace.list(folder);
  const facts = await Promise.all(names.map((name) => workspace.fileFacts(`${folder}/${name}`)));
  const databases = names.filter((name) => DATABASE.test(name));
  const protocols = databases.map(async (name) => {
    const text = (await workspace.read(`${folder}/${name}`)) ?? "";
    return [name, [...new Set([...text.matchAll(STREAM_LINK)].map(([, file = ""]) => file))]] as const;
  });
  const instance = dirname(folder);
  const lock = `${instance}/${LOCK}`;
  const locked = lockedFiles((await workspace.read(lock)) ?? "");
  return {
    files: new Set(names.filter((_, index) => facts[index] !== undefined)),
    bytes: facts.reduce((sum, each) => sum + (each?.bytes ?? 0), 0),
    vendored: await Promise.all(locked.map((file) => compare(workspace, instance, file))),
    protocols: new Map(await Promise.all(protocols)),
    dependencies: [
      folder,
      lock,
      ...databases.map((name) => `${folder}/${name}`),
      ...locked.map(({ path }) => `${instance}/${path}`),
    ],
  };
}

async function compare(workspace: Workspace, instance: string, file: LockedFile): Promise<VendoredFile> {
  if (file.hash.startsWith("DIRTY")) return { ...file, state: "declaredDirty" };
  const facts = await workspace.fileFacts(`${instance}/${file.path}`);
  if (facts === undefined) return { ...file, state: "missing" };
  return { ...file, state: file.hash === `sha256:${facts.sha256}` ? "asLocked" : "edited" };
}
