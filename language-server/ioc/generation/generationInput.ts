import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import type { AliasTarget, Field } from "../../syntax/yaml/mapFields.ts";
import type { PlacedEntity } from "../iocFile.ts";
import type { MayBe } from "../entityIds.ts";
import type { ProcessEnvironment } from "./processEnvironment.ts";

/** One of the files ibek reads for an instance. */
export interface GenerationFile {
  readonly entities: readonly GenerationEntity[];
  /** With the offset its spans count from; undefined where it is missing. */
  readonly iocName: { readonly start: number; readonly field: Field } | undefined;
  readonly text: string;
  readonly target: AliasTarget;
  /** What of it is too much to be read here: `more than 100 levels of nesting`. */
  readonly unread: string | undefined;
}

export interface GenerationEntity {
  readonly placed: PlacedEntity;
  /** Undefined for a type nobody defines. */
  readonly model: EntityModel | undefined;
  /** Ids that it may have without our knowing. */
  readonly possible: readonly MayBe[];
}

export interface GenerationInput {
  /** As ibek reads them: `ioc.yaml`, then `runtime.yaml`. */
  readonly files: readonly GenerationFile[];
  /** Index of the one that problems and entities are wanted of. */
  readonly own: number;
  readonly models: ReadonlyMap<string, EntityModel>;
  /** `4.8.2` */
  readonly ibekVersion: string;
  readonly environment: ProcessEnvironment;
  /** Of the first file, without its last extension: `ioc`. */
  readonly fileName: string;
  /** Base names of the PVI device files beside the first file: `pilatus.pvi.device.yaml`. */
  readonly devices: ReadonlySet<string>;
  /** Ids that there may be before the first file is read. */
  readonly earlier: readonly MayBe[];
  /** Whether a rule says that ibek refuses the file; asked when the outcome is. */
  readonly isRefused: () => boolean;
}
