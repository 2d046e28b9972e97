// Where the tools stop, in their words and with what helps.
import type { Reading, Remark, Tool } from "../syntax/substitutions/reading.ts";
import type { Span } from "../text/span.ts";
import { reasonOf } from "./refusalReason.ts";
import type { Substitutions } from "./substitutions.ts";

export interface Refusal {
  /** `all`: nobody takes the file. */
  readonly kind: "all" | "one";
  readonly span: Span;
  readonly message: string;
  /** It is known that the tool reads the file, or the other one makes nonsense of it. */
  readonly certain: boolean;
}

const TOOLS: readonly Tool[] = ["msi", "dbLoadTemplate"];

export function refusalsOf(substitutions: Substitutions): readonly Refusal[] {
  const { readings, using, file } = substitutions;
  const concerned = using.tools.length === 0 ? TOOLS : using.tools;
  const all = TOOLS.flatMap((tool) => {
    const remark = readings[tool].refusal;
    return remark === undefined ? [] : [{ tool, remark, span: spanOf(remark, substitutions) }];
  });
  const kind = all.length === TOOLS.length ? "all" : "one";
  const refusing = all.filter(({ tool }) => concerned.includes(tool));
  const [first, second] = refusing;
  const sameLine =
    first !== undefined &&
    second !== undefined &&
    !file.text
      .slice(Math.min(first.span.start, second.span.start), Math.max(first.span.start, second.span.start))
      .includes("\n");
  return (sameLine ? [first] : refusing).map(({ tool, remark, span }) => ({
    ...{ kind, span, certain: using.tools.length > 0 || leavesOut(readings[other(tool)]) },
    message: `${said(tool, remark)}.${reasonOf(tool, remark, substitutions)}${kind === "one" ? verdict(other(tool), readings[other(tool)]) : ""}`,
  }));
}

function verdict(tool: Tool, reading: Reading): string {
  return leavesOut(reading) ? ` ${tool} takes it, but leaves characters out.` : ` ${tool} takes it.`;
}

function leavesOut({ rows, remarks }: Reading): boolean {
  const isCharacter = ({ kind }: Remark): boolean => kind === "character";
  return remarks.some(isCharacter) || rows.some((row) => row.remarks.some(isCharacter));
}

function other(tool: Tool): Tool {
  return tool === "msi" ? "dbLoadTemplate" : "msi";
}

function said(tool: Tool, { text }: Remark): string {
  return tool === "msi" ? `msi: ${text}` : `dbLoadTemplate: Substitution file error: ${text}`;
}

/** At the end of the file there is nothing to point at but the brace that is open. */
function spanOf({ span }: Remark, { file, structure }: Substitutions): Span {
  const end = file.text.trimEnd().length;
  if (span.start < end) return span.end > span.start ? span : { start: span.start, end: span.start + 1 };
  const open = file.pieces.findLast(
    ({ piece }) => "open" in piece && piece.open !== undefined && opens(piece.kind, piece),
  );
  const head = structure.blocks.findLast(({ close }) => close === undefined)?.head ?? open;
  const brace = (open ?? head)?.piece;
  const at =
    brace !== undefined && "open" in brace ? ((open ?? head)?.start ?? 0) + (brace.open ?? 0) : Math.max(end - 1, 0);
  return { start: at, end: Math.min(at + 1, file.text.length) };
}

/** Braces that are never closed. */
function opens(kind: string, piece: object): boolean {
  return kind !== "file" && "close" in piece && piece.close === undefined;
}
