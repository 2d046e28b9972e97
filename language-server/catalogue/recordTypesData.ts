// A bundle of its own, loaded when the first database is opened: the catalogue is bigger than the rest of the server.
import catalogue from "./recordTypes.json" with { type: "json" };
import type { FieldDefinition, FieldType, RecordTypeSource } from "./recordTypes.ts";

interface Rest {
  readonly group?: string;
  readonly menu?: string;
  readonly initial?: string;
  readonly size?: number;
  readonly special?: "NOMOD" | "DBADDR" | "CALC";
  readonly processes?: true;
}
type Row = readonly [name: string, type: FieldType, prompt: string, rest?: Rest];

// The file is written by scripts/generateRecordTypes.ts, whose input has no other values.
const DATA = catalogue as unknown as {
  readonly common: readonly Row[];
  readonly recordTypes: Readonly<
    Record<string, { readonly module: string; readonly title: string; readonly fields: readonly Row[] }>
  >;
  readonly menus: Readonly<Record<string, readonly string[]>>;
  readonly devices: Readonly<Record<string, readonly (readonly [choice: string, link: string, module: string])[]>>;
  readonly links: readonly string[];
};

/** Record types of EPICS base and of the well-known support modules. */
export function builtInRecordTypes(): RecordTypeSource {
  const common = DATA.common.map(field);
  return {
    recordTypes: Object.entries(DATA.recordTypes).map(([name, { module, title, fields }]) => ({
      ...{ name, module, title },
      fields: [...common, ...fields.map(field)],
    })),
    menus: Object.entries(DATA.menus).map(([name, choices]) => ({ name, choices })),
    devices: Object.entries(DATA.devices).flatMap(([recordType, devices]) =>
      devices.map(([choice, linkType, module]) => ({ recordType, choice, linkType, module })),
    ),
    links: DATA.links,
  };
}

function field([name, type, prompt, rest]: Row): FieldDefinition {
  return { name, type, prompt, ...rest };
}
