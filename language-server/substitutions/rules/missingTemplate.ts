import { DiagnosticSeverity } from "vscode-languageserver-types";
import { posix } from "node:path";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { inner } from "../columns.ts";
import { shifted } from "../../text/span.ts";
import { changeTo, type Rule } from "../rule.ts";

export const missingTemplate: Rule = {
  code: "missing-template",
  severity: DiagnosticSeverity.Hint,
  description:
    "A template is neither beside the file nor where modules of the workspace keep theirs, though others are beside it.",
  check: ({ structure, templates }) =>
    structure.blocks.flatMap(({ head: { start, piece } }) => {
      const { name } = piece;
      // A macro stands for a module that need not be in the workspace.
      if (name === undefined || name.text === "" || name.text.includes("$")) return [];
      if (!templates.byName.has(name.text) || templates.byName.get(name.text) !== undefined) return [];
      const others = templates.beside.filter((each) => /\.(template|db|vdb)$/.test(each));
      const near = closestName(posix.basename(name.text), others);
      // Where the folder has no templates at all, a search path leads to them.
      if (near === undefined && (others.length === 0 || name.text.includes("/"))) return [];
      const span = shifted(inner(name), start);
      const message = `The template \`${name.text}\` is not found${didYouMean(near)}`;
      return [{ span, message, fixes: name.text.includes("/") ? [] : changeTo(near, span) }];
    }),
};
