import type { Range } from "vscode-languageserver-types";

/** Where something is written in a support YAML file. */
export interface SourcePlace {
  /** Absolute: `/epics/ibek-defs/ADCore.ibek.support.yaml`. */
  readonly path: string;
  readonly range: Range;
}

/**
 * What an instance may write for a parameter. `acceptsJinja`: any string with `{{ … }}` passes instead, to be rendered
 * later; the fields of ibek's built-in types do not take that.
 */
export type ParameterType =
  | { readonly kind: "str" }
  | { readonly kind: "int" | "float" | "bool" | "list" | "dict"; readonly acceptsJinja: boolean }
  /** The `values` of `ibek.repeat`. */
  | { readonly kind: "listOrText" }
  | { readonly kind: "object" }
  | { readonly kind: "id" }
  | { readonly kind: "enum"; readonly labels: readonly EnumLabel[] }
  /** A type this version does not know: nothing is checked. */
  | { readonly kind: "unknown"; readonly name: string };

export interface EnumLabel {
  /** `Pos`, or `1` for a label that is the number one. */
  readonly text: string;
  /** Whether the label is a string in YAML: `"1"` and `1` are different labels. */
  readonly isText: boolean;
  /** What it becomes in the startup script, as written; undefined where that is the label itself: `0`. */
  readonly value: string | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** As written: `"{{ P }}-1"`, `3`; undefined for a parameter that must be given. */
  readonly default: string | undefined;
  /** Of an object: the attributes the model's Jinja uses of it, `{{ controller.P }}` gives `P`. */
  readonly attributes: readonly string[];
  /** Undefined for ibek's own. */
  readonly place: SourcePlace | undefined;
}

export interface EntityModel {
  /** `pmac.GeoBrick` */
  readonly type: string;
  /** `pmac` */
  readonly module: string;
  readonly description: string;
  /** In the order of the support file, which is the order ibek evaluates them in. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** What Jinja can use of such an entity: its parameters and calculated values. */
  readonly attributes: ReadonlySet<string>;
  /** Of its name; undefined for ibek's own. */
  readonly place: SourcePlace | undefined;
}
