// jinja2's filters.
import { FILTER_NAMES } from "../../syntax/jinja/jinjaNames.ts";
import { collectionFilters } from "./collectionFilters.ts";
import { applyOperation, type Given, type Operation } from "./nativeFunction.ts";
import { numberFilters } from "./numberFilters.ts";
import { pickFilters } from "./pickFilters.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { textFilters } from "./textFilters.ts";

const FILTERS: Readonly<Record<string, Operation>> = {
  ...collectionFilters,
  ...numberFilters,
  ...pickFilters(applyFilter),
  ...textFilters,
};

export function applyFilter(name: string, value: PythonValue, given: Given, run: Run): PythonValue {
  const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
  if (filter) return applyOperation(name, filter, value, given, run);
  if (FILTER_NAMES.has(name)) return unsupported(`the filter "${name}"`);
  return raise("RuntimeError", `No filter named '${name}' found.`);
}
