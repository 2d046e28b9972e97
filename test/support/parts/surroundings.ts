/** What every part gets to start in. */
export interface Surroundings {
  /** Survives between runs, outside the checkout: `~/.cache/epics-ioc`. */
  readonly cache: string;
  /** This run's own folder; short, because sockets live in it: `/tmp/epics-ioc-x3Fq`. */
  readonly scratch: string;
  /** One line about what is being done now, for the person who waits. */
  readonly progress: (line: string) => void;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
}

export interface StartedPart<Value> {
  readonly value: Value;
  /** Never throws; afterwards nothing the part started is left. */
  stop(): Promise<void>;
}

export const nothingToStop = (): Promise<void> => Promise.resolve();
