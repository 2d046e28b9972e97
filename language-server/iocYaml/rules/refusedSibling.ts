import { basename } from "node:path/posix";
import { firstLine } from "../firstLine.ts";
import type { FileRule } from "../rule.ts";

export const refusedSibling: FileRule = {
  code: "refused-sibling",
  severity: "error",
  description:
    "The `runtime.yaml` beside an `ioc.yaml`, or the reverse, is refused: ibek reads both or starts nothing.",
  check({ text, siblingRefusal }) {
    if (siblingRefusal === undefined) return [];
    const { at, message } = siblingRefusal;
    const name = basename(at.path);
    return [
      {
        span: firstLine(text),
        message: `\`${name}\` beside it is refused: line ${at.range.start.line + 1}: ${message}`,
        related: { message: "The mistake is here", at },
      },
    ];
  },
};
