/**
 * In braces and brackets, what ibek's loader (ruamel.yaml 0.19) does not take for the colon behind a plain name, though
 * YAML 1.2 does: `{a:, b: 1}` has a name `a:`, and `{a:[1]}` is refused. `end`: offset behind the name.
 */
export function gluedColon(text: string, end: number): "ofName" | "refused" | undefined {
  const found = /[ \t]*:([,[\]{}])?/y;
  found.lastIndex = end;
  const next = found.exec(text)?.[1];
  if (next === undefined) return undefined;
  return next === "[" || next === "{" ? "refused" : "ofName";
}
