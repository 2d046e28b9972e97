// Requests of our own between client and server; the only file of the server the client may import.

/** The language ids the server has features for. */
export const LANGUAGE_IDS = ["ibek-ioc", "epics-startup"] as const;

/** Server → client: where are the entity models of this instance? Clients without it leave the server with the workspace's own. */
export const DEFINITIONS_REQUEST = "epicsIoc/definitions";
export interface DefinitionsParams {
  /** URI of the `ioc.yaml` that asks. */
  readonly uri: string;
}
export type DefinitionsResult =
  | {
      readonly ok: true;
      /** Absolute folder of `*.ibek.support.yaml` files. */
      readonly folder: string;
      /** Of the image they come from: `sha256:…`. */
      readonly digest: string;
      /** For people: `ioc-adaravis-runtime:2026.6.1`. */
      readonly origin: string;
    }
  | { readonly ok: false; /** One sentence why there are none. */ readonly why: string };

/** Client → server: definitions may have changed (an image was pulled, trust was granted); ask again. */
export const DEFINITIONS_CHANGED_NOTIFICATION = "epicsIoc/definitionsChanged";

/** Server → client, after each analysis of an `ioc.yaml`: for the language status item. */
export const CATALOGUE_STATUS_NOTIFICATION = "epicsIoc/catalogueStatus";
export interface CatalogueStatusParams {
  readonly uri: string;
  /** Where the entity models come from, the nearest first: `config/`, `workspace`, `ioc-adaravis-runtime:2026.6.1`. */
  readonly origins: readonly string[];
  readonly entityModels: number;
  /** Why there are no definitions from the image, where that is so. */
  readonly missing?: string;
}

/** What the client may say in `initialize`; all optional, so that any editor can start the server. */
export interface InitializationOptions {
  /** The client answers `DEFINITIONS_REQUEST` and listens to `CATALOGUE_STATUS_NOTIFICATION`. */
  readonly definitions?: boolean;
}
