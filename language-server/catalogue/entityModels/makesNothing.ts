import type { EntityModel } from "./entityModel.ts";

/** The parts of a definition that ibek writes files from, for types that have none, or whose parts are not known. */
export const MAKES_NOTHING: Pick<
  EntityModel,
  | "preDefines"
  | "postDefines"
  | "validations"
  | "environment"
  | "preInit"
  | "postInit"
  | "databases"
  | "subEntities"
  | "pvi"
> = {
  preDefines: [],
  postDefines: [],
  validations: [],
  environment: [],
  preInit: [],
  postInit: [],
  databases: [],
  subEntities: [],
  pvi: undefined,
};
