import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import { templateNames } from "../../syntax/jinja/templateNames.ts";
import type { Template } from "../../syntax/jinja/template.ts";
import { scalarOffsets } from "../../syntax/yaml/scalarOffsets.ts";
import type { Span } from "../../text/span.ts";
import type { TemplateText } from "../supportModel.ts";
import { certainNames } from "./certainNames.ts";

/** A text with what Jinja makes of it. Spans are places in the model's piece. */
export interface ReadTemplate {
  readonly text: TemplateText;
  readonly template: Template;
  /** Where jinja2 refuses it, in its words. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined;
  readonly uses: readonly NameUse[];
  /** Names that `for` and `set` give values. */
  readonly local: ReadonlySet<string>;
}

export interface NameUse {
  readonly name: string;
  readonly span: Span;
  /** The name stands at `span`, as it is. */
  readonly isWritten: boolean;
  /** Every rendering needs it. */
  readonly isCertain: boolean;
  readonly attribute: { readonly name: string; readonly span: Span } | undefined;
}

/** ibek renders an assertion as the condition of a statement. */
const ASSERT_HEAD = "{% if ";
const ASSERT_TAIL = " %}True{% else %}False{% endif %}";

/** `source`: the text that the template's spans count in. */
export function readTemplate(text: TemplateText, source: string): ReadTemplate {
  const isAssert = text.role.kind === "assert";
  const head = isAssert ? ASSERT_HEAD.length : 0;
  const template = parseTemplate(isAssert ? `${ASSERT_HEAD}${text.scalar.text}${ASSERT_TAIL}` : text.scalar.text);
  if (template.problem === undefined && !isAssert && template.body.every(({ kind }) => kind === "text"))
    return { text, template, problem: undefined, uses: [], local: new Set() };
  const place = placing(text, source, head);
  const { problem } = template;
  const { names, local } = templateNames(template);
  const certain = certainNames(template);
  return {
    text,
    template,
    problem: problem && { message: problem.message, span: place(problem.span) ?? text.shown },
    local,
    uses: names.map(({ name, span, attribute }) => {
      const placed = place(span);
      const at = attribute && place(attribute.span);
      return {
        name,
        span: placed ?? text.shown,
        isWritten: placed !== undefined && source.slice(placed.start, placed.end) === name,
        isCertain: certain.has(span.start),
        attribute: attribute && at && { name: attribute.name, span: at },
      };
    }),
  };
}

/** Undefined where the place of a span is not known exactly. */
function placing(text: TemplateText, source: string, head: number): (span: Span) => Span | undefined {
  const offsets = text.isWritten ? scalarOffsets(source, text.scalar) : undefined;
  const { length } = text.scalar.text;
  return ({ start, end }) => {
    if (start - head < 0 || start - head > length) return undefined;
    const placed = offsets?.toText({ start: start - head, end: Math.min(end - head, length) });
    return placed && { start: placed.start, end: Math.max(placed.end, placed.start + 1) };
  };
}
