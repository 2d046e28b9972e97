import type { Load } from "../ioc/records/load.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { Span } from "../text/span.ts";

/** The file a line loads, or the script through which it does. */
export function loadSpan(line: EvaluatedLine, load: Load): Span {
  const own = line.files.find(({ kind, text }) => kind === load.kind && text === load.name);
  const file = load.through.length === 0 ? own : line.files[0];
  const { start, end } = file ?? line.command ?? { start: 0, end: line.line.text.trimEnd().length };
  return { start, end };
}
