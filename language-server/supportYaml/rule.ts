import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { Finding, Severity } from "./problem.ts";
import type { PlacedModel, SupportFile } from "./supportFile.ts";
import type { SupportModel } from "./supportModel.ts";
import type { ReadTemplate } from "./jinja/nameUse.ts";
import type { StoredNames } from "./jinja/storedNames.ts";
import type { WorkspaceFiles } from "./workspaceFiles.ts";
import type { Violation } from "./shape/violation.ts";
import type { OldFormat } from "./migration/oldFormat.ts";

interface Named {
  /** Shown beside the message: `unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for the README's table. */
  readonly description: string;
}

/** On anything that is not as ibek's models ask for: of an entity model, or at the top of the file. */
export interface ShapeRule extends Named {
  check(violation: Violation): readonly Finding[];
}

/** Looks at one entity model alone; its findings are kept until the model changes. */
export interface ModelRule extends Named {
  check(read: ReadModel): readonly Finding[];
}

export interface ReadModel {
  readonly model: SupportModel;
  readonly templates: readonly ReadTemplate[];
  /** `4.8.2` */
  readonly ibekVersion: string;
}

export interface CheckedFile {
  readonly text: string;
  readonly file: SupportFile;
  readonly models: readonly {
    readonly start: number;
    readonly checked: Omit<ReadModel, "ibekVersion"> & { readonly placed: PlacedModel; readonly stored: StoredNames };
  }[];
  /** Of the file: `motorSim`. */
  readonly module: string | undefined;
  /** `4.8.2` */
  readonly ibekVersion: string;
  /** What the entities of other modules are, as far as the workspace tells. */
  readonly catalogue: EntityCatalogue;
  /** Absolute; undefined for a document that is no file. */
  readonly path: string | undefined;
  readonly files: WorkspaceFiles;
  /** The file is in a format of an earlier ibek; nothing else is said of it then. */
  readonly old: OldFormat | undefined;
}

/** Looks at the file as a whole, after every edit. */
export interface FileRule extends Named {
  check(file: CheckedFile): readonly Finding[];
}
