// Numbers as jinja2 3.1.6 writes them. A float is tried first, and not right behind a dot: `x.1.2` are two indices.
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/y;
const INTEGER = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/y;
const MOST_DIGITS = 4300;

export interface NumberLiteral {
  readonly kind: "integer" | "float";
  /** Undefined where Python refuses to read that many digits. */
  readonly value: bigint | number | undefined;
  readonly end: number;
}

export function numberLiteral(text: string, at: number): NumberLiteral | undefined {
  FLOAT.lastIndex = at;
  const float = FLOAT.exec(text)?.[0];
  if (float !== undefined) return { kind: "float", value: Number(float.replaceAll("_", "")), end: at + float.length };
  INTEGER.lastIndex = at;
  const integer = INTEGER.exec(text)?.[0];
  if (integer === undefined) return undefined;
  if (integer.length > MOST_DIGITS) return { kind: "integer", value: undefined, end: at + integer.length };
  return { kind: "integer", value: BigInt(integer.replaceAll("_", "")), end: at + integer.length };
}
