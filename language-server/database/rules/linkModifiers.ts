import { DiagnosticSeverity } from "vscode-languageserver-types";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { parseLink } from "../../syntax/database/linkText.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { Span } from "../../text/span.ts";
import { changeTo } from "../fix.ts";
import { inner } from "../inner.ts";
import { isLink, type LinkField } from "../isLink.ts";
import type { FieldRule, FieldUse, Problem } from "../rule.ts";

const PROCESS_MODIFIERS = ["NPP", "PP", "CA", "CP", "CPP"];
const SEVERITY_MODIFIERS = ["NMS", "MS", "MSI", "MSS"];
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

interface Modifier {
  readonly word: string;
  readonly span: Span;
}

function checkModifiers(field: FieldUse, definition: LinkField, from: number): readonly Problem[] {
  const written = field.value.kind === "string" ? field.value.text : "";
  const offset = inner(field.value).start + from;
  const words = [...written.slice(from).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    span: { start: offset + match.index, end: offset + match.index + match[0].length },
  }));
  if (words.some(({ word }) => word.includes("$"))) return [];
  const known = words.filter(({ word }) => MODIFIERS.includes(word));
  return [
    ...words.filter(({ word }) => !MODIFIERS.includes(word)).map(garbage),
    ...surplus(known.filter(({ word }) => PROCESS_MODIFIERS.includes(word))),
    ...surplus(known.filter(({ word }) => SEVERITY_MODIFIERS.includes(word))),
    ...ineffective(known, definition),
  ];
}

function garbage({ word, span }: Modifier): Problem {
  const meant = MODIFIERS.find((each) => each === word.toUpperCase()) ?? closestName(word, MODIFIERS);
  const found = MODIFIERS.filter((each) => word.includes(each)).toSorted((a, b) => b.length - a.length)[0];
  const taken = found === undefined ? "EPICS ignores it" : `EPICS only sees the \`${found}\` in it`;
  const message = `\`${word}\` is no modifier of a link; ${taken}${didYouMean(meant)}`;
  return { span, message, fixes: changeTo(meant, span) };
}

/** NPP, CPP, PP, CA, CP and NMS, MSI, MSS, MS: EPICS takes the first of each list that it finds. */
function surplus([first, second]: readonly Modifier[]): readonly Problem[] {
  if (first === undefined || second === undefined) return [];
  return [{ span: second.span, message: `\`${second.word}\` beside \`${first.word}\`: only one of them counts.` }];
}

/** What says the default does no harm: VisualDCT writes `NPP NMS` everywhere. */
function ineffective(words: readonly Modifier[], { name, type }: LinkField): readonly Problem[] {
  const without = words.filter(({ word }) =>
    type === "OUTLINK" ? word.startsWith("CP") : type === "FWDLINK" && !["CA", "NPP", "NMS"].includes(word),
  );
  const [first, last] = [without[0], without.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { start: first.span.start, end: last.span.end };
  const written = without.map(({ word }) => word).join(" ");
  const fixes = [{ title: `Remove \`${written}\``, edits: [{ span: { ...span, start: span.start - 1 }, text: "" }] }];
  if (type === "OUTLINK")
    return [
      { span, message: `\`${written}\` has no effect on an output link like ${name}: EPICS discards it.`, fixes },
    ];
  const message = `\`${written}\` has no effect on a forward link like ${name}: EPICS only looks at \`CA\`.`;
  return [{ span, message, severity: DiagnosticSeverity.Information, fixes }];
}
