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
}

/** The middle one: a single slow run says nothing on a busy machine. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
