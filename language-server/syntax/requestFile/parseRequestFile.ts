import type { IncludeLine, RequestLine } from "./requestFile.ts";

/** Any text; never throws. Comments and blank lines are left out. */
export function parseRequestFile(text: string): readonly RequestLine[] {
  const found: RequestLine[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const parsed = parseLine(line.replace(/\r$/, ""), start);
    if (parsed !== undefined) found.push(parsed);
    start += line.length + 1;
  }
  return found;
}

function parseLine(line: string, offset: number): RequestLine | undefined {
  const at = line.length - line.trimStart().length;
  const content = line.trim();
  if (content === "" || content.startsWith("#")) return undefined;
  const start = offset + at;
  // Only at the margin, and also where it is the beginning of a longer word.
  if (line.startsWith("file")) return parseInclude(line, offset);
  const name = /^\S+/.exec(content)?.[0] ?? "";
  if (!/^[A-Za-z0-9$]/.test(name)) return { kind: "stray", start, end: start + content.length };
  const rest = content.slice(name.length).trim();
  const restStart = start + content.length - rest.length;
  return {
    ...{ kind: "pv", name, start, end: start + name.length },
    rest: rest === "" || rest.startsWith("#") ? undefined : { start: restStart, end: restStart + rest.length },
  };
}

function parseInclude(line: string, offset: number): IncludeLine {
  const head = /^file\s*"?\s*/.exec(line)?.[0] ?? "file";
  const text = /^[^\s"#]*/.exec(line.slice(head.length))?.[0] ?? "";
  const start = offset + head.length;
  const end = start + text.length;
  const rest = /^[^#]*/.exec(line.slice(head.length + text.length))?.[0] ?? "";
  // Quotes are dropped; commas and spaces stand between definitions.
  const macros = [...rest.matchAll(/([^\s,"=]+)=([^\s,"]*)/g)].map((match) => {
    const from = end + match.index;
    return { name: match[1] ?? "", value: match[2] ?? "", start: from, end: from + match[0].length };
  });
  return { kind: "include", start: offset, end: offset + line.trimEnd().length, file: { text, start, end }, macros };
}
