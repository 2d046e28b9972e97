import type { YamlContent, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import type { SourcePlace } from "./sourcePlace.ts";
import type { TemplateText } from "./templateText.ts";

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
  /** The label and what it becomes, as data. */
  readonly key: YamlContent;
  readonly content: YamlContent | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** As written: `"{{ P }}-1"`, `3`; undefined for a parameter that must be given. */
  readonly default: string | undefined;
  /** The same as data; of ibek's own types missing. */
  readonly defaultValue: ModelValue | undefined;
  /** Of an object: the attributes the model's Jinja uses of it, `{{ controller.P }}` gives `P`. */
  readonly attributes: readonly string[];
  /** Undefined for ibek's own. */
  readonly place: SourcePlace | undefined;
}

/** A value in a definition: text that is rendered, or data that ibek takes as it is. */
export type ModelValue =
  { readonly kind: "template"; readonly text: TemplateText } | { readonly kind: "data"; readonly content: YamlContent };

/** A calculated value: `pre_defines` are rendered before the parameters, `post_defines` after them. */
export interface Define {
  readonly name: string;
  readonly description: string;
  /** What the rendered text is turned into; `implied` (`type: null`): a last filter `| int` says so. */
  readonly type: "str" | "float" | "int" | "bool" | "list" | "implied";
  readonly value: ModelValue;
  /** Of its name. */
  readonly place: SourcePlace;
}

/** A text or comment of `pre_init` or `post_init`. */
export interface ScriptItem {
  readonly kind: "text" | "comment";
  /** `every`, `first`, `last`; of a text any word, others than these two mean `every`. */
  readonly when: string;
  /** Of a comment with `# ` before each line already. */
  readonly text: TemplateText;
}

export interface Database {
  /** `$(MOTOR)/db/basic_asyn_motor.db` */
  readonly file: TemplateText;
  /** Renders to `true`, `yes` or `1` for a database that is loaded. */
  readonly enabled: TemplateText;
  /** Undefined where it is null, which ibek refuses when the database is loaded. */
  readonly args: readonly DatabaseArgument[] | undefined;
}

export interface DatabaseArgument {
  /** With `*` or `?` in it, a regular expression over the names of the entity's values: `.*`. */
  readonly name: string;
  /** Undefined for the value of the same name. */
  readonly value: TemplateText | undefined;
  readonly place: SourcePlace;
}

/** What each entity of the model makes besides. */
export interface SubEntity {
  /** A mapping with `type` and values in their order. */
  readonly node: YamlNode;
  /** Of its type. */
  readonly place: SourcePlace;
}

export interface Screen {
  /** Of the PVI device: `pilatus.pvi.device.yaml`. */
  readonly yamlPath: TemplateText;
  /** Whether its structure becomes a PV, by a database that PVI makes. */
  readonly pv: boolean;
  /** Undefined where there are none. */
  readonly macros: readonly DatabaseArgument[] | undefined;
}

/** ibek ≥ 4.7 */
export interface Validation {
  /** As written, without `{{ }}`: `ADDR < controller.numAxes`. */
  readonly assertion: string;
  /** The assertion as the template ibek makes of it. */
  readonly test: TemplateText;
  readonly message: TemplateText;
}

export interface EntityModel {
  /** `pmac.GeoBrick` */
  readonly type: string;
  /** `pmac` */
  readonly module: string;
  readonly description: string;
  /** In the order of the support file, which is the order ibek evaluates them in. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly preDefines: readonly Define[];
  readonly postDefines: readonly Define[];
  readonly validations: readonly Validation[];
  /** `epicsEnvSet NAME VALUE`, one for each of `env_vars`. */
  readonly environment: readonly TemplateText[];
  readonly preInit: readonly ScriptItem[];
  readonly postInit: readonly ScriptItem[];
  readonly databases: readonly Database[];
  readonly subEntities: readonly SubEntity[];
  /** Its Phoebus screen; undefined where the model has none. */
  readonly pvi: Screen | undefined;
  /** What Jinja can use of such an entity: its parameters and calculated values. */
  readonly attributes: ReadonlySet<string>;
  /** Of its name; undefined for ibek's own. */
  readonly place: SourcePlace | undefined;
  /** As written in its support file; two that differ in nothing else are one definition. */
  readonly source?: string;
  /** Read from a schema: which parameters are ids or references, and what an entity makes, is not known. */
  readonly isOutline?: true;
}
