/** A half-open stretch of text, counted in UTF-16 units like LSP positions and JavaScript strings. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

export function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
