/** Runs `act` at once, and then at most once per `everyMs` however often it is asked; never after the abort. */
export function coalesced(act: () => void, everyMs: number, signal: AbortSignal): () => void {
  let resting: NodeJS.Timeout | undefined;
  let asked = false;
  const go = (): void => {
    if (signal.aborted) return;
    asked = false;
    resting = setTimeout(() => {
      resting = undefined;
      if (asked) go();
    }, everyMs);
    act();
  };
  signal.addEventListener("abort", () => clearTimeout(resting));
  return () => {
    if (resting === undefined) go();
    else asked = true;
  };
}
