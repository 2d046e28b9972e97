import { type InlayHint, type Range } from "vscode-languageserver-types";
import { hasJinja } from "../syntax/jinja/jinjaText.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import type { LocatedEntity } from "./evaluatedFile.ts";
import { markdown } from "./documentation.ts";
import { jinjaValues } from "./jinja/jinjaValues.ts";
import { renderedField } from "./renderedValue.ts";

// More is in the tooltip: a hint must not push the text out of sight.
const MOST_DEFAULTS = 4;
const LONGEST_VALUE = 40;
const LONGEST_DEFAULT = 20;

/** What values with Jinja render to, behind them, and the defaults an entity uses, behind its type. */
export function inlayHints(analysis: IocAnalysis, range: Range): readonly InlayHint[] {
  const { lines, entities } = analysis;
  const within = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  const defaults = entities.flatMap((located, index) => {
    const { start, end } = shifted(located.checked.entity.span, located.start);
    return start <= within.end && within.start <= end ? defaultsHint(analysis, located, index) : [];
  });
  return [...valueHints(analysis, within), ...defaults].sort(
    (a, b) => lines.offsetAt(a.position) - lines.offsetAt(b.position),
  );
}

/** Not inside repeats: there a value is another one each time. */
function valueHints(analysis: IocAnalysis, within: Span): readonly InlayHint[] {
  const { lines } = analysis;
  return jinjaValues(analysis, within).flatMap(({ start, scalar, field, chain, index }) => {
    const isWhole = field.value === scalar;
    const rendered = chain.length > 1 || !isWhole ? undefined : renderedField(analysis, index, field.name);
    if (rendered === undefined || rendered === scalar.text) return [];
    const source = lines.text.slice(start + scalar.span.start, start + scalar.span.end);
    // Of a text block behind its first line.
    const written = /^[|>]/.test(source) && !scalar.plain ? source.split(/\r?\n/, 1)[0]?.trimEnd() : source.trimEnd();
    const position = lines.positionAt(start + scalar.span.start + (written?.length ?? 0));
    return [
      {
        position,
        label: `= ${shortened(rendered, LONGEST_VALUE)}`,
        paddingLeft: true,
        tooltip: markdown([`ibek makes of this: ${inlineCode(rendered)}`]),
      },
    ];
  });
}

function defaultsHint(analysis: IocAnalysis, { start, checked }: LocatedEntity, index: number): readonly InlayHint[] {
  const { entity, model } = checked;
  const type = entity.fields.get("type");
  if (model === undefined || type === undefined || type.elsewhere) return [];
  const used = [...model.parameters.values()].flatMap((parameter) => {
    if (parameter.default === undefined || entity.fields.has(parameter.name)) return [];
    const rendered = renderedField(analysis, index, parameter.name);
    return [{ name: parameter.name, written: parameter.default, rendered: rendered ?? parameter.default }];
  });
  if (used.length === 0) return [];
  const shown = used
    .slice(0, MOST_DEFAULTS)
    .map(({ name, rendered }) => `${name}: ${shortened(rendered, LONGEST_DEFAULT)}`);
  const more = used.length > MOST_DEFAULTS ? [`… ${used.length - MOST_DEFAULTS} more`] : [];
  const all = used.map(({ name, written, rendered }) => {
    const from = hasJinja(written) && written !== rendered ? `, from ${inlineCode(written)}` : "";
    return `- ${escapeMarkdown(name)}: ${inlineCode(rendered)}${from}`;
  });
  return [
    {
      position: analysis.lines.positionAt(start + type.valueSpan.end),
      label: [...shown, ...more].join(", "),
      paddingLeft: true,
      tooltip: markdown(["Not given here, so the defaults are used:", all.join("\n")]),
    },
  ];
}

function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return '""';
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
