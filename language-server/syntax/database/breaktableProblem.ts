import type { Span } from "../../text/span.ts";
import type { Word } from "./databaseFile.ts";
import { parseNumber } from "./numberText.ts";

/** What EPICS says about a breakpoint table; of several mistakes the first. `at`: where it has none of its own. */
export function breaktableProblem(
  name: Word | undefined,
  values: readonly Word[],
  at: Span,
): { readonly span: Span; readonly message: string } | undefined {
  if (name?.text === "") return { span: at, message: "Breaktable name can't be empty." };
  const wrong = values.find(({ text }) => text === "" || parseNumber(text, "DOUBLE").kind === "refused");
  if (wrong !== undefined) return { span: wrong, message: "Non-numeric value in breaktable." };
  if (values.length % 2 === 1) return { span: at, message: "Raw value missing: the numbers are no pairs." };
  if (values.length < 4) return { span: at, message: "A breaktable must have at least two points." };
  return slopeProblem(values);
}

function slopeProblem(values: readonly Word[]): { readonly span: Span; readonly message: string } | undefined {
  let down: boolean | undefined;
  for (let i = 0; i + 3 < values.length; i += 2) {
    const [raw, eng, nextRaw, nextEng] = values.slice(i, i + 4).map(({ text }) => Number(text));
    const slope = ((nextEng ?? 0) - (eng ?? 0)) / ((nextRaw ?? 0) - (raw ?? 0));
    const span = { start: values[i + 2]?.start ?? 0, end: values[i + 3]?.end ?? 0 };
    if (slope === 0) return { span, message: "The slope of the breaktable is zero here." };
    down ??= slope < 0;
    if (down !== slope < 0) return { span, message: "The slope of the breaktable changes its sign here." };
  }
  return undefined;
}
