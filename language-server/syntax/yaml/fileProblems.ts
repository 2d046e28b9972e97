// What is wrong with a file as YAML, whatever it is about. Spans count from the file's start.
import { shifted, type Span } from "../../text/span.ts";
import type { Field } from "./mapFields.ts";
import type { YamlFile } from "./yamlFile.ts";
import type { YamlAlias } from "./yamlNode.ts";

interface Found {
  readonly span: Span;
  readonly message: string;
  readonly unread?: string;
}

/** Text that is no YAML, and aliases to nothing. */
export function syntaxProblems(
  yaml: YamlFile,
  lostAliases: readonly { readonly start: number; readonly alias: YamlAlias }[],
  text: string,
): readonly Found[] {
  if (yaml.refused) return [yaml.refused];
  // One mistake often makes several errors: the first one tells.
  const inPieces = [...yaml.frames, ...(yaml.items ?? [])].flatMap(({ start, piece }) =>
    piece.problems
      .filter(({ kind }) => kind === "syntax")
      .slice(0, 1)
      .map(({ span, ...problem }) => ({ ...problem, span: within(shifted(span, start), text) })),
  );
  const lost = lostAliases.map(({ start, alias }) => ({
    span: shifted(alias.span, start),
    message: `No anchor \`&${alias.name}\` is above this \`*${alias.name}\`.`,
  }));
  return [...inPieces, ...lost];
}

/** Names given twice, inside a piece or at the top of two of them. */
export function duplicateKeys(
  yaml: YamlFile,
  top: readonly { readonly start: number; readonly field: Field }[],
): readonly (Found & { readonly first: Span | undefined })[] {
  const inside = [...yaml.frames, ...(yaml.items ?? [])].flatMap(({ start, piece }) =>
    piece.problems
      .filter(({ kind }) => kind === "duplicateKey")
      .map(({ span, message, first }) => ({
        span: shifted(span, start),
        message,
        first: first && shifted(first, start),
      })),
  );
  const seen = new Map<string, Span>();
  const across = top.flatMap(({ start, field }) => {
    const span = shifted(field.nameSpan, start);
    const first = seen.get(field.name);
    seen.set(field.name, first ?? span);
    return first === undefined ? [] : [{ span, message: `\`${field.name}\` is given twice.`, first }];
  });
  return [...inside, ...across];
}

function within({ start, end }: Span, text: string): Span {
  return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}
