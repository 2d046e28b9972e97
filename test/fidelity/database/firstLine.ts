/** Of the first error that EPICS reports; undefined where it only knows the end of the file. */
export function firstLine(said: string): number | undefined {
  const errors = said.replaceAll(/^WARNING: .*\n/gm, "").replaceAll(/^ {2}at file .*\n/gm, "");
  const found = / line (\d+)$/m.exec(errors)?.[1];
  return found === undefined ? undefined : Number(found);
}
