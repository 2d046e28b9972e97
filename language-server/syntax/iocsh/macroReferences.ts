// Finds `$(NAME)`, `${NAME=default}`, `$(NAME,A=1)` in text by syntax alone, for features that answer at a position.
// What a reference stands for is the business of `ioc/macros`.

export interface MacroReference {
  /** As written; holds `$(` where the name itself contains macros. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly hasDefault: boolean;
  /** False where the closing bracket is missing: macLib then takes all the rest of the line. */
  readonly closed: boolean;
}

/** Nobody nests references deeper; a file that is no script may. */
export const DEEPEST_REFERENCE = 50;

/** All references in reading order, an outer one before those in its name or default. */
export function macroReferences(text: string): readonly MacroReference[] {
  if (!text.includes("$")) return [];
  const found: MacroReference[] = [];
  let quote = "";
  for (let at = 0; at < text.length;) {
    const c = text.charAt(at);
    if (c === "\\") at += 2;
    else if (quote === "" && (c === '"' || c === "'")) {
      quote = c;
      at++;
    } else if (c === quote) {
      quote = "";
      at++;
    } else if (quote !== "'" && opensReference(text, at)) at = reference(text, at, found, 0);
    else at++;
  }
  return found;
}

/** Whether a reference begins here; a `$` before anything but a bracket is literal. */
export function opensReference(text: string, at: number): boolean {
  return text.charAt(at) === "$" && (text.charAt(at + 1) === "(" || text.charAt(at + 1) === "{");
}

/** Behind the reference that the text begins with; undefined where its bracket is never closed. */
export function referenceEnd(text: string): number | undefined {
  const found: MacroReference[] = [];
  const end = reference(text, 0, found, 0);
  return found[0]?.closed === true ? end : undefined;
}

/** Adds the reference that starts at `start` and those inside it; returns where reading goes on. */
function reference(text: string, start: number, found: MacroReference[], depth: number): number {
  const closer = text.charAt(start + 1) === "(" ? ")" : "}";
  const place = found.length;
  const nested: MacroReference[] = [];
  let nameEnd: number | undefined;
  let hasDefault = false;
  let at = start + 2;
  while (at < text.length && text.charAt(at) !== closer) {
    const c = text.charAt(at);
    if ((c === "=" || c === ",") && nameEnd === undefined) {
      nameEnd = at;
      hasDefault = c === "=";
    }
    if (c === "\\") at += 2;
    else if (depth < DEEPEST_REFERENCE && opensReference(text, at)) at = reference(text, at, nested, depth + 1);
    else at++;
  }
  const closed = at < text.length;
  const end = closed ? at + 1 : text.length;
  nameEnd ??= closed ? at : text.length;
  const name = text.slice(start + 2, nameEnd);
  found.splice(place, 0, { name, start, end, nameStart: start + 2, nameEnd, hasDefault, closed });
  found.push(...nested);
  return end;
}
