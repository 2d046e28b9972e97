// The same templates to the real jinja2 and to us.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { newBudget } from "../../../language-server/ioc/jinja/budget.ts";
import { coerce, isCoercedType } from "../../../language-server/ioc/jinja/coerce.ts";
import { impliedType } from "../../../language-server/ioc/jinja/impliedType.ts";
import { reprOf } from "../../../language-server/ioc/jinja/pythonText.ts";
import type { PythonResult, Stop } from "../../../language-server/ioc/jinja/pythonValue.ts";
import { renderTemplate } from "../../../language-server/ioc/jinja/renderTemplate.ts";
import { parseTemplate } from "../../../language-server/syntax/jinja/parseTemplate.ts";
import { valueOf, type TaggedContext } from "./taggedValue.ts";

export type JinjaCase =
  | { readonly template: string; readonly context: TaggedContext; readonly type: string }
  | { readonly literal: string; readonly type: string };

export interface JinjaAnswer {
  readonly text?: string;
  /** Python's `repr` of what ibek makes of the text: `7` with `| int`; "refused" where that fails. */
  readonly value?: string;
  readonly error?: string;
  /** Ours alone: why we do not say. */
  readonly unsupported?: string;
}

/** One process for all cases, in order. */
export async function jinjaAnswers(python: string, cases: readonly JinjaCase[]): Promise<readonly JinjaAnswer[]> {
  const script = fileURLToPath(new URL("jinjaAnswers.py", import.meta.url));
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(cases.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const answers: JinjaAnswer[] = [];
  // Written by our own script.
  for await (const line of createInterface(child.stdout)) answers.push(JSON.parse(line) as JinjaAnswer);
  return answers;
}

export function ourAnswer(each: JinjaCase): JinjaAnswer {
  if ("literal" in each) return coerced(each.literal, each.type);
  const values = new Map(Object.entries(each.context).map(([name, value]) => [name, valueOf(value)]));
  const rendered = renderTemplate(parseTemplate(each.template), (name) => values.get(name), newBudget());
  if (!rendered.ok) return stopped(rendered.stop);
  const { text } = rendered;
  const type = each.type === "" ? (impliedType(each.template) ?? "") : each.type;
  const value = coerced(text, type);
  return value.unsupported === undefined ? { text, value: value.value ?? "refused" } : value;
}

function coerced(text: string, type: string): JinjaAnswer {
  const result: PythonResult = isCoercedType(type) ? coerce(text, type, newBudget()) : { ok: true, value: text };
  return result.ok ? { value: reprOf(result.value, newBudget()) } : stopped(result.stop);
}

function stopped(stop: Stop): JinjaAnswer {
  if (stop.kind === "error") return { error: stop.message };
  return { unsupported: stop.kind === "endless" ? "endless" : stop.what };
}

/** Undefined where both agree, or where we do not say. */
export function disagreement(each: JinjaCase, theirs: JinjaAnswer | undefined, ours: JinjaAnswer): string | undefined {
  if (ours.unsupported !== undefined) return undefined;
  if (theirs?.error !== undefined && ours.error !== undefined) return undefined;
  if (theirs?.error === undefined && theirs?.text === ours.text && theirs?.value === ours.value) return undefined;
  return `${JSON.stringify(each)}: Python says ${JSON.stringify(theirs)}, we say ${JSON.stringify(ours)}`;
}
