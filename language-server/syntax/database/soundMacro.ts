import { opensReference, referenceEnd } from "../iocsh/macroReferences.ts";
import type { Span } from "../../text/span.ts";

/** Of the IOC's line buffer: a reference that goes on behind it has no end. */
export const LONGEST_LINE = 1024;

/** What no name of a macro holds, but text behind a bracket that was forgotten does. */
const NOT_IN_NAMES = /^\$[({][^$=,]*?["'{}()\s]/;

/** Behind the macro reference that begins here; undefined where its bracket is not closed, or by the other kind. */
export function soundMacroEnd(text: string, at: number): number | undefined {
  const rest = text.slice(at, at + LONGEST_LINE);
  const lineEnd = rest.indexOf("\n");
  const line = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
  const end = /[)}]/.test(line) ? referenceEnd(line) : undefined;
  if (end === undefined || NOT_IN_NAMES.test(line.slice(0, end - 1))) return undefined;
  return at + end;
}

/** The first reference that is not sound. */
export function brokenMacro(text: string): Span | undefined {
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at)) {
    if (!opensReference(text, at)) at++;
    else {
      const end = soundMacroEnd(text, at);
      if (end === undefined) return { start: at, end: at + (/^..\w*/.exec(text.slice(at))?.[0].length ?? 2) };
      at = end;
    }
  }
  return undefined;
}
