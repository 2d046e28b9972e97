// What jinja2 3.1.6 with StrictUndefined makes of a template, as ibek uses it.
import type { Template } from "../../syntax/jinja/template.ts";
import type { Span } from "../../text/span.ts";
import type { Budget } from "./budget.ts";
import { Frame } from "./frame.ts";
import type { PythonValue, Stop } from "./pythonValue.ts";
import { renderStatements } from "./renderStatements.ts";
import type { Run } from "./run.ts";
import { Stopped } from "./stopped.ts";

export type Rendered =
  | {
      readonly ok: true;
      readonly text: string;
      /** A list or dictionary that the scope gave was changed: `{{ names.append("x") }}`. */
      readonly changed: boolean;
    }
  | {
      readonly ok: false;
      readonly stop: Stop;
      /** In the template's text: the name that is undefined, else the expression that failed. */
      readonly span: Span;
      readonly changed: boolean;
    };

/** @param scope the names around the template; undefined for those nobody defines. Not asked for `range` and the like first. */
export function renderTemplate(
  template: Template,
  scope: (name: string) => PythonValue | undefined,
  budget: Budget,
): Rendered {
  const { problem, body } = template;
  if (problem) {
    return { ok: false, stop: { kind: "error", message: problem.message }, span: problem.span, changed: false };
  }
  const [first, second] = body;
  if (!first) return { ok: true, text: "", changed: false };
  if (!second && first.kind === "text") return { ok: true, text: first.text, changed: false };
  const run: Run = { budget, scope, own: new WeakSet(), origins: new Map(), changed: false };
  try {
    const text = renderStatements(body, new Frame(), run);
    return { ok: true, text, changed: run.changed };
  } catch (error) {
    return { ok: false, ...stopOf(error, run), changed: run.changed };
  }
}

function stopOf(error: unknown, run: Run): { readonly stop: Stop; readonly span: Span } {
  if (error instanceof Stopped) {
    const origin = error.culprit && run.origins.get(error.culprit);
    return { stop: error.stop, span: origin ?? error.span ?? { start: 0, end: 0 } };
  }
  // JavaScript's own limits on recursion and on the size of a text, should a value get past the budget.
  if (error instanceof RangeError) return { stop: { kind: "endless" }, span: { start: 0, end: 0 } };
  throw error;
}
