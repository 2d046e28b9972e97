import { scalarType } from "./scalarType.ts";

/** A string as YAML, with quotes only where it would be something else without. */
export function yamlText(text: string): string {
  const plain =
    scalarType(text, true, undefined) === "string" &&
    /^[\w./$(:][^#{}[\],&*!|>'"%@`]*$/.test(text) &&
    !/:\s|:$|\s$|\s#/.test(text);
  return plain ? text : JSON.stringify(text);
}

/** Text inside a snippet, taken as it is. */
export function snippetText(text: string): string {
  return text.replace(/[$}\\]/g, "\\$&");
}

export function snippetChoice(stop: number, choices: readonly string[]): string {
  return `\${${stop}|${choices.map((choice) => choice.replace(/[$}\\,|]/g, "\\$&")).join(",")}|}`;
}
