import { ENTITY_NAMES, IBEK_NAMES, JINJA_NAMES } from "../../catalogue/jinjaNames.ts";
import { newerThan } from "../../catalogue/newerThan.ts";
import type { SupportModel, TemplateRole, Variable } from "../supportModel.ts";

/** What ibek itself and Jinja define everywhere. */
export function commonNames(ibekVersion: string): ReadonlySet<string> {
  const all = [...IBEK_NAMES, ...ENTITY_NAMES, ...JINJA_NAMES];
  return new Set(all.filter(({ since }) => !newerThan(since, ibekVersion)).map(({ name }) => name));
}

/**
 * The parameters and defines a template can use. The value of one that is evaluated itself sees the defines before it,
 * and all parameters, be it as raw text.
 */
export function visibleVariables(model: SupportModel, role: TemplateRole): readonly Variable[] {
  if (role.kind !== "variable") return model.allVariables;
  return model.allVariables.filter(({ list, order }) => list === "parameters" || order < role.variable.order);
}
