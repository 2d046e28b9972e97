import { DiagnosticSeverity } from "vscode-languageserver-types";
import { isChecksum, STREAM_CHECKSUMS } from "../../catalogue/streamWords.ts";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { formatsOf } from "../formatsOf.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const unknownChecksum: Rule<ProtocolModel> = {
  code: "unknown-checksum",
  severity: DiagnosticSeverity.Warning,
  description: "A checksum is none that StreamDevice 2.8 has; sites add their own.",
  check: (model) =>
    formatsOf(model)
      .flatMap(({ formats }) => formats)
      .flatMap(({ conversion, extra, extraSpan }) => {
        const name = extra.slice(0, -1);
        if (conversion !== "<" || isChecksum(name)) return [];
        const meant = closestName(name, STREAM_CHECKSUMS);
        const span = { start: extraSpan.start, end: extraSpan.end - 1 };
        const message = `Unknown checksum algorithm "${name}"${didYouMean(meant)}`;
        return [{ span, message, fixes: changeTo(meant, span) }];
      }),
};
