import type { Random } from "./random.ts";

/** What a mutation may use of the file's surroundings. */
export interface Surroundings {
  /** `rack.Card`, all that are defined. */
  readonly types: readonly string[];
  /** Names of parameters and calculated values, and keys of the file. */
  readonly names: readonly string[];
  /** Ids of entities, and other words that stand in the file. */
  readonly words: readonly string[];
}

export interface Mutator {
  /** `entity moved to the front`: for the name of the case. */
  readonly name: string;
  /** Undefined where there is nothing to do it to. */
  apply(text: string, random: Random, surroundings: Surroundings): string | undefined;
}
