import { DiagnosticSeverity } from "vscode-languageserver-types";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { parseLink } from "../../syntax/database/linkText.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { inner } from "../inner.ts";
import { isLink, type LinkField } from "../isLink.ts";
import type { FieldRule, FieldUse, Problem } from "../rule.ts";

export const PROCESS_MODIFIERS = ["NPP", "PP", "CA", "CP", "CPP"];
export const SEVERITY_MODIFIERS = ["NMS", "MS", "MSI", "MSS"];
const MODIFIERS = [...PROCESS_MODIFIERS, ...SEVERITY_MODIFIERS];

export const linkModifiers: FieldRule = {
  kind: "field",
  code: "link-modifier",
  severity: DiagnosticSeverity.Warning,
  description: "EPICS silently ignores what is no modifier of a link, or has no effect on this kind of link.",
  check: (field) => {
    if (!isLink(field.definition) || field.value.kind !== "string") return [];
    const { text } = field.value;
    // Only what is written can be pointed at; a macro may be the name with its modifiers.
    if (text.includes("\\")) return [];
    const link = parseLink(text);
    if (link.kind !== "pv" || link.modifiers === undefined || hasOpenMacro(text.slice(0, link.target.end))) return [];
    return checkModifiers(field, field.definition, link.modifiers.start);
  },
};

/** The space stands in a default: `$(A=x y)`. */
function hasOpenMacro(text: string): boolean {
  return text.lastIndexOf("$(") > text.lastIndexOf(")") || text.includes(UNKNOWN);
}

function checkModifiers(field: FieldUse, definition: LinkField, from: number): readonly Problem[] {
  const written = field.value.kind === "string" ? field.value.text : "";
  const offset = inner(field.value).start;
  const words = [...written.slice(from).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    span: { start: offset + from + match.index, end: offset + from + match.index + match[0].length },
  }));
  if (words.some(({ word }) => word.includes("$"))) return [];
  const problems: Problem[] = [];
  let [process, severity]: (string | undefined)[] = [undefined, undefined];
  for (const { word, span } of words) {
    if (!MODIFIERS.includes(word)) {
      problems.push(garbage(word, span));
      continue;
    }
    const isProcess = PROCESS_MODIFIERS.includes(word);
    const before = isProcess ? process : severity;
    const message =
      before === undefined
        ? ineffective(word, definition)
        : `\`${word}\` beside \`${before}\`: only one of them counts.`;
    if (message !== undefined) problems.push({ span, message });
    if (isProcess) process ??= word;
    else severity ??= word;
  }
  return problems;
}

function garbage(word: string, span: Problem["span"]): Problem {
  const meant = MODIFIERS.find((each) => each === word.toUpperCase()) ?? closestName(word, MODIFIERS);
  const found = MODIFIERS.filter((each) => word.includes(each)).toSorted((a, b) => b.length - a.length)[0];
  const taken = found === undefined ? "EPICS ignores it" : `EPICS only sees the \`${found}\` in it`;
  const fixes = meant === undefined ? [] : [{ title: `Change to \`${meant}\``, edits: [{ span, text: meant }] }];
  return { span, message: `\`${word}\` is no modifier of a link; ${taken}${didYouMean(meant)}`, fixes };
}

function ineffective(word: string, { name, type }: LinkField): string | undefined {
  if (type === "OUTLINK" && (word === "CP" || word === "CPP"))
    return `\`${word}\` has no effect on an output link like ${name}: EPICS discards it.`;
  if (type === "FWDLINK" && word !== "CA")
    return `\`${word}\` has no effect on a forward link like ${name}: EPICS only looks at \`CA\`.`;
  return undefined;
}
