import { dirname } from "node:path/posix";
import type { Workspace } from "../../workspace.ts";
import { entityCatalogue, type EntityCatalogue, type ModelSource } from "./entityCatalogue.ts";
import { findSupportFiles } from "./findSupportFiles.ts";
import { schemaSource } from "./schemaSource.ts";
import { readSupportFile, type SupportFile, type SupportProblem } from "./readSupportFile.ts";

/** What is known of the definitions in the image an instance runs in. */
export type ImageDefinitions =
  | {
      readonly kind: "folder";
      readonly folder: string;
      /** `ioc-adaravis-runtime:2026.6.1` */
      readonly origin: string;
      /** Of the ibek in it: `4.8.2`. */
      readonly ibekVersion?: string;
      /** As pinned: `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
      readonly image?: string;
    }
  /** Asked for; the answer may take as long as pulling an image. */
  | { readonly kind: "pending" }
  /** A sentence why; undefined where nobody can be asked. */
  | {
      readonly kind: "none";
      readonly why: string | undefined;
      readonly image?: string;
      /** Path of a copy of the schema the header names by its address. */
      readonly schema?: string;
    };

/** Whose rules hold where nothing says otherwise. */
const NEWEST_IBEK = "4.8.2";

/** What ibek of a version refuses in a support YAML file when it reads it. */
export type LoadingRefusals = (path: string, text: string, ibekVersion: string) => readonly SupportProblem[];

/** What the person has chosen. */
export interface ChosenDefinitions {
  /** Instead of the image's: `4.6.2`. */
  readonly ibekVersion: string | undefined;
  /** `image`: where the image defines a type, the workspace does not count. */
  readonly definitions: "nearest" | "image";
}

/** Reads support YAML files, each version once, and puts together what each instance can use. */
export class EntityModelStore {
  readonly #workspace: Workspace;
  readonly #refusals: LoadingRefusals | undefined;
  readonly #read = new Map<string, { readonly text: string; readonly file: SupportFile }>();

  /** `refusals`: for the files of the instance itself; those of an image were read when it was built. */
  constructor(workspace: Workspace, refusals?: LoadingRefusals) {
    this.#workspace = workspace;
    this.#refusals = refusals;
  }

  /** `iocPath`: absolute path of the `ioc.yaml`; undefined for one that is no file. */
  async load(
    iocPath: string | undefined,
    image: ImageDefinitions,
    chosen: ChosenDefinitions,
  ): Promise<EntityCatalogue> {
    const ibekVersion = chosen.ibekVersion ?? (image.kind === "folder" ? image.ibekVersion : undefined) ?? NEWEST_IBEK;
    const own = iocPath === undefined ? undefined : dirname(iocPath);
    const sources: ModelSource[] = own === undefined ? [] : [await this.#ownSource(own, ibekVersion)];
    // What lies beside an `ioc.yaml` is mounted into that IOC alone.
    const isForeign = (folder: string, names: readonly string[]): boolean =>
      folder === own || names.includes("ioc.yaml");
    const ofWorkspace: ModelSource[] = [];
    for (const root of this.#workspace.roots)
      ofWorkspace.push({ kind: "workspace", ...(await this.#source("workspace", root, isForeign)) });
    const ofImage: ModelSource[] =
      image.kind === "folder"
        ? [{ kind: "image", ...(await this.#source(image.origin, image.folder, () => false)) }]
        : [];
    sources.push(...(chosen.definitions === "image" ? [...ofImage, ...ofWorkspace] : [...ofWorkspace, ...ofImage]));
    if (image.kind === "none") sources.push(await schemaSource(this.#workspace, iocPath, image.schema));
    const missing = image.kind === "none" ? image.why : undefined;
    return entityCatalogue(sources, {
      image: image.kind,
      missing,
      pinnedImage: image.kind === "pending" ? undefined : image.image,
      ibekVersion,
    });
  }

  async #ownSource(folder: string, ibekVersion: string): Promise<ModelSource> {
    const source = await this.#source("config/", folder, () => false);
    const refusals = this.#refusals;
    if (refusals === undefined) return { kind: "config", ...source };
    let found: readonly SupportProblem[] | undefined;
    const texts = source.dependencies.flatMap((path) => {
      const text = this.#read.get(path)?.text;
      return text === undefined ? [] : [{ path, text }];
    });
    const problems = (): readonly SupportProblem[] =>
      (found ??= texts.flatMap(({ path, text }) => refusals(path, text, ibekVersion)));
    return { ...source, kind: "config", problems };
  }

  async #source(
    origin: string,
    folder: string,
    isForeign: (folder: string, names: readonly string[]) => boolean,
  ): Promise<Omit<ModelSource, "kind">> {
    const found = await findSupportFiles(this.#workspace, folder, isForeign);
    // Of two files in one place that define a type, ibek takes the later.
    const files = (await Promise.all(found.files.map((path) => this.#file(path)))).reverse();
    return {
      origin,
      models: files.flatMap((file) => file.models),
      problems: () => files.flatMap((file) => file.problems()).reverse(),
      dependencies: [...found.folders, ...found.files],
    };
  }

  async #file(path: string): Promise<SupportFile> {
    const text = await this.#workspace.read(path);
    if (text === undefined) return { models: [], problems: () => [] };
    const before = this.#read.get(path);
    if (before?.text === text) return before.file;
    const file = readSupportFile(path, text);
    this.#read.set(path, { text, file });
    return file;
  }
}
