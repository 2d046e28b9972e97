import type { Hover, Position } from "vscode-languageserver-types";
import { parseRequestFile } from "../syntax/requestFile/parseRequestFile.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers } from "../text/span.ts";
import type { Request } from "./requestModel.ts";

/** Of an included file how many PVs it asks for, of a PV its record and field. */
export function hoverRequest({ requests, included, lines }: Request, position: Position): Hover | undefined {
  const offset = lines.offsetAt(position);
  const line = requests.find((each) => covers(each, offset));
  if (line === undefined || line.kind === "stray") return undefined;
  if (line.kind === "pv") {
    const [, record = line.name, field = "VAL"] = /^(.*)\.([A-Z][A-Z0-9]*)$/.exec(line.name) ?? [];
    const value = `field ${inlineCode(field)} of ${inlineCode(record)}: saved, and restored when the IOC starts`;
    return { contents: { kind: "markdown", value }, range: lines.rangeOf(line) };
  }
  const file = included.get(line.file.text);
  if (file?.path === undefined) return undefined;
  const inside = parseRequestFile(file.text);
  const count = (kind: string): number => inside.filter((each) => each.kind === kind).length;
  const given = line.macros.map(({ name, value }) => `- ${inlineCode(`${name}=${value}`)}`).join("\n");
  const value = `${escapeMarkdown(file.path)}\n\n${count("pv")} PVs, ${count("include")} further files\n\n${given}`;
  return { contents: { kind: "markdown", value }, range: lines.rangeOf(line.file) };
}
