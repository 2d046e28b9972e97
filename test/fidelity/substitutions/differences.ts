// Where a tool's verdict or what it loads differs from ours.
import { expandMacros, UNKNOWN } from "../../../language-server/ioc/macros/expandMacros.ts";
import { parseMacroDefinitions } from "../../../language-server/ioc/macros/macroDefinitions.ts";
import { readAsDbLoadTemplate } from "../../../language-server/syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../../../language-server/syntax/substitutions/readAsMsi.ts";
import { type Reading, type Remark } from "../../../language-server/syntax/substitutions/reading.ts";
import type { ToolCase, ToolVerdicts } from "./toolVerdicts.ts";

export function toolCase(text: string): ToolCase {
  const variables = [...text.matchAll(/\bfile\s[^{\n]*?\$[({](\w+)/g)].map((match) => match[1] ?? "");
  const environment = [...new Set(variables)].filter((name) => name !== "PATH" && name !== "HOME");
  return { text, names: [...new Set(text.match(/\w+/g))].slice(0, 100), environment };
}

export function differences(
  { text, names }: Pick<ToolCase, "text" | "names">,
  { msi, dbLoadTemplate }: ToolVerdicts,
): readonly string[] {
  const found: string[] = [];
  const note = (what: string, real: unknown, ours: unknown): void => {
    const [a, b]: readonly (string | undefined)[] = [JSON.stringify(real), JSON.stringify(ours)];
    if (a !== b)
      found.push(
        `${JSON.stringify(text.slice(0, 300))}\n  ${what}: ${a?.slice(0, 500) ?? "no"}, ours ${b?.slice(0, 500) ?? "no"}`,
      );
  };
  const loaded = readAsDbLoadTemplate(text);
  if (!/Can't open|Failed to load/.test(dbLoadTemplate.said)) {
    note("dbLoadTemplate refuses", dbLoadTemplate.code !== 0, loaded.refusal !== undefined);
    note(
      "dbLoadTemplate loads",
      dbLoadTemplate.rows,
      loaded.rows.map(({ template, macros }) => [template, macros].map(asBytes)),
    );
    const count = (pattern: RegExp): number => dbLoadTemplate.said.match(pattern)?.length ?? 0;
    note("too many values", count(/Too many values/g), remarks(loaded, "tooMany"));
    note("deprecated rows", count(/deprecated syntax/g), remarks(loaded, "deprecated"));
    // EPICS counts bytes.
    if (asBytes(text) === text) note("invalid characters", count(/invalid character/g), remarks(loaded, "character"));
  }
  const expanded = readAsMsi(text);
  // A template named with a macro that is not set has no name.
  const nameless = msi?.said.includes("No template file") === true && /file\s+"?[^{\n]*\$/.test(text);
  if (nameless) return found;
  if (msi === undefined || msi.said.includes("Can't open") || expanded.refusal?.kind === "limit") return found;
  note("msi refuses", msi.code === 1 ? firstLine(msi.said) : undefined, expanded.refusal?.text);
  note("msi expands", msi.rows.length, expanded.rows.length);
  note("msi: too many values", msi.said.match(/too many values/g)?.length ?? 0, remarks(expanded, "tooMany"));
  for (const [index, { macros }] of expanded.rows.entries()) {
    const real = msi.rows[index] ?? "";
    const ours = printed(macros, names);
    // What a macro that stands for itself prints is macLib's own affair.
    if (!real.includes(",recursive)") && !ours.test(real)) note(`msi row ${index} ${macros}`, real, ours.source);
  }
  return found;
}

function firstLine(said: string): string | undefined {
  return /^msi: (?!Warning|Error -)(.*)$/m.exec(said)?.[1];
}

function remarks({ rows, remarks: last }: Reading, kind: Remark["kind"]): number {
  return [...rows.flatMap((row) => row.remarks), ...last].filter((remark) => remark.kind === kind).length;
}

function asBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** What a template prints that shows the value of each name. */
function printed(macros: string, names: readonly string[]): RegExp {
  const values = new Map(parseMacroDefinitions(macros).map(({ name, value }) => [name, value]));
  const lines = names.map((name) => {
    const reference = `$(${name}=<none>)`;
    const { text } = expandMacros(reference, (wanted) => {
      const raw = values.get(wanted);
      return raw === undefined
        ? undefined
        : { value: { kind: "text", raw }, origin: { kind: "environment", by: "the row" } };
    });
    return `@${name}=${text}\n`;
  });
  const parts = lines.join("").split(UNKNOWN);
  return new RegExp(
    `^${parts.map((part) => part.replace(/[^\w\s]/g, "\\$&")).join("\\$\\([^]*?,(?:undefined|recursive)\\)")}$`,
  );
}
