import { shifted } from "../../text/span.ts";
import { isPattern } from "../readModel.ts";
import type { CheckedFile, FileRule } from "../rule.ts";
import type { SupportModel } from "../supportModel.ts";
import type { ReadTemplate } from "../jinja/nameUse.ts";
import { patternMatcher } from "./patternArgument.ts";

export const unusedParameter: FileRule = {
  code: "unused-parameter",
  severity: "hint",
  description: "A parameter or define that nothing uses: no Jinja, no database argument, no other module.",
  check(file) {
    const attributes = usedAttributes(file);
    return file.models.flatMap(({ start, checked: { model, templates, placed } }) => {
      // What does not parse may use anything.
      if (placed.piece.problems.some(({ kind }) => kind === "syntax")) return [];
      const isUsed = usedNames(model, templates);
      return model.allVariables
        .filter(({ name, type, field }) => field.nameIsText && type !== "id" && !attributes.has(name) && !isUsed(name))
        .map(({ name, list, field }) => ({
          span: shifted(field.nameSpan, start),
          message: `Nothing uses the ${list === "parameters" ? "parameter" : "define"} \`${name}\`.`,
          unnecessary: true as const,
        }));
    });
  },
};

/** What entities that refer to one of these use of it, here and in other modules. */
function usedAttributes({ models, catalogue }: CheckedFile): ReadonlySet<string> {
  const here = models.flatMap(({ checked: { templates } }) =>
    templates.flatMap(({ uses }) => uses.flatMap(({ attribute }) => (attribute ? [attribute.name] : []))),
  );
  const elsewhere = [...catalogue.models.values()].flatMap(({ parameters }) =>
    [...parameters.values()].flatMap(({ attributes }) => attributes),
  );
  return new Set([...here, ...elsewhere]);
}

function usedNames(model: SupportModel, templates: readonly ReadTemplate[]): (name: string) => boolean {
  const names = new Set([
    ...templates.flatMap(({ uses, local }) => [...uses.map(({ name }) => name), ...local]),
    ...model.nameKeys.map(({ name }) => name),
  ]);
  const patterns = model.databases.flatMap(({ args }) => args.map(({ name }) => name).filter(isPattern));
  const matchers = patterns.map(patternMatcher);
  // What is not understood may use anything.
  const unclear =
    matchers.includes(undefined) ||
    templates.some(
      ({ problem, template }) => problem !== undefined || template.body.some(({ kind }) => kind === "unsupported"),
    );
  return (name) => unclear || names.has(name) || matchers.some((matches) => matches?.(name) === true);
}
