import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import { isParameter } from "../modelOf.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const parameterHole: Rule<ProtocolModel> = {
  code: "parameter-hole",
  severity: DiagnosticSeverity.Hint,
  description: "A protocol uses `$2` but not `$1`: records must give an argument nobody looks at.",
  check: ({ protocols, uses, commands }) =>
    protocols.flatMap((protocol) => {
      // What a protocol that it names uses counts too.
      if (
        commands.some(
          (each) => each.protocol === protocol && protocols.some(({ name }) => name.text === each.item.name.text),
        )
      )
        return [];
      const numbers = new Set(
        uses.flatMap(({ use, in: where }) =>
          where.protocol === protocol && isParameter(use) ? [Number(use.name.text)] : [],
        ),
      );
      const last = Math.max(0, ...numbers);
      const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !numbers.has(number));
      if (missing.length === 0) return [];
      const list = missing.map((number) => `$${number}`).join(", ");
      return [{ span: protocol.name, message: `${protocol.name.written} uses $${last}, but not ${list}.` }];
    }),
};
