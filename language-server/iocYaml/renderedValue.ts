// What a value is once ibek has rendered it, for people.
import { newBudget } from "../ioc/jinja/budget.ts";
import { textOf } from "../ioc/jinja/pythonText.ts";
import type { PythonValue } from "../ioc/jinja/pythonValue.ts";
import { Stopped } from "../ioc/jinja/stopped.ts";
import type { IocAnalysis } from "./analysis.ts";

/** As Jinja would print it; undefined where that is not known or endless. */
export function renderedValue(value: PythonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return textOf(value, newBudget(10_000, 10_000));
  } catch (error) {
    // An entity without an id has no text; one that holds itself has no end.
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

/** Of an entity in the list; `index`: -1 for the file itself, whose `ioc_name` is known by that name. */
export function renderedField(analysis: IocAnalysis, index: number, name: string): string | undefined {
  const { generated } = analysis;
  if (index < 0) return name === "ioc_name" ? generated.iocName : undefined;
  return renderedValue(generated.entities[index]?.values.get(name));
}
