import { DiagnosticSeverity } from "vscode-languageserver-types";
import { expandMacros, UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import type { Item, Word } from "../../syntax/database/databaseFile.ts";
import { brokenMacro } from "../../syntax/database/soundMacro.ts";
import { byteLength } from "../byteLength.ts";
import { inner } from "../inner.ts";
import type { ItemRule, Problem, Surroundings } from "../rule.ts";

/** A record name of 60 bytes fits. */
const LONGEST = 60;

export const badName: ItemRule = {
  kind: "item",
  code: "bad-name",
  severity: DiagnosticSeverity.Error,
  description:
    "Names of records and aliases are not empty, have 60 characters at most, and no space, quote, `.` or `$`; a warning for a first character EPICS advises against.",
  check: (item, surroundings) => namesIn(item).flatMap(({ word, record }) => checkName(word, record, surroundings)),
};

/** An alias is not refused for its length. */
function namesIn(item: Item): readonly { readonly word: Word; readonly record: string | undefined }[] {
  const of = (
    word: Word | undefined,
    record?: string,
  ): { readonly word: Word; readonly record: string | undefined }[] => (word === undefined ? [] : [{ word, record }]);
  switch (item.kind) {
    case "record": {
      const aliases = (item.body?.entries ?? []).flatMap((entry) => (entry.kind === "alias" ? of(entry.word) : []));
      return [...of(item.name, item.type?.text), ...aliases];
    }
    case "alias":
      return [...of(item.record), ...of(item.alias)];
    default:
      return [];
  }
}

function checkName(word: Word, type: string | undefined, { macros }: Surroundings): readonly Problem[] {
  const span = inner(word);
  if (macros === "open" && brokenMacro(word.text) !== undefined) return [];
  const name = macros === "expanded" ? word.text : expanded(word.text);
  if (name === "")
    return [{ span: { start: word.start, end: word.end }, message: "Record/Alias name can't be empty." }];
  const bad = /[ "'.$]/.exec(name)?.[0];
  if (bad !== undefined) {
    const at = word.text.indexOf(bad);
    const exact = word.text === name && at >= 0 ? { start: span.start + at, end: span.start + at + 1 } : span;
    return [
      { span: exact, message: `Bad character '${bad}' in Record/Alias name "${name.replaceAll(UNKNOWN, "…")}".` },
    ];
  }
  const length = byteLength(name.replaceAll(UNKNOWN, ""));
  if (length > LONGEST && type !== undefined && !"*#".includes(type))
    return [
      { span, message: `Can't create ${type} record: its name has ${length} characters, ${LONGEST} are allowed.` },
    ];
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const control = /[\0-\x1f]/.exec(name)?.[0];
  const first = name.charAt(0);
  if ("-+[{".includes(first) || control !== undefined) {
    const message =
      control === undefined
        ? `Record/Alias name '${name.replaceAll(UNKNOWN, "…")}' should not begin with '${first}'.`
        : "The name contains a character that cannot be printed.";
    return [{ span, message, severity: DiagnosticSeverity.Warning }];
  }
  return [];
}

/** With defaults, so that a dot in `$(P=a.b)` is seen. */
function expanded(text: string): string {
  return text.includes("$") ? expandMacros(`"${text}"`, () => undefined).text.slice(1, -1) : text;
}
