import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { IocContents } from "../../ioc/records/iocContents.ts";
import { writtenAs } from "../../ioc/scriptEvaluation/plainWord.ts";
import { recordUses } from "../../ioc/scriptEvaluation/recordUses.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { ContentRule } from "../contentRule.ts";
import { changeTo } from "../fix.ts";

export const unknownRecord: ContentRule = {
  code: "unknown-record",
  severity: DiagnosticSeverity.Warning,
  description: "A command names a record that the IOC does not load; told only where everything it loads can be read.",
  check: ({ line, contents, start }) => {
    const uses = start.fragment || !line.before.complete ? [] : recordUses(line);
    if (uses.length === 0 || !contents.complete) return [];
    return uses
      .filter(({ name }) => contents.named(name).length === 0)
      .map(({ name, field, ...word }) => {
        const meant = closestName(name, likeNames(name, contents));
        const written = writtenAs(field === undefined ? name : `${name}.${field}`, line.line.text, word);
        const span = written && { start: written.start, end: written.start + name.length };
        const message = `The IOC loads no record \`${name}\`${didYouMean(meant)}`;
        return { span: span ?? word, message, fixes: span === undefined ? [] : changeTo(meant, span) };
      });
  },
};

/** Each of a thousand mistyped names is compared with so many. */
const MOST_NAMES = 1000;

/** Those that begin or end like it. */
function likeNames(name: string, { index }: IocContents): readonly string[] {
  const [head, tail] = [name.slice(0, 3), name.slice(-3)];
  const names: string[] = [];
  for (const known of index.byName.keys()) {
    if (names.length >= MOST_NAMES) break;
    if (known.startsWith(head) || known.endsWith(tail)) names.push(known);
  }
  return names;
}
