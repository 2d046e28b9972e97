import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { Scanner } from "../../syntax/database/scanner.ts";
import { CALC_KEYS } from "../checkJsonLink.ts";
import type { LinkField } from "../isLink.ts";
import type { ValueContext } from "./completionContext.ts";

/** The keys that may stand at the cursor of a link in braces. */
export function completeJsonLink(
  links: readonly string[],
  { value, range, typed }: ValueContext,
  { type }: LinkField,
): readonly CompletionItem[] {
  const word = /\w*$/.exec(value)?.[0] ?? "";
  const path = openKeys(value.slice(0, value.length - word.length));
  if (path === undefined) return [];
  const start = { ...range.start, character: range.start.character + typed.length - word.length };
  const end = { ...start, character: Math.max(range.end.character, start.character + word.length) };
  return keysIn(path.at(-1), links, type).map((key) => ({
    label: key,
    kind: CompletionItemKind.Property,
    textEdit: { range: { start, end: word === "" ? start : end }, newText: key },
  }));
}

/** `parent`: the key whose braces the cursor is in. */
function keysIn(parent: string | undefined, links: readonly string[], type: LinkField["type"]): readonly string[] {
  if (parent === "calc") return CALC_KEYS.filter((key) => key !== "out" || type === "OUTLINK");
  return parent === undefined || ["args", "out", "debug", "trace"].includes(parent) ? links : [];
}

/** Of the braces that are open at the end, from the outside in; undefined where no key can stand. */
function openKeys(text: string): readonly (string | undefined)[] | undefined {
  const scanner = new Scanner(text, "open");
  const open: { readonly isObject: boolean; readonly parent: string | undefined; key: string | undefined }[] = [];
  let isKey = false;
  for (let token = scanner.nextJson(); token.kind !== "end"; token = scanner.nextJson()) {
    const top = open.at(-1);
    if (token.kind !== "punctuation") {
      if (isKey && top !== undefined) top.key = token.text;
      isKey = false;
    } else if (token.text === "{" || token.text === "[") {
      open.push({ isObject: token.text === "{", parent: top?.key ?? top?.parent, key: undefined });
      isKey = token.text === "{";
    } else if (token.text === ":") isKey = false;
    else {
      if (token.text !== ",") open.pop();
      isKey = token.text === "," && open.at(-1)?.isObject === true;
    }
  }
  return isKey ? open.map(({ parent }) => parent) : undefined;
}
