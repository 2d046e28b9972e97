import { raise } from "./stopped.ts";

const MOST_DIGITS = 4300;
const LIMIT = 10n ** BigInt(MOST_DIGITS);

/** `str` of an int, with the limit Python 3.11 has. */
export function integerText(value: bigint): string {
  if (value >= LIMIT || value <= -LIMIT) {
    raise(
      "ValueError",
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  return value.toString();
}
