// A YAML file as a person sees it: lines with keys, and the items of a list.

export interface KeyLine {
  /** Number of the line, from 0. */
  readonly line: number;
  /** Spaces and dashes before the key. */
  readonly lead: string;
  readonly key: string;
  /** Undefined where nothing follows the colon. */
  readonly value: string | undefined;
}

export function keyLines(text: string): readonly KeyLine[] {
  return text.split("\n").flatMap((content, line) => {
    const found = /^(\s*(?:- )*)([A-Za-z_][\w.*]*|["'][^"']*["']):(?: +(.*?))?\s*$/.exec(content);
    if (!found) return [];
    const [, lead = "", key = "", value] = found;
    return [{ line, lead, key, value: value === "" ? undefined : value }];
  });
}

/** `undefined` takes the line away. */
export function withLine(text: string, line: number, ...instead: readonly string[]): string {
  const lines = text.split("\n");
  return [...lines.slice(0, line), ...instead, ...lines.slice(line + 1)].join("\n");
}

export interface ListText {
  /** Up to the first item. */
  readonly head: string;
  /** Each with its dash, its indentation and everything up to the next one. */
  readonly items: readonly string[];
  readonly tail: string;
  /** Of the dashes. */
  readonly indent: string;
}

/** The items of the list in block style under a key at the margin. */
export function listUnder(text: string, key: string): ListText | undefined {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`${key}:`));
  const first = lines.findIndex((line, index) => index > start && /^\s*- /.test(line));
  if (start < 0 || first < 0) return undefined;
  const indent = /^\s*/.exec(lines[first] ?? "")?.[0] ?? "";
  const isAfter = (line: string): boolean =>
    line.trim() !== "" &&
    !line.startsWith(`${indent} `) &&
    !line.startsWith(`${indent}- `) &&
    !line.trimStart().startsWith("#");
  const after = lines.findIndex((line, index) => index > first && isAfter(line));
  const end = after < 0 ? lines.length : after;
  const items: string[] = [];
  for (const line of lines.slice(first, end)) {
    if (line.startsWith(`${indent}- `)) items.push(line);
    else items.push(`${items.pop() ?? ""}\n${line}`);
  }
  return { head: lines.slice(0, first).join("\n"), items, tail: lines.slice(end).join("\n"), indent };
}

export function textOfList({ head, tail }: ListText, items: readonly string[]): string {
  return [head, ...items, tail].join("\n");
}
