import { DiagnosticSeverity } from "vscode-languageserver-types";
import { STREAM_HANDLERS } from "../../catalogue/streamWords.ts";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

const NAMES = STREAM_HANDLERS.map(({ name }) => name);

export const unknownHandler: Rule<ProtocolModel> = {
  code: "unknown-handler",
  severity: DiagnosticSeverity.Error,
  description: "A handler is one of @init, @mismatch, @replytimeout, @readtimeout and @writetimeout.",
  check: ({ handlers }) =>
    handlers.flatMap(({ item: { name } }) => {
      if (NAMES.includes(name.text)) return [];
      const meant = closestName(name.text, NAMES);
      const message = `Unknown handler ${name.written}${didYouMean(meant)}`;
      return [{ span: name, message, fixes: changeTo(meant, name) }];
    }),
};
