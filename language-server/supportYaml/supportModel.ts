// What an entity model says: the names its Jinja can use, and where it holds Jinja. All spans count from its piece.
import type { Field } from "../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlScalar } from "../syntax/yaml/yamlNode.ts";
import type { Span } from "../text/span.ts";

/** In the order ibek evaluates them. */
export const VARIABLE_LISTS = ["pre_defines", "parameters", "post_defines"] as const;

/** A parameter or a define. */
export interface Variable {
  readonly name: string;
  readonly list: (typeof VARIABLE_LISTS)[number];
  /** Its place among all of the model. */
  readonly order: number;
  /** `int`; undefined where that is missing or no text. */
  readonly type: string | undefined;
  readonly field: Field;
  /** Its own keys: `description`, `default`, …. */
  readonly keys: ReadonlyMap<string, Field>;
}

export type TemplateRole =
  /** The value of a define or the default of a parameter: it sees what is evaluated before. */
  | { readonly kind: "variable"; readonly variable: Variable }
  /** Startup script, databases, environment, screens: all is known by then. `always`: for each enabled entity. */
  | { readonly kind: "use"; readonly always: boolean }
  | { readonly kind: "assert" }
  /** Also sees the values of the entities around. */
  | { readonly kind: "subEntity" };

/** A text that is rendered. */
export interface TemplateText {
  readonly scalar: YamlScalar;
  /** Where to show what is wrong with it. */
  readonly shown: Span;
  /** The text stands at `shown`. */
  readonly isWritten: boolean;
  readonly role: TemplateRole;
}

/** A name that stands for itself: a database argument without a value is `{{ NAME }}`. */
export interface NameKey {
  readonly name: string;
  readonly field: Field;
  /** Needed for each enabled entity. */
  readonly always: boolean;
}

export interface Database {
  readonly file: Field | undefined;
  readonly args: readonly Field[];
  /** Of `args`. */
  readonly argsField: Field | undefined;
  /** Its place for people. */
  readonly head: Span;
}

export interface ScriptItem {
  readonly list: "pre_init" | "post_init";
  readonly keys: ReadonlyMap<string, Field>;
  readonly isComment: boolean;
  readonly head: Span;
}

/** An item of `sub_entities`. */
export interface SubEntity {
  readonly keys: ReadonlyMap<string, Field>;
  readonly head: Span;
}

export interface SupportModel {
  readonly span: Span;
  readonly content: YamlContent | undefined;
  readonly keys: ReadonlyMap<string, Field>;
  /** `GeoBrick`; undefined if missing or not text. */
  readonly name: string | undefined;
  /** By name; of two with one name the later. */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly allVariables: readonly Variable[];
  readonly templates: readonly TemplateText[];
  readonly nameKeys: readonly NameKey[];
  readonly databases: readonly Database[];
  readonly scripts: readonly ScriptItem[];
  readonly environment: readonly { readonly keys: ReadonlyMap<string, Field>; readonly head: Span }[];
  readonly subEntities: readonly SubEntity[];
}

/** A field's value if it is a string. */
export function textOf(field: Field | undefined): string | undefined {
  return field?.value?.kind === "scalar" && field.value.type === "string" ? field.value.text : undefined;
}

export function isNull(value: YamlContent | undefined): boolean {
  return value === undefined || (value.kind === "scalar" && value.type === "null");
}
