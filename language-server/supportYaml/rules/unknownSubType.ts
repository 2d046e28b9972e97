import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { shifted } from "../../text/span.ts";
import { changeTo } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { CheckedFile, FileRule } from "../rule.ts";
import { textOf, type SubEntity } from "../supportModel.ts";

export const unknownSubType: FileRule = {
  code: "unknown-sub-type",
  severity: "warning",
  description:
    "A sub-entity's `type` that its support module does not define, as far as the workspace knows the module.",
  check(file) {
    const own = new Set(
      file.models.flatMap(({ checked: { model } }) => (model.name === undefined ? [] : [model.name])),
    );
    return file.models.flatMap(({ start, checked: { model } }) =>
      model.subEntities.flatMap((item) => check(item, start, own, file)),
    );
  },
};

function check({ keys }: SubEntity, start: number, own: ReadonlySet<string>, file: CheckedFile): readonly Finding[] {
  const field = keys.get("type");
  const type = textOf(field);
  if (field === undefined || type === undefined || hasJinja(type)) return [];
  const dot = type.indexOf(".");
  const module = type.slice(0, Math.max(dot, 0));
  const isOwn = module === file.module;
  const names = isOwn ? [...own] : modelsOf(module, file);
  // Of a module that nobody here defines nothing is known.
  if (names === undefined || names.includes(type.slice(dot + 1))) return [];
  const meant = closestName(type.slice(dot + 1), names);
  const span = shifted(field.valueSpan, start);
  return [
    {
      span,
      message: `The support module \`${module}\` has no entity model \`${type.slice(dot + 1)}\`${didYouMean(meant)}`,
      ...(isOwn && { severity: "error" as const }),
      fixes: field.elsewhere ? [] : changeTo(meant === undefined ? undefined : `${module}.${meant}`, span),
    },
  ];
}

function modelsOf(module: string, { catalogue }: CheckedFile): readonly string[] | undefined {
  if (!catalogue.modules.has(module)) return undefined;
  const head = `${module}.`;
  return [...catalogue.models.keys()].filter((type) => type.startsWith(head)).map((type) => type.slice(head.length));
}
