import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { checkModel, type CheckedModel } from "./checkedModel.ts";
import { oldFormat, type OldFormat } from "./migration/oldFormat.ts";
import { readSupportFile, type PlacedModel, type SupportFile } from "./supportFile.ts";
import { textOf } from "./supportModel.ts";
import type { WorkspaceFiles } from "./workspaceFiles.ts";

/** An entity model of the list and where its piece of text begins. */
export interface LocatedModel {
  readonly start: number;
  readonly checked: CheckedModel;
}

/** What is known of the world around the file. Taken over from version to version. */
export interface SupportSurroundings {
  readonly catalogue: EntityCatalogue;
  /** `4.8.2` */
  readonly ibekVersion: string;
  readonly files: WorkspaceFiles;
}

/** All there is to know of one version of a support YAML file. Immutable. */
export interface SupportAnalysis extends SupportSurroundings {
  readonly uri: string;
  /** Absolute; undefined for a document that is no file. */
  readonly path: string | undefined;
  readonly lines: LineIndex;
  readonly file: SupportFile;
  /** `motorSim` */
  readonly module: string | undefined;
  readonly models: readonly LocatedModel[];
  readonly old: OldFormat | undefined;
}

export type SupportText = Pick<SupportAnalysis, "uri" | "path"> & { readonly text: string };

export function analyseSupport(
  { uri, path, text }: SupportText,
  { catalogue, ibekVersion, files }: SupportSurroundings,
  previous: SupportAnalysis | undefined,
): SupportAnalysis {
  const file = readSupportFile(text, previous?.file);
  const before = new Map(
    previous?.ibekVersion === ibekVersion ? previous.models.map(({ checked }) => [checked.placed.node, checked]) : [],
  );
  const models = file.models.map((placed) => ({
    start: placed.start,
    checked: known(before.get(placed.node), placed) ?? checkModel(placed, ibekVersion),
  }));
  const module = textOf(file.top?.find(({ field }) => field.name === "module")?.field);
  const lines = new LineIndex(text);
  return { uri, path, lines, file, module, models, old: oldFormat(file), catalogue, ibekVersion, files };
}

/** The model of an earlier version, if nothing it is made of has changed. */
function known(checked: CheckedModel | undefined, placed: PlacedModel): CheckedModel | undefined {
  if (checked?.placed.targets.length !== placed.targets.length) return undefined;
  return checked.placed.targets.every((target, index) => target === placed.targets[index]) ? checked : undefined;
}
