import type { Range } from "vscode-languageserver-types";

/** `st.cmd line 3` */
export function lineName({ path, range }: { readonly path: string; readonly range: Range }): string {
  return `${path.slice(path.lastIndexOf("/") + 1)} line ${range.start.line + 1}`;
}
