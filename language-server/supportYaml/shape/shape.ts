// What a support YAML file may hold and where, as data: diagnostics, completion, hover and quick fixes read the same.
import type { ParameterType } from "../../catalogue/entityModels/entityModel.ts";

/** The kinds of value pydantic converts, not strictly: `"7"` passes for a whole number. */
export type ConvertedType = Extract<ParameterType, { readonly kind: "int" | "float" | "bool" | "list" | "dict" }>;

export type Shape = Nullable<
  | { readonly kind: "anything" }
  | { readonly kind: "text" }
  | { readonly kind: "converted"; readonly type: ConvertedType }
  /** One of a few words. `offered`: the words are what makes sense, other text is accepted. */
  | { readonly kind: "word"; readonly words: readonly Word[]; readonly offered: boolean }
  | { readonly kind: "list"; readonly item: Shape }
  /** A list of anything; a text passes for one. */
  | { readonly kind: "scratch" }
  /** A mapping whose names are the author's own. */
  | { readonly kind: "named"; readonly value: Shape; /** Names may be numbers and the like. */ readonly anyName?: true }
  | { readonly kind: "object"; readonly object: ObjectShape }
  /** A mapping whose `type` says which one it is. */
  | {
      readonly kind: "typed";
      /** Of the type for people: `parameter`. */
      readonly title: string;
      readonly objects: ReadonlyMap<string, ObjectShape>;
      /** Where `type` is not given; undefined if it must be. */
      readonly fallback: string | undefined;
    }
>;

/** `orNull`: a key without a value is accepted. */
type Nullable<T> = T extends unknown ? T & { readonly orNull?: true } : never;

export interface Word {
  readonly text: string;
  readonly description: string;
}

export interface ObjectShape {
  /** For people, without an article: `entity model`. */
  readonly title: string;
  readonly keys: ReadonlyMap<string, KeyShape>;
  /** Whether other keys are accepted. */
  readonly open: boolean;
}

export interface KeyShape {
  readonly shape: Shape;
  readonly required: boolean;
  /** What it means, as Markdown. */
  readonly description: string;
  /** What holds where the key is not given, for people: `every`; undefined where that is nothing. */
  readonly default?: string;
  /** The release of ibek that brought the key: `4.7.0`. */
  readonly since?: string;
  /** Another name ibek reads the key under: pydantic fills fields by their Python name, too. */
  readonly alsoRead?: string;
}
