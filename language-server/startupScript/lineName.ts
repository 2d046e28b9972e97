/** `st.cmd line 3` */
export function lineName({
  path,
  range,
}: {
  readonly path: string;
  readonly range: { readonly start: { readonly line: number } };
}): string {
  return `${path.slice(path.lastIndexOf("/") + 1)} line ${range.start.line + 1}`;
}
