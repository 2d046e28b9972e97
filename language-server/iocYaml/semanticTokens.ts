import type { SemanticToken } from "../service.ts";
import { jinjaTokens, type JinjaToken } from "../syntax/jinja/jinjaTokens.ts";
import { shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { jinjaValues, placesOf } from "./jinja/jinjaValues.ts";

/** Of the Jinja in values; what is around it the grammar colours. */
export function semanticTokens(analysis: IocAnalysis): readonly SemanticToken[] {
  const whole = { start: 0, end: analysis.lines.text.length };
  return jinjaValues(analysis, whole).flatMap((value) => {
    const places = placesOf(value, analysis);
    if (places === undefined) return [];
    return jinjaTokens(value.scalar.text).flatMap(({ kind, span }) =>
      linesOf(places.toText(span), analysis).map((line) => ({
        range: analysis.lines.rangeOf(line),
        type: tokenType(kind),
      })),
    );
  });
}

function tokenType(kind: JinjaToken["kind"]): SemanticToken["type"] {
  return kind === "delimiter" ? "macro" : kind;
}

/** A token may go over several lines, which editors do not take. */
function linesOf(span: Span, { lines }: IocAnalysis): readonly Span[] {
  const source = lines.text.slice(span.start, span.end);
  if (!source.includes("\n")) return span.end > span.start ? [span] : [];
  let at = 0;
  return source.split("\n").flatMap((line) => {
    const start = at + line.length - line.trimStart().length;
    const written = { start, end: start + line.trim().length };
    at += line.length + 1;
    return written.end > written.start ? [shifted(written, span.start)] : [];
  });
}
