import { Stopped } from "./stopped.ts";

/** What evaluating may still use; counts down, and may be shared by many renderings. */
export interface Budget {
  /** Nodes evaluated, items visited. */
  steps: number;
  /** Of all texts and lists made, the intermediate ones with them. */
  characters: number;
}

/** Far more than the templates of one real entity need. */
export function newBudget(steps = 200_000, characters = 1_000_000): Budget {
  return { steps, characters };
}

export function useSteps(budget: Budget, count: number): void {
  budget.steps -= count;
  if (!(budget.steps >= 0)) throw new Stopped({ kind: "endless" });
}

/** Before the text is made: `'x' * 10**9` must not need its memory first. */
export function useCharacters(budget: Budget, count: number | bigint): void {
  budget.characters -= Number(count);
  if (!(budget.characters >= 0)) throw new Stopped({ kind: "endless" });
}
