import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Json } from "../../syntax/database/databaseFile.ts";
import { parseValue } from "../../syntax/database/parseValue.ts";
import { Scanner } from "../../syntax/database/scanner.ts";
import type { SyntaxProblem } from "../../syntax/database/syntaxProblem.ts";
import { checkJsonLink, type JsonLinkProblem } from "../checkJsonLink.ts";
import { changeTo } from "../fix.ts";
import { inner } from "../inner.ts";
import { isLink, type LinkField } from "../isLink.ts";
import type { FieldRule, FieldUse, Problem } from "../rule.ts";
import { refusal } from "../severity.ts";

export const badJsonLink: FieldRule = {
  kind: "field",
  code: "bad-json-link",
  severity: DiagnosticSeverity.Error,
  description: "A link in braces of an unknown type, or with keys or values its type does not take.",
  check: (field, { types }) => {
    const { definition, value, text } = field;
    if (!isLink(definition)) return [];
    if (value.kind === "object")
      return checkJsonLink(value, { direction: definition.type, links: types.links }).map((problem) =>
        asProblem(problem, problem.span, field),
      );
    if (value.kind !== "string" || text.certainty === "partial") return [];
    return inString(field, definition, types.links);
  },
};

/** `"{\"const\":1}"`: the link stands in a string, where each mistake is the mistake of all of it. */
function inString(field: FieldUse, { type }: LinkField, links: readonly string[]): readonly Problem[] {
  const text = field.text.text.trim();
  if (!text.startsWith("{") || !text.endsWith("}")) return [];
  const problems: SyntaxProblem[] = [];
  const scanner = new Scanner(withoutComments(text), "expanded");
  const link = parseValue({ scanner, problems });
  const behind = scanner.nextJson();
  const span = inner(field.value);
  const [first] = problems;
  // Nor does it put quotes around words there.
  if (first !== undefined || behind.kind !== "end" || (link !== undefined && hasWord(link)))
    return [
      { span, message: `The link in the string is no JSON. ${first?.message ?? ""}`.trim(), severity: refusal(field) },
    ];
  return link?.kind === "object"
    ? checkJsonLink(link, { direction: type, links }).map((problem) => asProblem(problem, span, field))
    : [];
}

/** EPICS allows them in a string, which it does not elsewhere. */
function withoutComments(text: string): string {
  const strings = /("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|\/\*[^]*?\*\/|\/\/[^\n]*/g;
  return text.replace(strings, (_, string: string | undefined) => string ?? " ");
}

function hasWord(json: Json): boolean {
  switch (json.kind) {
    case "object":
      return json.pairs.some(({ value }) => value !== undefined && hasWord(value));
    case "array":
      return json.items.some(hasWord);
    default:
      return json.kind === "word";
  }
}

function asProblem(
  { message, meant, unsure, span: exact }: JsonLinkProblem,
  span: Problem["span"],
  field: FieldUse,
): Problem {
  const severity = unsure === true ? DiagnosticSeverity.Warning : refusal(field);
  return { span, message, severity, fixes: exact === span ? changeTo(meant, span) : [] };
}
