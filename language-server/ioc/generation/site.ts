import type { SourcePlace } from "../../catalogue/entityModels/sourcePlace.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { scalarOffsets } from "../../syntax/yaml/scalarOffsets.ts";
import type { Span } from "../../text/span.ts";

/** Where a mistake in a rendered text shows in the ioc.yaml. */
export interface Site {
  /** Counts from the entity's piece. */
  readonly span: Span;
  /** A stretch of the text in the ioc.yaml; missing where the text is not written there. */
  readonly exact?: (inText: Span) => Span | undefined;
  /** Where the text is written instead. */
  readonly definition: SourcePlace | undefined;
  /** For messages, of a text that is not in the ioc.yaml: `` in the definition of `m.Port` ``. */
  readonly owner: string | undefined;
}

/** A value that is written in the ioc.yaml. `pieceText`: that its spans count in. */
export function valueSite({ value, valueSpan, nameSpan, elsewhere }: Field, pieceText: string): Site {
  const span = valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
  if (elsewhere || value?.kind !== "scalar") return { span, definition: undefined, owner: undefined };
  return {
    span,
    exact: (inText) => {
      const exact = scalarOffsets(pieceText, value)?.toText(inText);
      // An empty stretch shows nothing.
      return exact && exact.end > exact.start ? exact : undefined;
    },
    definition: undefined,
    owner: undefined,
  };
}

/** Text of a definition, shown at the head of the entity that uses it. */
export function definitionSite(head: Span, definition: SourcePlace | undefined, type: string): Site {
  return { span: head, definition, owner: type };
}
