import type { SemanticToken } from "../service.ts";
import { hasJinja } from "../syntax/jinja/jinjaText.ts";
import { jinjaTokens, type JinjaToken } from "../syntax/jinja/jinjaTokens.ts";
import { scalarOffsets } from "../syntax/yaml/scalarOffsets.ts";
import { lineSpans } from "../text/lineSpans.ts";
import { shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import type { CheckedModel } from "./checkedModel.ts";

/** Of the Jinja in values; what is around it the grammar colours. */
export function semanticTokens({ lines, models }: SupportAnalysis): readonly SemanticToken[] {
  return models.flatMap(({ start, checked }) =>
    tokensOf(checked).map(({ span, type }) => ({ range: lines.rangeOf(shifted(span, start)), type })),
  );
}

interface PlacedToken {
  readonly span: JinjaToken["span"];
  readonly type: SemanticToken["type"];
}

function tokensOf({ model, placed }: CheckedModel): readonly PlacedToken[] {
  const source = placed.piece.text;
  const texts = model.templates
    .filter(({ isWritten, scalar, role }) => isWritten && (role.kind === "assert" || hasJinja(scalar.text)))
    .sort((a, b) => a.scalar.span.start - b.scalar.span.start);
  return texts.flatMap(({ scalar, role }) => {
    const places = scalarOffsets(source, scalar);
    if (places === undefined) return [];
    return tokensIn(scalar.text, role.kind === "assert").flatMap(({ kind, span }) =>
      lineSpans(places.toText(span), source).map((line) => ({
        span: line,
        type: kind === "delimiter" ? ("macro" as const) : kind,
      })),
    );
  });
}

/** An assertion is an expression without braces. */
function tokensIn(text: string, isAssert: boolean): readonly JinjaToken[] {
  if (!isAssert) return jinjaTokens(text);
  const [before, after] = ["{{ ", " }}"];
  return jinjaTokens(`${before}${text}${after}`)
    .filter(({ span }) => span.start >= before.length && span.end <= before.length + text.length)
    .map(({ kind, span }) => ({ kind, span: shifted(span, -before.length) }));
}
