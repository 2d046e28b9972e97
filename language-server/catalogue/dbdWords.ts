// What the attributes of fields, their types and those of links may be (dbLexRoutines.c, dbFldTypes.h, special.h and
// dbStaticLib.c of EPICS base 7.0.10), in our own words.

export interface DbdWord {
  readonly name: string;
  readonly description: string;
}

export interface FieldAttribute extends DbdWord {
  /** What it may be, where that is a fixed set. */
  readonly choices?: readonly DbdWord[];
  /** How its value looks otherwise. */
  readonly example: string;
}

export const FIELD_TYPES: readonly DbdWord[] = [
  { name: "DBF_STRING", description: "Text of limited length; needs `size`." },
  { name: "DBF_CHAR", description: "Integer of 8 bits, signed." },
  { name: "DBF_UCHAR", description: "Integer of 8 bits, unsigned." },
  { name: "DBF_SHORT", description: "Integer of 16 bits, signed." },
  { name: "DBF_USHORT", description: "Integer of 16 bits, unsigned." },
  { name: "DBF_LONG", description: "Integer of 32 bits, signed." },
  { name: "DBF_ULONG", description: "Integer of 32 bits, unsigned." },
  { name: "DBF_INT64", description: "Integer of 64 bits, signed." },
  { name: "DBF_UINT64", description: "Integer of 64 bits, unsigned." },
  { name: "DBF_FLOAT", description: "Floating-point number of 32 bits." },
  { name: "DBF_DOUBLE", description: "Floating-point number of 64 bits." },
  { name: "DBF_ENUM", description: "Choice whose texts the record itself gives." },
  { name: "DBF_MENU", description: "Choice out of a menu; needs `menu`." },
  { name: "DBF_DEVICE", description: "Choice of device support; the field DTYP." },
  { name: "DBF_INLINK", description: "Link that values are read through." },
  { name: "DBF_OUTLINK", description: "Link that values are written through." },
  { name: "DBF_FWDLINK", description: "Link to the record that is processed next." },
  { name: "DBF_NOACCESS", description: "For the code of the record only; needs `extra`." },
];

const YES_NO: readonly DbdWord[] = [
  { name: "YES", description: "" },
  { name: "NO", description: "" },
];

const SPECIALS: readonly DbdWord[] = [
  { name: "SPC_NOMOD", description: "Cannot be changed at run time." },
  { name: "SPC_DBADDR", description: "The record says at run time what the field is: arrays." },
  { name: "SPC_SCAN", description: "Has to do with scanning." },
  { name: "SPC_ALARMACK", description: "Acknowledges alarms." },
  { name: "SPC_AS", description: "Access security." },
  { name: "SPC_MOD", description: "The record is told when the field changes." },
  { name: "SPC_RESET", description: "Starts the record anew." },
  { name: "SPC_LINCONV", description: "Has to do with linear conversion." },
  { name: "SPC_CALC", description: "An expression to be compiled." },
];

export const FIELD_ATTRIBUTES: readonly FieldAttribute[] = [
  { name: "prompt", example: '"Current value"', description: "What the field is, in some words, for people." },
  {
    name: "promptgroup",
    example: '"40 - Input"',
    description: "Makes the field one to be set in databases, and says among which it is shown.",
  },
  {
    name: "special",
    example: "SPC_NOMOD",
    choices: SPECIALS,
    description: "What happens besides when the field is changed. A number stands for a value of the record's own.",
  },
  {
    name: "pp",
    example: "TRUE",
    choices: [{ name: "TRUE", description: "" }, { name: "FALSE", description: "" }, ...YES_NO],
    description: "Whether writing to the field processes a passive record. `NO` where it is not given.",
  },
  {
    name: "interest",
    example: "1",
    description: "From which level on `dbpr` shows the field; 0 where it is not given.",
  },
  {
    name: "base",
    example: "HEX",
    choices: [
      { name: "DECIMAL", description: "" },
      { name: "HEX", description: "" },
    ],
    description: "How `dbpr` shows whole numbers; `DECIMAL` where it is not given.",
  },
  { name: "size", example: "40", description: "Room for a text in bytes, one of them for its end." },
  { name: "extra", example: '"void *dpvt"', description: "The field as C declares it." },
  { name: "menu", example: "menuYesNo", description: "The menu of the choices." },
  { name: "initial", example: '"1"', description: "The value where a database sets none." },
  {
    name: "asl",
    example: "ASL0",
    choices: [
      { name: "ASL0", description: "Less strictly protected, for what operators change." },
      { name: "ASL1", description: "More strictly protected, as all fields without one." },
    ],
    description: "Level of access security; `ASL1` where it is not given.",
  },
  {
    name: "prop",
    example: "YES",
    choices: YES_NO,
    description: "Whether clients that watch properties, as limits and units, are told of a change.",
  },
];

/** Of device support; INP or OUT must be written so. */
export const LINK_TYPES: readonly DbdWord[] = [
  { name: "CONSTANT", description: "Constants and links to other records." },
  { name: "PV_LINK", description: "Links to other records." },
  { name: "VME_IO", description: "`#C0 S0 @…`: card and signal on a VME bus." },
  { name: "CAMAC_IO", description: "`#B0 C0 N0 A0 F0 @…`: address in CAMAC." },
  { name: "AB_IO", description: "`#L0 A0 C0 S0 @…`: Allen-Bradley." },
  { name: "GPIB_IO", description: "`#L0 A0 @…`: link and address on a GPIB." },
  { name: "BITBUS_IO", description: "`#L0 N0 P0 S0 @…`: address on a Bitbus." },
  { name: "MACRO_LINK", description: "Not resolved yet; not for device support." },
  { name: "JSON_LINK", description: "`{…}`: a link in JSON." },
  { name: "PN_LINK", description: "Not resolved yet; not for device support." },
  { name: "DB_LINK", description: "To a record of the same IOC; not for device support." },
  { name: "CA_LINK", description: "To a PV of another IOC; not for device support." },
  { name: "INST_IO", description: "`@…`: any text; what nearly all new device support has." },
  { name: "BBGPIB_IO", description: "`#L0 B0 G0 @…`: GPIB behind a Bitbus." },
  { name: "RF_IO", description: "`#R0 M0 D0 E0 @…`: address of an RF system." },
  { name: "VXI_IO", description: "`#V0 C0 S0 @…`: frame, slot and signal of VXI." },
];
