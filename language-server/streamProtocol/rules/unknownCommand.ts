import { DiagnosticSeverity } from "vscode-languageserver-types";
import { STREAM_COMMANDS } from "../../catalogue/streamWords.ts";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

const NAMES = STREAM_COMMANDS.map(({ name }) => name);

export const unknownCommand: Rule<ProtocolModel> = {
  code: "unknown-command",
  severity: DiagnosticSeverity.Error,
  description: "What stands in a protocol is neither a command nor a protocol defined above.",
  check: ({ commands, protocols }) =>
    commands.flatMap(({ item: { name, value }, protocol }): readonly Problem[] => {
      if (NAMES.includes(name.text)) return [];
      const named = protocols.find((each) => each.name.text === name.text);
      const isKnown = named !== undefined && named.end <= name.start;
      if (isKnown && value.length === 0) return [];
      const sentence = `Unknown command name '${name.written}'`;
      if (isKnown) return [{ span: name, message: `${sentence}: the protocol of this name takes no arguments here.` }];
      if (named === protocol && named !== undefined)
        return [{ span: name, message: `${sentence}: a protocol cannot stand in itself.` }];
      if (named !== undefined)
        return [{ span: name, message: `${sentence}: the protocol of this name must be defined above.` }];
      const above = protocols.filter(({ end }) => end <= name.start).map((each) => each.name.written);
      const meant = closestName(name.written, [...NAMES, ...above]);
      return [{ span: name, message: `${sentence}${didYouMean(meant)}`, fixes: changeTo(meant, name) }];
    }),
};
