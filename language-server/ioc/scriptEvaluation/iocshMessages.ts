// What iocsh prints behind `ERROR st.cmd line 1: ` when it refuses a line; observed with EPICS base 7.0.8 and 7.0.10.
import { type BaseVersion, isAtLeast } from "./baseVersion.ts";

export type IocshRefusal =
  | { readonly kind: "unknownCommand" | "invalidInteger" | "integerRange" | "invalidDouble"; readonly text: string }
  | { readonly kind: "notPdbbase"; readonly text: string }
  | { readonly kind: "unbalancedQuote" | "invalidRedirection" | "trailingBackslash" };

export function iocshMessage(refusal: IocshRefusal, base: BaseVersion): string {
  const isNew = isAtLeast(base, "7.0.10");
  const stop = isNew ? "." : "";
  const word = isNew ? "Invalid" : "Illegal";
  switch (refusal.kind) {
    case "unknownCommand":
      return isNew ? `Command '${refusal.text}' not registered.` : `Command ${refusal.text} not found.`;
    case "invalidInteger":
      return `${word} integer '${refusal.text}'${stop}`;
    case "invalidDouble":
      return `${word} double '${refusal.text}'${stop}`;
    case "integerRange":
      return `Integer '${refusal.text}' out of range${stop}`;
    case "notPdbbase":
      return `Expecting 'pdbbase' got '${refusal.text}'${stop}`;
    case "unbalancedQuote":
      return "Unbalanced quote.";
    case "invalidRedirection":
      return `${word} redirection.`;
    case "trailingBackslash":
      return "Trailing backslash.";
  }
}
