import type { Range } from "vscode-languageserver-types";

/** What a macro stands for, as far as it can be known beside the running IOC. */
export type MacroValue =
  | { readonly kind: "text"; /** Unexpanded: may hold macros, quotes and escapes. */ readonly raw: string }
  /** Has a value, which only the place where the IOC runs knows: `HOME`, `IOC_PREFIX` of a Helm chart. */
  | { readonly kind: "elsewhere" };

export interface MacroSetting {
  readonly value: MacroValue;
  /** Where the value comes from. */
  readonly origin:
    | { readonly kind: "script"; /** Absolute path. */ readonly path: string; readonly range: Range }
    | { readonly kind: "environment"; /** In words: `start.sh of the image`. */ readonly by: string };
}
