import type { Span } from "../../text/span.ts";
import type { Budget } from "./budget.ts";
import type { PythonDict, PythonList, PythonObject, PythonValue } from "./pythonValue.ts";

/** One rendering. */
export interface Run {
  readonly budget: Budget;
  /** Of what is around the template; undefined for what is not defined there. */
  readonly scope: (name: string) => PythonValue | undefined;
  /** Lists and dictionaries this rendering made itself: to change them is nobody else's concern. */
  readonly own: WeakSet<PythonList | PythonDict>;
  /** Where each undefined value was asked for. */
  readonly origins: Map<PythonObject, Span>;
  /** A list or dictionary from outside was changed. */
  changed: boolean;
}

export function madeList(items: PythonValue[], run: Run): PythonList {
  const list: PythonList = { kind: "list", items };
  run.own.add(list);
  return list;
}

export function madeDict(entries: [PythonValue, PythonValue][], run: Run): PythonDict {
  const dict: PythonDict = { kind: "dict", entries };
  run.own.add(dict);
  return dict;
}

export function noteChange(changed: PythonList | PythonDict, run: Run): void {
  if (!run.own.has(changed)) run.changed = true;
}
