import { headOf, type Entity } from "../ioc/entity.ts";
import { writtenEnd } from "../syntax/yaml/writtenEnd.ts";
import type { Span } from "../text/span.ts";

/** An entity as it is written, without the comments and empty lines after it; counts from its piece, with which `text` begins. */
export function writtenSpan(entity: Entity, text: string): Span {
  const { span, content } = entity;
  // Behind an alias the content is somewhere else.
  const end = content?.span === span ? writtenEnd(content, text) : span.end;
  const head = headOf(entity);
  return { start: Math.min(span.start, head.start), end: Math.max(end, head.end) };
}
