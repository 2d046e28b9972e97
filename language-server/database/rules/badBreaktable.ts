import { DiagnosticSeverity } from "vscode-languageserver-types";
import { parseNumber } from "../../syntax/database/numberText.ts";
import type { BreaktableItem } from "../../syntax/database/databaseFile.ts";
import type { ItemRule, Problem } from "../rule.ts";

export const badBreaktable: ItemRule = {
  kind: "item",
  code: "bad-breaktable",
  severity: DiagnosticSeverity.Error,
  description: "A breakpoint table is pairs of numbers, at least two, that go one way only.",
  check: (item, { macros }) => {
    if (item.kind !== "breaktable" || item.close === undefined) return [];
    if (macros === "open" && item.values.some(({ text }) => text.includes("$"))) return [];
    const span = item.name ?? { start: 0, end: "breaktable".length };
    if (item.name?.text === "") return [{ span, message: "Breaktable name can't be empty." }];
    const wrong = item.values.find(({ text }) => text === "" || parseNumber(text, "DOUBLE").kind === "refused");
    if (wrong !== undefined) return [{ span: wrong, message: "Non-numeric value in breaktable." }];
    if (item.values.length % 2 === 1) return [{ span, message: "Raw value missing: the numbers are no pairs." }];
    if (item.values.length < 4) return [{ span, message: "A breaktable must have at least two points." }];
    return checkSlopes(item);
  },
};

function checkSlopes({ values }: BreaktableItem): readonly Problem[] {
  let down: boolean | undefined;
  for (let i = 0; i + 3 < values.length; i += 2) {
    const [raw, eng, nextRaw, nextEng] = values.slice(i, i + 4).map(({ text }) => Number(text));
    const slope = ((nextEng ?? 0) - (eng ?? 0)) / ((nextRaw ?? 0) - (raw ?? 0));
    const span = { start: values[i + 2]?.start ?? 0, end: values[i + 3]?.end ?? 0 };
    if (slope === 0) return [{ span, message: "The slope of the breaktable is zero here." }];
    down ??= slope < 0;
    if (down !== slope < 0) return [{ span, message: "The slope of the breaktable changes its sign here." }];
  }
  return [];
}
