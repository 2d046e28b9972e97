/** Whether a release, `4.7.0`, came after another; what is undefined was always there. */
export function newerThan(release: string | undefined, than: string): boolean {
  if (release === undefined) return false;
  const [a, b] = [release, than].map((each) => each.split(".").map(Number));
  const differing = a?.findIndex((part, index) => part !== (b?.[index] ?? 0)) ?? -1;
  return differing >= 0 && (a?.[differing] ?? 0) > (b?.[differing] ?? 0);
}
