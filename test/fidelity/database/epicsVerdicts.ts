// Asks EPICS base's own parser, with definitions made from our catalogue for all that base does not define.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FieldDefinition } from "../../../language-server/catalogue/recordTypes.ts";
import { builtInRecordTypes } from "../../../language-server/catalogue/recordTypesData.ts";
import type { DatabaseCase } from "./ourVerdict.ts";

export interface EpicsVerdict {
  readonly ok: boolean;
  /** What it printed, the file called `t.db`. */
  readonly said: string;
}

export interface EpicsCase extends DatabaseCase {
  /** Folders for includes, `:` between them. */
  readonly search?: string;
  /** The text is of bytes, one in each character. */
  readonly bytes?: boolean;
}

export function epicsVerdicts(python: string, cases: readonly EpicsCase[]): readonly EpicsVerdict[] {
  const scratch = mkdtempSync(path.join(tmpdir(), "epics-ioc-"));
  try {
    const definitions = path.join(scratch, "own.dbd");
    writeFileSync(definitions, ownDefinitions());
    const input = cases.map((each) => `${JSON.stringify(each)}\n`).join("");
    const script = path.join(import.meta.dirname, "databaseVerdicts.py");
    const asked = spawnSync(python, [script, definitions], {
      input,
      encoding: "utf8",
      maxBuffer: 1e9,
      timeout: 300_000,
    });
    if (asked.status !== 0) throw new Error(`the checker ended with ${asked.status}: ${asked.stderr}`);
    return asked.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as EpicsVerdict);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const BASE = "epics-base";

/** Menus, record types and device support of the support modules, as a `.dbd`. */
function ownDefinitions(): string {
  const { recordTypes, menus, devices } = builtInRecordTypes();
  const own = recordTypes.filter(({ module }) => module !== BASE);
  const needed = new Set(own.flatMap(({ fields }) => fields.flatMap(({ menu }) => menu ?? [])));
  const ofBase = new Set(
    recordTypes
      .filter(({ module }) => module === BASE)
      .flatMap(({ fields }) => fields.flatMap(({ menu }) => menu ?? [])),
  );
  return [
    ...menus
      .filter(({ name }) => needed.has(name) && !ofBase.has(name))
      .map(
        ({ name, choices }) =>
          `menu(${name}) { ${choices.map((each, i) => `choice(${name}${i}, ${quoted(each)})`).join(" ")} }`,
      ),
    ...own.map(({ name, fields }) => `recordtype(${name}) {\n${fields.map(fieldDefinition).join("\n")}\n}`),
    ...devices
      .filter(({ module }) => module !== BASE)
      .map(({ recordType, linkType, choice }, i) => `device(${recordType}, ${linkType}, dset${i}, ${quoted(choice)})`),
  ].join("\n");
}

function fieldDefinition({ name, type, menu, initial, size, special }: FieldDefinition): string {
  const items = [
    ...(menu === undefined ? [] : [`menu(${menu})`]),
    ...(initial === undefined ? [] : [`initial(${quoted(initial)})`]),
    ...(type === "STRING" ? [`size(${size ?? 40})`] : []),
    ...(special === undefined ? [] : [`special(SPC_${special})`]),
    ...(type === "NOACCESS" ? ['extra("void *p")'] : []),
  ];
  return `  field(${name}, DBF_${type}) { prompt("") ${items.join(" ")} }`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
