// Numbers as iocsh reads them.

/** Without its sign, as C's `strtol` with base 0 reads it to the end: `12`, `-0x1F`, `017`; empty is 0. */
export function readInteger(value: string): bigint | undefined {
  if (!/^\s*([+-]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*))?$/.test(value)) return undefined;
  const digits = value.trim().replace(/^[+-]/, "");
  return /^0[0-7]/.test(digits) ? BigInt(`0o${digits}`) : BigInt(digits || "0");
}

export function isInteger(value: string): boolean {
  const number = readInteger(value);
  return number !== undefined && number < 2n ** 64n;
}

/** As EPICS's `strtod` reads it to the end: decimal, hexadecimal, `inf`, `nan`. */
export function isNumber(value: string): boolean {
  return /^\s*([+-]?(0[xX][0-9a-fA-F]+(\.[0-9a-fA-F]*)?([pP][+-]?\d+)?|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|inf(inity)?|nan(\(\w*\))?))?$/i.test(
    value,
  );
}
