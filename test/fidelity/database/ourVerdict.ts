// What we say about a database that is loaded with given macros, in the terms of the IOC that loads it.
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { RecordTypes } from "../../../language-server/catalogue/recordTypes.ts";
import { builtInRecordTypes } from "../../../language-server/catalogue/recordTypesData.ts";
import { checkBlocks, checkFile } from "../../../language-server/database/checkBlocks.ts";
import { expandMacros, UNKNOWN } from "../../../language-server/ioc/macros/expandMacros.ts";
import { parseMacroDefinitions } from "../../../language-server/ioc/macros/macroDefinitions.ts";
import { parseDatabase } from "../../../language-server/syntax/database/parseDatabase.ts";

export interface DatabaseCase {
  readonly name: string;
  readonly text: string;
  /** `P=x,R=y` */
  readonly macros?: string;
  /** Names of the files that includes find. */
  readonly files?: readonly string[];
}

interface OurProblem {
  readonly code: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export interface OurVerdict {
  readonly refused: boolean;
  /** Why, in the order of the text. */
  readonly problems: readonly OurProblem[];
}

/** What the checker has: every JSON link but the ones of other modules. */
const SOURCE = builtInRecordTypes();
const TYPES = new RecordTypes([{ ...SOURCE, links: SOURCE.links.filter((link) => link !== "pva") }]);

/** What only adds to records is fine in the editor: others make them. Here nobody does. */
const SOME_RECORD = parseDatabase('record(ai, "of:nobody:else")', "expanded").blocks;

/** Warnings the IOC gives too, or that nobody but us gives: the file is loaded. */
const LOADED = ["link-modifier", "link-type", "unknown-link-field"];
/** In the editor less than an error, since the site may have what we do not know; in a full IOC a refusal. */
const REFUSED_HERE = [
  ...[
    "unknown-record-type",
    "unknown-field",
    "unknown-device-support",
    "bad-choice",
    "record-not-here",
    "include-not-here",
  ],
  ...["not-for-the-ioc", "bad-json-link", "bad-number", "too-long", "unsettable-field", "bad-link", "bad-expression"],
];

export function ourVerdict({ text, macros = "", files = [] }: DatabaseCase): OurVerdict {
  const expanded = expand(text, macros);
  const file = parseDatabase(expanded, "expanded");
  const surroundings = { types: TYPES, macros: "expanded" } as const;
  const checked = checkBlocks([...file.blocks, ...SOME_RECORD], surroundings, []);
  const found = [
    ...checked.flatMap((block) => block.problems.map((each) => ({ block, ...each }))),
    ...checkFile(checked, { ...surroundings, isMissing: (name) => !files.includes(name) }),
  ];
  const lineOf = (offset: number): number => expanded.slice(0, offset).split("\n").length;
  const problems = found
    .filter(({ rule, problem }) => {
      if (LOADED.includes(rule.code) || problem.message.includes("EPICS makes it")) return false;
      const severity = problem.severity ?? rule.severity;
      return severity === DiagnosticSeverity.Error || REFUSED_HERE.includes(rule.code);
    })
    .map(({ block, rule, problem }) => ({
      ...{ code: rule.code, message: problem.message, line: lineOf(block.start + problem.span.start) },
    }));
  const all = problems.toSorted((a, b) => a.line - b.line);
  return { refused: all.length > 0, problems: all };
}

/** Line by line, as the IOC does; what nothing gives a value stays, with a remark. */
function expand(text: string, macros: string): string {
  const values = new Map(parseMacroDefinitions(macros).map(({ name, value }) => [name, value]));
  return text
    .split("\n")
    .map((line) => {
      const expansion = expandMacros(line, (name) => {
        const raw = values.get(name);
        if (raw === undefined) return undefined;
        return { value: { kind: "text", raw }, origin: { kind: "environment", by: "the test" } };
      });
      return expansion.text.replaceAll(UNKNOWN, "$(X,undefined)");
    })
    .join("\n");
}
