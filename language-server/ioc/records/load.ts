import type { Range } from "vscode-languageserver-types";
import type { Span } from "../../text/span.ts";
import type { MacroDefinition } from "../macros/macroDefinitions.ts";
import type { FileFinding } from "../scriptEvaluation/scriptFiles.ts";
import type { TemplateFile, WrittenRecord } from "./templateFile.ts";

/** A record or alias as the IOC has it. */
export interface LoadedRecord {
  /** Expanded: `BL01-EA-01:Gain`; holds `UNKNOWN` for what is not known here. */
  readonly name: string;
  /** Of a record: `ai`. Of an alias: the name of its record. */
  readonly of: string;
  readonly written: WrittenRecord;
  readonly file: TemplateFile;
}

/** Where something stands in a file. */
export interface Site {
  /** Absolute. */
  readonly path: string;
  readonly range: Range;
}

/** A row of a substitutions file. */
export interface LoadingRow extends Site {
  readonly span: Span;
  /** How many of the macros, the first ones, it has from the command that loads the file. */
  readonly inherited: number;
}

/** One reading of one database with one set of macros. */
export interface LoadedDatabase {
  /** As named: `db/motor.template`. */
  readonly name: string;
  readonly finding: FileFinding;
  /** Undefined where it cannot be read here. */
  readonly file: TemplateFile | undefined;
  /** Given to it, unexpanded. */
  readonly macros: readonly MacroDefinition[];
  /** Of the substitutions file that asks for it. */
  readonly row: LoadingRow | undefined;
  /** Of text in it; what is not known here becomes `UNKNOWN`. */
  readonly expand: (text: string) => string;
  /** Also those of the databases it includes. */
  readonly records: readonly LoadedRecord[];
  /** Macros it needs that nothing gives a value, but those of databases it includes. */
  readonly lacking: readonly string[];
  /** An include in it could not be read, or there were too many records: there may be more of them. */
  readonly partial: boolean;
}

/** One `dbLoadRecords` or `dbLoadTemplate` that runs. */
export interface Load {
  readonly kind: "database" | "substitutions";
  /** As named: `motor.substitutions`. */
  readonly name: string;
  readonly finding: FileFinding;
  /** Of the scripts the line includes, the outermost first; empty where the line itself loads. */
  readonly through: readonly Site[];
  /** Of a substitutions file one for each row. */
  readonly databases: readonly LoadedDatabase[];
}
