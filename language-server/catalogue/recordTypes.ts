// What record types there are, with their fields, menus and device support: those we know and those of the site.

export type FieldType =
  | "STRING"
  | "CHAR"
  | "UCHAR"
  | "SHORT"
  | "USHORT"
  | "LONG"
  | "ULONG"
  | "INT64"
  | "UINT64"
  | "FLOAT"
  | "DOUBLE"
  | "ENUM"
  | "MENU"
  | "DEVICE"
  | "INLINK"
  | "OUTLINK"
  | "FWDLINK"
  | "NOACCESS";

export interface FieldDefinition {
  /** `HIHI` */
  readonly name: string;
  readonly type: FieldType;
  /** `Hihi Alarm Limit`; may be empty. */
  readonly prompt: string;
  /** `70 - Alarm`; fields without one are not meant to be set in a database. */
  readonly group?: string;
  /** Of a MENU: `menuScan`. */
  readonly menu?: string;
  /** What a record has without setting it. */
  readonly initial?: string;
  /** Of a STRING, in bytes with the final zero: 41 takes 40 characters. */
  readonly size?: number;
  /** `NOMOD`: cannot be changed at run time. `DBADDR`: made by the record. `CALC`: an expression. */
  readonly special?: "NOMOD" | "DBADDR" | "CALC";
  /** Writing to it processes a passive record. */
  readonly processes?: true;
}

export interface DeviceSupport {
  readonly recordType: string;
  /** What DTYP says: `asynInt32`. */
  readonly choice: string;
  /** Of the INP or OUT link: `INST_IO`, `CONSTANT` for a link to a PV too. */
  readonly linkType: string;
  readonly module: string;
}

interface RecordTypeDefinition {
  readonly name: string;
  /** `epics-base`, `motor` … */
  readonly module: string;
  /** `Analog Input`; may be empty. */
  readonly title: string;
  /** In the order of the definition; the first is NAME. */
  readonly fields: readonly FieldDefinition[];
}

/** What one set of definitions tells: the built-in ones, or the `.dbd` files of a workspace. */
export interface RecordTypeSource {
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly menus: readonly { readonly name: string; readonly choices: readonly string[] }[];
  readonly devices: readonly DeviceSupport[];
  /** Names of JSON links: `calc`. */
  readonly links: readonly string[];
}

export class RecordType implements RecordTypeDefinition {
  readonly name: string;
  readonly module: string;
  readonly title: string;
  readonly fields: readonly FieldDefinition[];
  /** In the order in which DTYP counts them. */
  readonly devices: readonly DeviceSupport[];
  readonly #byName: ReadonlyMap<string, FieldDefinition>;

  constructor({ name, module, title, fields }: RecordTypeDefinition, devices: readonly DeviceSupport[]) {
    this.name = name;
    this.module = module;
    this.title = title;
    this.fields = fields;
    this.devices = devices;
    this.#byName = new Map(fields.map((field) => [field.name, field]));
  }

  field(name: string): FieldDefinition | undefined {
    return this.#byName.get(name);
  }
}

export class RecordTypes {
  readonly all: readonly RecordType[];
  readonly links: readonly string[];
  readonly #byName: ReadonlyMap<string, RecordType>;
  readonly #menus: ReadonlyMap<string, readonly string[]>;

  /** A type or menu is taken from the first source that has it; devices and links of all sources are added up. */
  constructor(sources: readonly RecordTypeSource[]) {
    const devices = Map.groupBy(
      sources.flatMap((source) => source.devices),
      (device) => device.recordType,
    );
    const byName = new Map<string, RecordType>();
    const menus = new Map<string, readonly string[]>();
    for (const source of sources) {
      for (const definition of source.recordTypes)
        if (!byName.has(definition.name))
          byName.set(definition.name, new RecordType(definition, devices.get(definition.name) ?? []));
      for (const { name, choices } of source.menus) if (!menus.has(name)) menus.set(name, choices);
    }
    this.all = [...byName.values()];
    this.links = [...new Set(sources.flatMap((source) => source.links))];
    this.#byName = byName;
    this.#menus = menus;
  }

  /** `ai` */
  recordType(name: string): RecordType | undefined {
    return this.#byName.get(name);
  }

  get menuNames(): readonly string[] {
    return [...this.#menus.keys()];
  }

  /** The choices of `menuScan`, in the order of their numbers. */
  menu(name: string): readonly string[] | undefined {
    return this.#menus.get(name);
  }
}
