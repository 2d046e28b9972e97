// What ibek makes of the entities of an ioc.yaml: `ibek runtime generate2 --no-pvi` without running it.
import type { SourcePlace } from "../../catalogue/entityModels/sourcePlace.ts";
import type { Span } from "../../text/span.ts";
import type { PythonValue } from "../jinja/pythonValue.ts";

/** Everything ibek would do with one version of a file. Immutable; unchanged entities keep their parts from the version before. */
export interface Generated {
  /** `ioc_name` as rendered; undefined while that is not known. */
  readonly iocName: string | undefined;
  /** One for each entity of the file, in its order. */
  readonly entities: readonly EvaluatedEntity[];
  /** What only evaluating finds; structural mistakes are not repeated here. */
  readonly problems: readonly GenerationProblem[];
  readonly outcome: GenerationOutcome;
}

export type GenerationOutcome =
  /** In the order ibek writes them; `wait_list.yaml` only where an entity asks for it. */
  | { readonly kind: "files"; readonly files: readonly GeneratedFile[] }
  /** ibek would refuse the file: there is at least one error, here or in its structure. */
  | { readonly kind: "refused" }
  /** Something that is needed is not known here: `the value of SITE in the IOC's environment`. */
  | { readonly kind: "unknown"; readonly why: string };

export interface EvaluatedEntity {
  /** Parameters and calculated values as later entities see them, in the order ibek sets them; without those not known. */
  readonly values: ReadonlyMap<string, PythonValue>;
  /** Of an `ibek.repeat` or an entity with sub-entities: what it makes, in order, itself left out. */
  readonly children: readonly ChildEntity[];
}

export interface ChildEntity {
  readonly type: string;
  readonly values: ReadonlyMap<string, PythonValue>;
}

export interface GenerationProblem {
  readonly kind:
    | "undefinedName"
    | "undefinedAttribute"
    | "jinjaSyntax"
    | "jinjaError"
    | "counterLimit"
    | "wrongValue"
    | "validation"
    | "databaseArgument"
    | "databaseColumns"
    | "duplicateId"
    | "unknownReference"
    | "whenLast"
    | "endless"
    /** The entity that a repeat or a sub-entity makes does not fit its type. */
    | "madeEntity"
    /** A value that uses the text of a parameter which is rendered only after it. */
    | "laterParameter"
    /** A variable of `_global` that stands in front of a value of the same name. */
    | "hiddenParameter"
    /** ibek < 4.7: rows of one database file whose values come under other names. */
    | "mixedColumns"
    /** A label that stays itself where the definition has a value for it. */
    | "unmappedEnum"
    /** Two texts for `when: first` in one model: ibek writes one. */
    | "sharedFirst"
    /** Two variables that ibek writes on one line. */
    | "joinedVariables"
    | "notChecked";
  /** Index in the file; -1 for `ioc_name`. */
  readonly entity: number;
  /** Counts from the entity's piece (from the file's start for `ioc_name`): the value that is wrong, else the entity's head. */
  readonly span: Span;
  /** For people: ``The expression uses `PORTT`, which is not defined. Did you mean `PORT`?`` */
  readonly message: string;
  /** Where the definition that fails is written, for a mistake that is not in the ioc.yaml itself. */
  readonly definition: SourcePlace | undefined;
}

export interface GeneratedFile {
  readonly name: "st.cmd" | "ioc.subst" | "wait_list.yaml";
  readonly lines: readonly GeneratedLine[];
  /** Joined to the byte what ibek writes. */
  readonly text: string;
}

export interface GeneratedLine {
  readonly text: string;
  /** Index of the file's entity that made it; undefined for what ibek writes by itself. */
  readonly entity: number | undefined;
}
