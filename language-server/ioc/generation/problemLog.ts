// What evaluating finds, each mistake once.
import type { Span } from "../../text/span.ts";
import type { GenerationProblem } from "./generated.ts";
import type { Site } from "./site.ts";

export type Found = Omit<GenerationProblem, "entity">;

export class ProblemLog {
  readonly #found: Found[] = [];
  readonly #seen = new Set<string>();

  /** `inText`: the part of the site's text that is wrong. A repeat finds the same mistake for each of its values. */
  add(kind: Found["kind"], site: Site, message: string, inText?: Span): void {
    const { definition, owner } = site;
    const span = (inText && site.exact?.(inText)) ?? site.span;
    const place = definition
      ? `${definition.path}:${definition.range.start.line}:${definition.range.start.character}`
      : "";
    const key = `${kind} ${span.start} ${place} ${inText?.start ?? -1}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const text =
      owner === undefined || definition === undefined ? message : `In the definition of \`${owner}\`: ${message}`;
    this.#found.push({ kind, span, message: text, definition });
  }

  get found(): readonly Found[] {
    return this.#found;
  }
}
