import { posix } from "node:path";
import type { PreviewFile } from "../../language-server/protocol.ts";

export const PREVIEW_SCHEME = "epics-ioc-preview";

export type PreviewFileName = PreviewFile["name"];

/** In the order in which ibek writes them. */
export const PREVIEW_FILES: readonly PreviewFileName[] = ["st.cmd", "ioc.subst", "wait_list.yaml"];

/** The parts of a URI; VS Code's own fits. */
export interface PreviewAddress {
  /** What the tab shows: `/st.cmd (preview of bl47p-ea-dcam-01)`. */
  readonly path: string;
  /** URI of the `ioc.yaml`. */
  readonly query: string;
}

export interface Previewed {
  /** URI of the `ioc.yaml`. */
  readonly source: string;
  readonly file: PreviewFileName;
}

export function addressOf({ source, file }: Previewed): PreviewAddress {
  return { path: `/${file} (preview of ${instanceName(source)})`, query: source };
}

/** Undefined for an address we never made. */
export function previewedAt({ path, query }: PreviewAddress): Previewed | undefined {
  const file = PREVIEW_FILES.find((name) => path.startsWith(`/${name} (`));
  return file === undefined ? undefined : { source: query, file };
}

/** `bl47p-ea-dcam-01` of `…/bl47p-ea-dcam-01/config/ioc.yaml`; the file's own name where it is in no `config/`. */
export function instanceName(source: string): string {
  const path = decoded(source);
  const folder = posix.dirname(path);
  return posix.basename(posix.basename(folder) === "config" ? posix.dirname(folder) : path);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A percent sign that encodes nothing.
    return uri;
  }
}
