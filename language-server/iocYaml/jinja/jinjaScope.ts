// Which names ibek knows while it renders a value of an ioc.yaml.
import type { Define, EntityModel, Parameter } from "../../catalogue/entityModels/entityModel.ts";
import { ENTITY_NAMES, IBEK_NAMES, JINJA_NAMES, type KnownName } from "../../catalogue/jinjaNames.ts";
import { newerThan } from "../../catalogue/newerThan.ts";
import type { JinjaPlace } from "./jinjaPlace.ts";

export type ScopeName =
  /** `later`: it comes after the value in the definition, so its text is not rendered yet. */
  | { readonly kind: "parameter"; readonly name: string; readonly parameter: Parameter; readonly later: boolean }
  | { readonly kind: "define"; readonly name: string; readonly define: Define }
  /** Of a repeat; `counts`: with `_num` behind it, the position from 0. */
  | { readonly kind: "variable"; readonly name: string; readonly counts: boolean }
  | { readonly kind: "known"; readonly name: string; readonly known: KnownName };

/** The nearest first; of two with one name the first counts. */
export function jinjaScope({ model, field, variables }: JinjaPlace, ibekVersion: string): readonly ScopeName[] {
  const repeats = [...variables].reverse().flatMap((name): readonly ScopeName[] => [
    { kind: "variable", name, counts: false },
    { kind: "variable", name: `${name}_num`, counts: true },
  ]);
  // Inside a repeat values are rendered before there is an entity they could belong to.
  const own = variables.length > 0 || model === undefined || model.module === "ibek" ? [] : entityNames(model, field);
  const known = [...(own.length > 0 ? ENTITY_NAMES : []), ...IBEK_NAMES, ...JINJA_NAMES]
    .filter(({ since }) => !newerThan(since, ibekVersion))
    .map((each): ScopeName => ({ kind: "known", name: each.name, known: each }));
  return [...repeats, ...own, ...known];
}

function entityNames(model: EntityModel, field: string | undefined): readonly ScopeName[] {
  const names = [...model.parameters.keys()];
  const at = field === undefined ? names.length : names.indexOf(field);
  return [
    ...model.preDefines.map((define): ScopeName => ({ kind: "define", name: define.name, define })),
    ...[...model.parameters.values()].flatMap((parameter, index): readonly ScopeName[] =>
      index === at ? [] : [{ kind: "parameter", name: parameter.name, parameter, later: index > at }],
    ),
  ];
}

/** What Jinja can use of an entity, once it is complete. */
export function entityAttributes(model: EntityModel): readonly ScopeName[] {
  return [
    ...[...model.parameters.values()].map((parameter): ScopeName => ({
      kind: "parameter",
      name: parameter.name,
      parameter,
      later: false,
    })),
    ...[...model.preDefines, ...model.postDefines].map((define): ScopeName => ({
      kind: "define",
      name: define.name,
      define,
    })),
    ...ENTITY_NAMES.map((known): ScopeName => ({ kind: "known", name: known.name, known })),
  ];
}
