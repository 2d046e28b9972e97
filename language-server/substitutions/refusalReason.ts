import type { Remark, Tool } from "../syntax/substitutions/reading.ts";
import type { Substitutions } from "./substitutions.ts";

/** A sentence with a space in front of it, or nothing where the tool's words say it all. */
export function reasonOf(tool: Tool, remark: Remark, substitutions: Substitutions): string {
  const { text } = substitutions.file;
  const token = text.slice(remark.span.start, remark.span.end);
  const reason =
    tool === "msi"
      ? msiReason(remark, token, text.charAt(remark.span.end))
      : dbLoadTemplateReason(remark, token, substitutions);
  return reason === "" ? "" : ` ${reason}`;
}

function msiReason({ text }: Remark, token: string, behind: string): string {
  if (text.includes("single line") && behind !== "" && behind !== "\n")
    return "It reads 4095 characters of a line at once.";
  if (text.includes("expecting") && token.startsWith("#"))
    return "It takes `#` for a comment only where a line begins or right behind `{`, `}` or a comma.";
  if (text.includes("expecting 'pattern'")) {
    if (token === "global") return "It takes `global` in front of `file`, not as the first thing in its braces.";
    return "In the braces of a file it takes `pattern` and rows in braces only.";
  }
  if (text.includes("unexpected '}'")) return "It takes no `file` without `pattern` or rows.";
  return "";
}

function dbLoadTemplateReason({ span }: Remark, token: string, { readings, file, structure }: Substitutions): string {
  const { remarks } = readings.dbLoadTemplate;
  const line = file.text.lastIndexOf("\n", span.start - 1) + 1;
  const skipped = remarks.find(
    (each) => each.kind === "character" && each.span.start >= line && each.span.start < span.start,
  );
  if (skipped !== undefined)
    return `It takes letters, digits and \`_-+:./\\[]<>;\` in a word, and \`${file.text.charAt(skipped.span.start)}\` in quotes only.`;
  if (token === "") return file.text.trim() === "" ? "It takes no empty file." : "The braces are not closed.";
  if (token === "file") return "The braces of the file before are not closed.";
  if (token === "pattern") return "It takes one `pattern` in each file, in front of all rows.";
  if (token === "=") return "A value with `=` must be in quotes.";
  if (token === ",") return "There is nothing in front of the comma.";
  const pattern = file.pieces.find(
    ({ start, piece }) => piece.kind === "pattern" && start <= span.start && span.end <= start + piece.length,
  );
  if (pattern !== undefined && /^["']/.test(token)) return "It takes names in `pattern` without quotes only.";
  if (structure.blocks.length === 0) return "A file begins with `file` or `global`.";
  return "";
}
