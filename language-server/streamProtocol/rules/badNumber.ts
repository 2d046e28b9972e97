import { DiagnosticSeverity } from "vscode-languageserver-types";
import { STREAM_COMMANDS, STREAM_VARIABLES } from "../../catalogue/streamWords.ts";
import type { Problem, Rule } from "../../features/problem.ts";
import type { Piece, ProtocolName } from "../../syntax/streamProtocol/protocolFile.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const badNumber: Rule<ProtocolModel> = {
  code: "bad-number",
  severity: DiagnosticSeverity.Error,
  description: "Times and sizes are whole numbers without a unit; ExtraInput is Error or Ignore.",
  check: ({ assignments, commands }) => [
    ...assignments.flatMap(({ item: { name, value } }) => {
      const takes = STREAM_VARIABLES.find((each) => each.name.toLowerCase() === name.text)?.takes;
      if (takes === "number") return checkNumber(value, name);
      return takes === "extraInput" ? checkExtraInput(value, name) : [];
    }),
    ...commands.flatMap(({ item: { name, value } }) => {
      switch (STREAM_COMMANDS.find((each) => each.name === name.text)?.takes) {
        case "milliseconds":
          return checkNumber(value, name);
        case "event":
          return checkEvent(value, name);
        case "nothing":
          return checkNothing(value, name);
        default:
          return [];
      }
    }),
  ],
};

/** What `strtoul` reads with base 0; StreamDevice puts pieces together before. */
function checkNumber(value: readonly Piece[], name: ProtocolName): readonly Problem[] {
  const [first, second] = value;
  if (first === undefined) return [{ span: name, message: "Unsigned numeric value expected." }];
  // What a variable stands for may be any part of a number.
  if (value.some(({ kind }) => kind === "variable")) return [];
  if (first.kind !== "word" || !/^[0-9]/.test(first.text))
    return [{ span: first, message: "Unsigned numeric value expected." }];
  if (!/^(?:0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)$/.test(first.text))
    return [{ span: first, message: `Garbage after numeric value: ${first.text}` }];
  const size = /^0[0-7]/.test(first.text) ? parseInt(first.text, 8) : Number(first.text);
  if (size > 0xffffffff) return [{ span: first, message: `Value ${first.text} out of range [0...4294967295].` }];
  if (second === undefined || (second.kind === "word" && /^[0-9]/.test(second.text))) return [];
  return [{ span: second, message: `Garbage after numeric value ${first.text}.` }];
}

function checkExtraInput([first, second]: readonly Piece[], name: ProtocolName): readonly Problem[] {
  if (first?.kind === "variable" || (first?.kind === "word" && /^(?:error|ignore)$/.test(first.text) && !second))
    return [];
  return [{ span: second ?? first ?? name, message: "The value of ExtraInput must be one of 'error' or 'ignore'." }];
}

function checkEvent(value: readonly Piece[], name: ProtocolName): readonly Problem[] {
  const [open] = value;
  if (open?.kind !== "mark" || open.text !== "(") return value.length === 0 ? [] : checkNumber(value, name);
  const close = value.findIndex((piece) => piece.kind === "mark" && piece.text === ")");
  if (close < 0) return [{ span: open, message: "Expect ')' behind the mask of the event." }];
  const rest = value.slice(close + 1);
  return [...checkNumber(value.slice(1, close), name), ...(rest.length === 0 ? [] : checkNumber(rest, name))];
}

function checkNothing([first]: readonly Piece[], { written }: ProtocolName): readonly Problem[] {
  return first === undefined ? [] : [{ span: first, message: `Garbage after '${written}' command.` }];
}
