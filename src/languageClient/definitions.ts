// Answers the language server's question: where are the entity models of this instance?
// First out of the image on this machine (nothing is run), else out of a running pod (asked for once per place).
import type { DefinitionsResult } from "../../language-server/protocol.ts";
import type { Outcome } from "../core/failure.ts";
import { parseImageReference } from "../core/imageReference.ts";
import type { FolderFile, ImageStore } from "../core/imageStore.ts";
import type { Ioc } from "../core/ioc.ts";
import { iocsOf, type IocStore } from "../core/iocStore.ts";
import type { IocRuntime } from "../core/iocRuntime.ts";
import type { DefinitionsCache, KeptDefinitions } from "./definitionsCache.ts";
import { ibekVersion } from "./ibekVersion.ts";

/** Where epics-containers images keep them. */
const DEFINITIONS_FOLDER = "/epics/ibek-defs";

export interface DefinitionsContext {
  readonly isTrusted: () => boolean;
  /** The image pinned for the instance that this `ioc.yaml` belongs to. */
  pinnedImage(iocYaml: string): Promise<string | undefined>;
  images(): Promise<Outcome<ImageStore>>;
  readonly store: IocStore;
  /** May a program be executed in running pods of this place? Asks the person the first time. */
  mayExecuteIn(runtime: IocRuntime): Promise<boolean>;
  /** Path of a copy of the schema the file's header names, where one can be had. */
  publishedSchema(iocYaml: string, signal: AbortSignal): Promise<string | undefined>;
  readonly cache: DefinitionsCache;
  /** Images that were nowhere to be found: worth another question once an IOC of one of them runs. */
  readonly missed: Set<string>;
}

export async function definitions(
  iocYaml: string,
  context: DefinitionsContext,
  signal: AbortSignal,
): Promise<DefinitionsResult> {
  if (!context.isTrusted()) return missing("this folder is not trusted, so no image is read");
  const image = await context.pinnedImage(iocYaml);
  if (image === undefined) return missing("no image is pinned beside this instance");
  const found = await ofImage(image, context, signal);
  if (found.ok) return { ...found, image };
  const schema = await context.publishedSchema(iocYaml, signal);
  return { ...found, image, ...(schema !== undefined && { schema }) };
}

async function ofImage(image: string, context: DefinitionsContext, signal: AbortSignal): Promise<DefinitionsResult> {
  const local = await fromEngine(image, context, signal);
  if (local.ok) return local;
  const running = await fromRunningIoc(image, context, signal);
  if (running) return running;
  context.missed.add(image);
  return local;
}

/** True when an image that was missed runs somewhere now; it is forgotten then. */
export function foundAgain({ store, missed }: Pick<DefinitionsContext, "store" | "missed">): boolean {
  if (missed.size === 0) return false;
  const running = store.runtimes().flatMap(({ snapshot }) => iocsOf(snapshot));
  const images = running.filter(({ state }) => state.kind === "running").flatMap(({ image }) => image ?? []);
  const again = images.filter((image) => missed.delete(image));
  return again.length > 0;
}

async function fromEngine(image: string, context: DefinitionsContext, signal: AbortSignal): Promise<DefinitionsResult> {
  const images = await context.images();
  if (!images.ok) return missing(`${shortName(image)} cannot be read: ${images.failure.why}`);
  const facts = await images.value.inspect(image, signal);
  if (!facts.ok)
    return missing(`${shortName(image)} is not on this machine: ${images.value.pullCommand(image).args.join(" ")}`);
  return read(image, facts.value.id, context, (folder) => images.value.readFolder(image, folder, signal));
}

/** Undefined when no IOC of that image runs, or the person does not want it to be touched. */
async function fromRunningIoc(
  image: string,
  context: DefinitionsContext,
  signal: AbortSignal,
): Promise<DefinitionsResult | undefined> {
  for (const { runtime, snapshot } of context.store.runtimes()) {
    const ioc = iocsOf(snapshot).find((candidate) => candidate.image === image && candidate.state.kind === "running");
    if (!ioc) continue;
    const digest = ioc.digest ?? image;
    const cached = await context.cache.find(digest);
    if (cached !== undefined) return found(cached, digest, image);
    if (await context.mayExecuteIn(runtime)) return readIoc(image, digest, runtime, ioc, context, signal);
  }
  return undefined;
}

function readIoc(
  image: string,
  digest: string,
  runtime: IocRuntime,
  ioc: Ioc,
  context: DefinitionsContext,
  signal: AbortSignal,
): Promise<DefinitionsResult> {
  return read(image, digest, context, (folder) => runtime.readFolder(ioc, folder, signal));
}

async function read(
  image: string,
  digest: string,
  context: DefinitionsContext,
  readFolder: (folder: string) => Promise<Outcome<readonly FolderFile[]>>,
): Promise<DefinitionsResult> {
  const cached = await context.cache.find(digest);
  if (cached !== undefined) return found(cached, digest, image);
  const files = await readFolder(DEFINITIONS_FOLDER);
  if (!files.ok) return missing(`the definitions in ${shortName(image)} cannot be read: ${files.failure.why}`);
  const kept = await context.cache.keep(digest, files.value, await ibekVersion(readFolder));
  return kept === undefined
    ? missing(`${shortName(image)} holds no support YAML in ${DEFINITIONS_FOLDER}`)
    : found(kept, digest, image);
}

function found(kept: KeptDefinitions, digest: string, image: string): DefinitionsResult {
  const { folder, ibekVersion: version } = kept;
  return { ok: true, folder, digest, origin: shortName(image), ...(version !== undefined && { ibekVersion: version }) };
}

function missing(why: string): DefinitionsResult {
  return { ok: false, why };
}

/** `ioc-adaravis-runtime:2026.6.1` of `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
function shortName(image: string): string {
  const reference = parseImageReference(image);
  if (!reference) return image;
  const name = reference.repository.slice(reference.repository.lastIndexOf("/") + 1);
  return reference.tag === undefined ? name : `${name}:${reference.tag}`;
}
