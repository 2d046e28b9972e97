import { DiagnosticSeverity } from "vscode-languageserver-types";
import { STREAM_BYTES, STREAM_COMMANDS, STREAM_VARIABLES } from "../../catalogue/streamWords.ts";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import type { Piece } from "../../syntax/streamProtocol/protocolFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { directionOf } from "../formatsOf.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

const TEXTS = STREAM_VARIABLES.filter(({ takes }) => takes === "string").map(({ name }) => name.toLowerCase());
const COMMANDS = new Set(STREAM_COMMANDS.map(({ name }) => name));

export const badBytes: Rule<ProtocolModel> = {
  code: "bad-bytes",
  severity: DiagnosticSeverity.Error,
  description: "A text is made of strings in quotes, bytes as numbers, and their names, as CR.",
  check: ({ assignments, commands }) => [
    ...assignments.flatMap(({ item }) => (TEXTS.includes(item.name.text) ? checkPieces(item.value, "out") : [])),
    ...commands.flatMap(({ item }) => {
      const direction = directionOf(item);
      return direction === undefined ? [] : checkPieces(item.value, direction);
    }),
  ],
};

function checkPieces(value: readonly Piece[], direction: "in" | "out"): readonly Problem[] {
  for (const [index, piece] of value.entries()) {
    const found = checkPiece(piece, value[index - 1], direction);
    // Of a `;` that is missing all that follows is the consequence.
    if (found !== undefined) return [found];
  }
  return [];
}

function checkPiece(piece: Piece, before: Piece | undefined, direction: "in" | "out"): Problem | undefined {
  const span = { start: piece.start, end: piece.end };
  // Their value stands for them; a comma is white space.
  if (piece.kind === "string" || piece.kind === "variable") return undefined;
  if (piece.kind === "mark")
    return ",+-".includes(piece.text) ? undefined : { span, message: `Unexpected word: "${piece.text}"` };
  const { text } = piece;
  if (STREAM_BYTES.has(text))
    return direction === "out" && STREAM_BYTES.get(text) === undefined
      ? { span, message: `Use of '${text}' only allowed in input formats.` }
      : undefined;
  if (/^[0-9]/.test(text)) return checkByte(text, before?.kind === "mark" && before.text === "-", span);
  if (COMMANDS.has(text)) {
    const changes = [{ span: { start: before?.end ?? piece.start, end: before?.end ?? piece.start }, text: ";" }];
    const message = `Unexpected word: "${text}". The ';' before it is missing.`;
    return { span, message, fixes: [{ title: "Insert `;`", changes }] };
  }
  const meant = closestName(text, STREAM_BYTES.keys());
  return { span, message: `Unexpected word: "${text}"${didYouMean(meant)}`, fixes: changeTo(meant, span) };
}

function checkByte(text: string, isNegative: boolean, span: Problem["span"]): Problem | undefined {
  if (!/^(?:0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)$/.test(text))
    return { span, message: `Garbage after numeric source: ${text}` };
  const value = /^0[0-7]/.test(text) ? parseInt(text, 8) : Number(text);
  return value > (isNegative ? 0x80 : 0xff) ? { span, message: `Value ${text} does not fit in byte.` } : undefined;
}
