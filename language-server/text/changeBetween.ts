/** Where two texts differ: all before `start` and all behind the two ends is the same. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  /** How far the rest has moved. */
  readonly shift: number;
}

/** Compared at once: in a text of megabytes one character after the other takes as long as all else. */
const STRETCH = 4096;

export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const isSame = (old: number, now: number): boolean =>
    before.slice(old, old + STRETCH) === after.slice(now, now + STRETCH);
  let start = 0;
  while (start + STRETCH <= shorter && isSame(start, start)) start += STRETCH;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (same + STRETCH <= shorter - start && isSame(before.length - same - STRETCH, after.length - same - STRETCH))
    same += STRETCH;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  const shift = after.length - before.length;
  return { start, oldEnd: before.length - same, newEnd: after.length - same, shift };
}
