// Requests of our own between client and server; the only file of the server the client may import.
import type { Range } from "vscode-languageserver-types";

/** The language ids the server has features for. */
export const LANGUAGE_IDS = [
  "ibek-ioc",
  "ibek-support",
  "epics-startup",
  "epics-database",
  "epics-dbd",
  "stream-protocol",
  "epics-request",
  "epics-substitutions",
] as const;

/** Server → client: where are the entity models of this instance? Clients without it leave the server with the workspace's own. */
export const DEFINITIONS_REQUEST = "epicsIoc/definitions";
export interface DefinitionsParams {
  /** URI of the `ioc.yaml` that asks. */
  readonly uri: string;
}
export type DefinitionsResult = {
  /** The image pinned for the instance: `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
  readonly image?: string;
} & (
  | {
      readonly ok: true;
      /** Absolute folder of `*.ibek.support.yaml` files. */
      readonly folder: string;
      /** Of the image they come from: `sha256:…`. */
      readonly digest: string;
      /** For people: `ioc-adaravis-runtime:2026.6.1`. */
      readonly origin: string;
      /** Of the ibek in the image: `4.8.2`; missing where that is not known. */
      readonly ibekVersion?: string;
    }
  | {
      readonly ok: false;
      /** One sentence why there are none. */
      readonly why: string;
      /** Absolute path of a copy of the schema that the header of the `ioc.yaml` names by its address. */
      readonly schema?: string;
    }
);

/** Client → server: definitions may have changed (an image was pulled, trust was granted); ask again. */
export const DEFINITIONS_CHANGED_NOTIFICATION = "epicsIoc/definitionsChanged";

/** Server → client, after each analysis of an `ioc.yaml`: for the language status item. */
export const CATALOGUE_STATUS_NOTIFICATION = "epicsIoc/catalogueStatus";
export interface CatalogueStatusParams {
  readonly uri: string;
  /** Where the entity models come from, the nearest first: `config/`, `workspace`, `ioc-adaravis-runtime:2026.6.1`. */
  readonly origins: readonly string[];
  readonly entityModels: number;
  /** Whose rules hold: `4.8.2`. */
  readonly ibekVersion: string;
  /** Why there are no definitions from the image, where that is so. */
  readonly missing?: string;
}

/** Client → server: what ibek would generate from this `ioc.yaml` as it is in the editor. */
export const PREVIEW_REQUEST = "epicsIoc/preview";
export interface PreviewParams {
  readonly uri: string;
}
export interface PreviewFile {
  readonly name: "st.cmd" | "ioc.subst" | "wait_list.yaml";
  readonly text: string;
  /** For each line of `text` the entity of the `ioc.yaml` that made it; null for what ibek writes by itself. */
  readonly origins: readonly (Range | null)[];
}
export type PreviewResult =
  | { readonly ok: true; readonly files: readonly PreviewFile[] }
  /** One sentence why ibek would generate nothing, or why that is not known here, and where that shows. */
  | { readonly ok: false; readonly why: string; readonly at?: Range };

/** Client → server: the databases and records that the IOC of this `st.cmd` or `ioc.yaml` loads. */
export const CONTENTS_REQUEST = "epicsIoc/contents";
export interface ContentsParams {
  readonly uri: string;
  /** Part of the name or type of the records that are wanted; empty for all. */
  readonly filter: string;
}
export interface ContentsPlace {
  readonly uri: string;
  readonly range: Range;
}
export interface ContentsRecord {
  readonly kind: "record" | "alias";
  /** Expanded: `BL01-EA-01:Gain`; `…` stands for what is only known where the IOC runs. */
  readonly name: string;
  /** Of a record its type, of an alias the name of its record. */
  readonly of: string;
  /** In the database or template. */
  readonly at: ContentsPlace;
  /** Those people look for first: DESC, DTYP, INP, OUT, SCAN, FLNK, EGU. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly at: ContentsPlace }[];
}
export interface ContentsDatabase {
  /** As the script or the row of a substitutions file names it: `motor.template`. */
  readonly name: string;
  /** `P=BL01, M=1` */
  readonly macros: string;
  /** Only one that is read has records here; `unknown`: where it is depends on what is not known here. */
  readonly state: "read" | "missing" | "inImage" | "unknown";
  /** The line or row that loads it. */
  readonly asked: ContentsPlace;
  /** URI; undefined where it cannot be read. */
  readonly file: string | undefined;
  /** How many of its records the filter lets through, also those that are not sent. */
  readonly count: number;
  readonly records: readonly ContentsRecord[];
}
export interface ContentsLoad {
  /** The file that the script names: a database, or a substitutions file with a database for each of its rows. */
  readonly name: string;
  readonly asked: ContentsPlace;
  readonly databases: readonly ContentsDatabase[];
}
export type ContentsResult =
  | {
      readonly ok: true;
      readonly loads: readonly ContentsLoad[];
      /** How many records the filter lets through, and how many of them are sent. */
      readonly records: number;
      readonly shown: number;
      /** Some databases cannot be read here, or a macro is not known. */
      readonly partial: boolean;
    }
  /** One sentence why they are not known. */
  | { readonly ok: false; readonly why: string };

/** Server → client: a new preview can be asked for, because the document or what it stands on has changed. */
export const PREVIEW_CHANGED_NOTIFICATION = "epicsIoc/previewChanged";
export interface PreviewChangedParams {
  readonly uri: string;
}

/** Commands that code lenses and quick fixes name; the client registers them. Arguments: `[uri: string]`. */
export const PREVIEW_COMMAND = "epicsIoc.ioc.previewStartupScript";
/** Writes the setting that lets the image's definitions count. No arguments. */
export const USE_IMAGE_DEFINITIONS_COMMAND = "epicsIoc.definitions.useImage";
/** Arguments: `[uri: string, position: Position, locations: Location[]]`. */
export const SHOW_REFERENCES_COMMAND = "epicsIoc.references.show";

/** Section of the client's settings the server asks for. */
export const SETTINGS_SECTION = "epicsIoc";

/** What the client may say in `initialize`; all optional, so that any editor can start the server. */
export interface InitializationOptions {
  /** The client answers `DEFINITIONS_REQUEST` and listens to `CATALOGUE_STATUS_NOTIFICATION`. */
  readonly definitions?: boolean;
  /** The client listens to `PREVIEW_CHANGED_NOTIFICATION` and carries out the commands that code lenses and quick fixes name. */
  readonly preview?: boolean;
}
