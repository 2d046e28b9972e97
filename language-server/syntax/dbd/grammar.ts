// What may stand where in a `.dbd` file, as EPICS base's dbYacc.y has it.

export interface StatementShape {
  /** What each argument is, for messages; `include` and its like have no parentheses around theirs. */
  readonly words: readonly string[];
  readonly bare?: true;
  /** How many of the words may be left out at the end. */
  readonly optional?: number;
  /** What stands in its braces. */
  readonly body?: "menu" | "recordtype" | "field" | "numbers";
}

const INCLUDE: StatementShape = { words: ["the name of a file in quotes"], bare: true };

export const TOP: ReadonlyMap<string, StatementShape> = new Map<string, StatementShape>([
  ["menu", { words: ["the name of the menu"], body: "menu" }],
  ["recordtype", { words: ["the name of the record type"], body: "recordtype" }],
  [
    "device",
    { words: ["a record type", "a link type", "the name of the device support", "what DTYP says, in quotes"] },
  ],
  ["driver", { words: ["the name of the driver support"] }],
  ["link", { words: ["the name of the link type", "the name of its support"] }],
  ["registrar", { words: ["the name of the registrar"] }],
  ["function", { words: ["the name of the function"] }],
  ["variable", { words: ["the name of the variable", "its type"], optional: 1 }],
  ["breaktable", { words: ["the name of the table"], body: "numbers" }],
  ["include", INCLUDE],
  ["path", INCLUDE],
  ["addpath", INCLUDE],
]);

export const IN_MENU: ReadonlyMap<string, StatementShape> = new Map<string, StatementShape>([
  ["choice", { words: ["the name of the choice in C", "its text in quotes"] }],
  ["include", INCLUDE],
]);

export const IN_RECORD_TYPE: ReadonlyMap<string, StatementShape> = new Map<string, StatementShape>([
  ["field", { words: ["the name of the field", "its type"], body: "field" }],
  ["include", INCLUDE],
]);

/** Of an attribute of a field, whatever its name. */
export const ATTRIBUTE: StatementShape = { words: ["a value"] };

/** Words the parser knows; as a name they need quotes. */
export const DBD_KEYWORDS: ReadonlySet<string> = new Set([
  ...TOP.keys(),
  ...["choice", "field", "record", "grecord", "alias", "info"],
]);
