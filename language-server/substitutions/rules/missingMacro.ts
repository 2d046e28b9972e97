import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Structure, Table, TemplateBlock } from "../../syntax/substitutions/templateBlocks.ts";
import type { Span } from "../../text/span.ts";
import { addColumn, columnNames, givenNames } from "../columns.ts";
import type { Problem, Rule } from "../rule.ts";
import type { Template } from "../templates.ts";

export const missingMacro: Rule = {
  code: "missing-macro",
  severity: DiagnosticSeverity.Warning,
  description:
    "A template needs a macro that it gets no value for; information where the IOC may give it, by `dbLoadTemplate` or its environment.",
  check: ({ structure, templates, using }) =>
    structure.blocks.flatMap((block) => {
      const template = templates.byName.get(block.head.piece.name?.text ?? "");
      if (template === undefined) return [];
      const severity = using.tools.join() === "msi" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
      const found = block.tables.flatMap((table) => missingIn(table, block, template, structure));
      return found.map((problem) => ({ ...problem, severity }));
    }),
};

function missingIn(table: Table, block: TemplateBlock, template: Template, structure: Structure): readonly Problem[] {
  const global = structure.globals
    .filter(({ start }) => start < block.end)
    .flatMap((piece) => givenNames(piece).map(({ text }) => text));
  const needed = [...template.macros.macros.values()].filter(
    ({ name, required }) => required && !global.includes(name),
  );
  const { pattern, rows } = table;
  const problem = (given: readonly { readonly text: string }[], span: Span, changed: Table): readonly Problem[] => {
    const missing = needed.filter(({ name }) => !given.some(({ text }) => text === name)).map(({ name }) => name);
    if (missing.length === 0) return [];
    const message = `${missing.map((name) => `\`${name}\``).join(", ")} ${missing.length === 1 ? "gets" : "get"} no value, and ${block.head.piece.name?.text ?? ""} has no default for ${missing.length === 1 ? "it" : "them"}.`;
    const fixes = missing.map((name) => ({ title: `Add \`${name}\``, edits: () => addColumn(changed, name) }));
    return [{ span, message, fixes }];
  };
  if (pattern !== undefined) {
    const { start, end } = pattern.piece.keyword;
    const span = { start: pattern.start + start, end: pattern.start + end };
    return rows.length === 0 ? [] : problem(columnNames(pattern), span, table);
  }
  return rows.flatMap((row) => {
    const at = row.start + row.piece.open;
    return problem(givenNames(row), { start: at, end: at + 1 }, { pattern: undefined, rows: [row] });
  });
}
