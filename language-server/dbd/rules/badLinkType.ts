import { DiagnosticSeverity } from "vscode-languageserver-types";
import { LINK_TYPES } from "../../catalogue/dbdWords.ts";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { inner } from "../inner.ts";

const NAMES = LINK_TYPES.map(({ name }) => name);

export const badLinkType: Rule<DbdModel> = {
  code: "bad-link-type",
  severity: DiagnosticSeverity.Error,
  description: "Device support is for one of the link types EPICS knows, as INST_IO.",
  check: ({ file }) =>
    file.statements.flatMap(({ keyword, words: [, type, , choice] }) => {
      if (keyword.text !== "device" || type === undefined) return [];
      if (type.text.includes("$") || NAMES.includes(type.text)) return [];
      const meant = closestName(type.text, NAMES);
      const span = inner(type);
      const message = `Bad link type '${type.text}' for device '${choice?.text ?? ""}'${didYouMean(meant)}`;
      return [{ span, message, fixes: changeTo(meant, span) }];
    }),
};
