import { expandMacros } from "../macros/expandMacros.ts";
import type { MacroLookup } from "../macros/macroEnvironment.ts";

/** References that stand for the same text wherever they occur. */
const PLAIN = /\$\(\w+\)|\$\{\w+\}/g;

/** Expands names of one load of a database; what is not known here becomes `UNKNOWN`. */
export function nameExpander(lookup: MacroLookup): (name: string) => string {
  // A template names its few macros in each of its many records.
  const known = new Map<string, string>();
  const value = (reference: string): string => {
    const expanded = known.get(reference) ?? expandMacros(reference, lookup).text;
    known.set(reference, expanded);
    return expanded;
  };
  return (name) => {
    if (!name.includes("$")) return name;
    const rest = name.replace(PLAIN, "");
    return /[$"'\\]/.test(rest) ? expandMacros(name, lookup).text : name.replace(PLAIN, value);
  };
}
