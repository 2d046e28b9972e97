/** One line of `npm run bench`. */
export interface BenchRow {
  /** `complete tree of 200 IOCs` */
  readonly name: string;
  readonly ours: number;
  /** What the named peer takes for the same; undefined where there is nothing to compare with. */
  readonly peer?: number;
  /** `kubectl get` */
  readonly peerName?: string;
  /** `ms`, `kB` */
  readonly unit: string;
  /** What we promise: ours is to be no more. */
  readonly target?: number;
}

/** The middle one: a single slow run says nothing on a busy machine. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What all but one in twenty stay below. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}
