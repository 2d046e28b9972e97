import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo, type Fix } from "../fix.ts";
import type { ShapeRule } from "../rule.ts";
import { expectation } from "../shape/expectation.ts";
import type { Violation } from "../shape/violation.ts";

/** What other languages call the types. */
const SYNONYMS: Readonly<Record<string, string>> = {
  string: "str",
  text: "str",
  integer: "int",
  number: "float",
  double: "float",
  boolean: "bool",
  array: "list",
  map: "dict",
  mapping: "dict",
};

type WrongValue = Extract<Violation, { kind: "wrongValue" }>;

export const wrongType: ShapeRule = {
  code: "wrong-type",
  severity: "error",
  description: "A value that is not of the kind ibek takes at this place: text, a list, a mapping, one of a few words.",
  check(violation) {
    if (violation.kind !== "wrongValue") return [];
    const { span, title, shape, value } = violation;
    const meant = nearest(violation);
    const expects = `${sentence(title)} expects ${expectation(shape)}`;
    return [{ span, message: `${expects}${contrast(violation, value, meant)}`, fixes: fixesOf(violation, meant) }];
  },
};

function nearest({ shape, value }: WrongValue): string | undefined {
  if (shape.kind !== "word" || value?.kind !== "scalar") return undefined;
  const words = shape.words.map(({ text }) => text);
  return closestName(value.text, words) ?? words.find((word) => word === SYNONYMS[value.text.toLowerCase()]);
}

function contrast({ shape }: WrongValue, value: YamlContent | undefined, meant: string | undefined): string {
  if (value === undefined || (value.kind === "scalar" && value.text === "")) return "; nothing is given.";
  if (value.kind !== "scalar") return `, not a ${value.kind === "map" ? "mapping" : "list"}.`;
  if (shape.kind === "text") return `: put quotes around \`${value.text}\`.`;
  return `, not \`${value.text}\`${didYouMean(meant)}`;
}

function fixesOf({ shape, value, span, isWritten }: WrongValue, meant: string | undefined): readonly Fix[] {
  if (!isWritten || value?.kind !== "scalar" || value.text === "") return [];
  if (shape.kind === "text" && value.plain)
    return [{ kind: "replace", title: `Put quotes around \`${value.text}\``, span, text: JSON.stringify(value.text) }];
  return changeTo(meant, span);
}

function sentence(title: string): string {
  if (title.startsWith("`")) return title;
  return title.startsWith("an ") ? `An ${title.slice(3)}` : `This ${title}`;
}
