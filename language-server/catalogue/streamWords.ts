// The words of StreamDevice protocols (StreamCore.cc, StreamProtocol.cc and the converters of StreamDevice 2.8), explained
// in our own.

export interface StreamWord {
  /** As people write it: `ReplyTimeout`. */
  readonly name: string;
  readonly description: string;
}

export interface StreamCommand extends StreamWord {
  readonly takes: "format" | "milliseconds" | "event" | "nothing";
}

export interface StreamVariable extends StreamWord {
  readonly takes: "number" | "string" | "extraInput";
  /** What holds where it is not set. */
  readonly initial: string;
}

export const STREAM_COMMANDS: readonly StreamCommand[] = [
  {
    name: "out",
    takes: "format",
    description: "Sends a text, with values of the record in it, and the output terminator.",
  },
  {
    name: "in",
    takes: "format",
    description:
      "Waits for an answer, compares it, and takes values from it. What differs from the text is a mismatch.",
  },
  { name: "wait", takes: "milliseconds", description: "Waits for some milliseconds." },
  {
    name: "event",
    takes: "event",
    description: "Waits for an event of the bus, `event(mask) milliseconds`; few buses have any.",
  },
  { name: "exec", takes: "format", description: "Runs a command in the IOC's shell." },
  {
    name: "connect",
    takes: "milliseconds",
    description: "Connects to the device, waiting at most so many milliseconds.",
  },
  {
    name: "disconnect",
    takes: "nothing",
    description: "Ends the connection to the device; the next output makes it anew.",
  },
];

export const STREAM_VARIABLES: readonly StreamVariable[] = [
  {
    name: "LockTimeout",
    takes: "number",
    initial: "5000",
    description: "Milliseconds to wait until other records have done with the device.",
  },
  {
    name: "WriteTimeout",
    takes: "number",
    initial: "100",
    description: "Milliseconds in which an output must have gone out.",
  },
  {
    name: "ReplyTimeout",
    takes: "number",
    initial: "1000",
    description: "Milliseconds until the device begins to answer.",
  },
  {
    name: "ReadTimeout",
    takes: "number",
    initial: "100",
    description: "Milliseconds between two bytes of an answer; where there is no terminator it ends the answer.",
  },
  {
    name: "PollPeriod",
    takes: "number",
    initial: "ReplyTimeout",
    description: "Milliseconds between two looks for input of records with SCAN `I/O Intr`.",
  },
  {
    name: "Terminator",
    takes: "string",
    initial: "what the port has",
    description: "What ends each message, in both directions.",
  },
  { name: "OutTerminator", takes: "string", initial: "Terminator", description: "What is sent behind each output." },
  { name: "InTerminator", takes: "string", initial: "Terminator", description: "What ends each input." },
  {
    name: "MaxInput",
    takes: "number",
    initial: "0",
    description: "Bytes after which an input ends, without a terminator; 0 is no limit.",
  },
  { name: "Separator", takes: "string", initial: '""', description: "What stands between the elements of an array." },
  {
    name: "ExtraInput",
    takes: "extraInput",
    initial: "Error",
    description: "Whether bytes behind what `in` reads are a mismatch (`Error`) or are left (`Ignore`).",
  },
];

export const STREAM_HANDLERS: readonly StreamWord[] = [
  {
    name: "@init",
    description:
      "Runs when the IOC starts and when the device is connected again: reads back what an output record should hold.",
  },
  {
    name: "@mismatch",
    description: "Runs when an answer is not what `in` wants; an `in` in it reads the same answer.",
  },
  { name: "@replytimeout", description: "Runs when the device does not answer." },
  { name: "@readtimeout", description: "Runs when the device stops in the middle of an answer." },
  { name: "@writetimeout", description: "Runs when an output does not get out." },
];

/** Names that stand for bytes; `skip` and `?` for any byte of an input. */
export const STREAM_BYTES: ReadonlyMap<string, number | undefined> = new Map<string, number | undefined>([
  ...["nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "lf", "vt", "ff", "cr", "so", "si"].map(
    (name, code) => [name, code] as const,
  ),
  ...["dle", "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us"].map(
    (name, code) => [name, code + 16] as const,
  ),
  ...([
    ["tab", 9],
    ["nl", 10],
    ["np", 12],
    ["del", 127],
    ["skip", undefined],
    ["?", undefined],
  ] as const),
]);

/** By the character of the converter. */
export const STREAM_CONVERTERS: ReadonlyMap<string, string> = new Map([
  ["d", "whole number in decimal, signed"],
  ["i", "whole number; in input also `0x…` and octal"],
  ["u", "whole number in decimal, unsigned"],
  ["o", "whole number in octal"],
  ["x", "whole number in hexadecimal, small letters"],
  ["X", "whole number in hexadecimal, capital letters"],
  ["f", "floating-point number: `12.5`"],
  ["e", "floating-point number with exponent: `1.25e+01`"],
  ["E", "floating-point number with exponent: `1.25E+01`"],
  ["g", "floating-point number, the shorter of `%f` and `%e`"],
  ["G", "floating-point number, the shorter of `%f` and `%E`"],
  ["s", "text; in input up to white space"],
  ["c", "characters; in output one, by its number"],
  ["[", "text of the characters listed: `%[A-Z0-9]`; input only"],
  ["{", "one of several texts, as its number: `%{OFF|ON}`; with `#` numbers can be given: `%#{OFF=0|ON=3}`"],
  ["b", "whole number in binary, `0` and `1`"],
  ["B", "whole number in binary, with two characters of one's own: `%B.!`"],
  ["r", "whole number as raw bytes, the highest first; with `#` the lowest first"],
  ["R", "floating-point number as raw bytes, 4 or 8"],
  ["D", "whole number as binary-coded decimal"],
  ["<", "checksum of what was written or read so far: `%<crc16>`"],
  ["m", "mantissa and exponent without a point: `+00011-01`"],
  ["/", "what a regular expression matches: `%/[a-z]+/`; `%#/this/that/` replaces"],
  ["T", "date and time, as strftime writes it: `%T(%Y-%m-%d)`"],
]);

export const STREAM_CHECKSUMS: readonly string[] = [
  ...["sum", "sum8", "sum16", "sum32", "nsum8", "nsum16", "nsum32", "notsum", "xor", "xor8", "xor8ff", "xor7"],
  ...["crc8", "ccitt8", "crc16", "crc16r", "modbus", "ccitt16", "ccitt16a", "ccitt16x", "crc16c", "xmodem", "crc32"],
  ...["crc32r", "jamcrc", "adler32", "hexsum8", "cpi", "leybold", "brksCryo", "lrc", "hexlrc", "bitsum", "bitsum8"],
  ...["bitsum16", "bitsum32", "hv_mps"],
];

/** StreamDevice takes the beginning of a name for it, and `neg`, `not`, `-`, `~`, `n` before it. */
export function isChecksum(text: string): boolean {
  const name = text.toLowerCase().replace(/^-?(?:neg)?~?(?:not)?/, "");
  const begins = (each: string): boolean =>
    STREAM_CHECKSUMS.some((checksum) => checksum.toLowerCase().startsWith(each));
  return begins(name) || begins(text.toLowerCase()) || (name.startsWith("n") && begins(name.slice(1)));
}
