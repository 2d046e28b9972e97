// What the readers of a support YAML file share: fields, texts and places of its tree.
import { LineIndex } from "../../text/lineIndex.ts";
import { shifted, type Span } from "../../text/span.ts";
import { readFields, resolved, type Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import type { SourcePlace } from "./sourcePlace.ts";
import { TemplateText } from "./templateText.ts";

export class SupportText {
  readonly path: string;
  readonly text: string;
  readonly #lines: LineIndex;
  /** Offset in the file of where `text` begins. */
  readonly #start: number;

  constructor(path: string, text: string, lines = new LineIndex(text), start = 0) {
    this.path = path;
    this.text = text;
    this.#lines = lines;
    this.#start = start;
  }

  /** `span` counts from where this text begins. */
  place(span: Span): SourcePlace {
    return { path: this.path, range: this.#lines.rangeOf(shifted(span, this.#start)) };
  }

  /** A piece of it, read alone. */
  part({ start, end }: Span): SupportText {
    return new SupportText(this.path, this.text.slice(start, end), this.#lines, this.#start + start);
  }

  template(field: Field | undefined): TemplateText | undefined {
    const text = textOf(field?.value);
    return field === undefined || text === undefined ? undefined : new TemplateText(text, this.place(field.valueSpan));
  }
}

// Every anchor of a definition is in the file itself, which is one piece.
const NOWHERE = (): undefined => undefined;

export function fieldsOf(node: YamlContent | undefined): ReadonlyMap<string, Field> {
  return node?.kind === "map" ? readFields(node, NOWHERE).byName : new Map<string, Field>();
}

/** Each item with where it stands. */
export function itemsOf(
  node: YamlContent | undefined,
): readonly { content: YamlContent | undefined; node: YamlNode }[] {
  return node?.kind === "sequence" ? node.items.map((item) => ({ node: item, content: resolved(item, NOWHERE) })) : [];
}

export function contentOf(node: YamlNode | undefined): YamlContent | undefined {
  return resolved(node, NOWHERE);
}

export function textOf(node: YamlContent | undefined): string | undefined {
  return node?.kind === "scalar" && node.type !== "null" ? node.text : undefined;
}

export function isNull(node: YamlContent | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && node.type === "null");
}
