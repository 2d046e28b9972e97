import type { SemanticToken } from "../service.ts";
import { jinjaTokens, type JinjaToken } from "../syntax/jinja/jinjaTokens.ts";
import { lineSpans } from "../text/lineSpans.ts";
import type { IocAnalysis } from "./analysis.ts";
import { jinjaValues, placesOf } from "./jinja/jinjaValues.ts";

/** Of the Jinja in values; what is around it the grammar colours. */
export function semanticTokens(analysis: IocAnalysis): readonly SemanticToken[] {
  const whole = { start: 0, end: analysis.lines.text.length };
  return jinjaValues(analysis, whole).flatMap((value) => {
    const places = placesOf(value, analysis);
    if (places === undefined) return [];
    return jinjaTokens(value.scalar.text).flatMap(({ kind, span }) =>
      // A token may go over several lines, which editors do not take.
      lineSpans(places.toText(span), analysis.lines.text).map((line) => ({
        range: analysis.lines.rangeOf(line),
        type: tokenType(kind),
      })),
    );
  });
}

function tokenType(kind: JinjaToken["kind"]): SemanticToken["type"] {
  return kind === "delimiter" ? "macro" : kind;
}
