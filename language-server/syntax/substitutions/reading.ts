// What one of the two tools makes of a substitutions file, row by row. After an edit, rows before the change are taken
// over, and those behind it as soon as the tool is where it was before.
import { type Change, changeBetween } from "../../text/changeBetween.ts";
import { shifted, type Span } from "../../text/span.ts";

/** The two tools that read substitutions files: at build time, and in the running IOC. */
export type Tool = "msi" | "dbLoadTemplate";

/** What a tool prints while it reads. */
export interface Remark {
  /** In the tool's own words: `Parse error, expecting 'pattern'`. */
  readonly text: string;
  readonly span: Span;
  /**
   * `tooMany`: a value without a macro is left out. `character`: it is skipped. `deprecated`: what it stands for is ignored.
   * `limit`: what comes then is left to chance.
   */
  readonly kind: "syntax" | "tooMany" | "character" | "deprecated" | "limit";
}

/** One expansion of a template. The span is that of the braces and what is in them. */
export interface ReadRow extends Span {
  /** As named, without its quotes, macros of the environment unexpanded: `db/motor.template`. */
  readonly template: string;
  /** As macLib takes them, values of the file's globals first: `P=BL01,R="a b"`. */
  readonly macros: string;
  /** Since the row before. */
  readonly remarks: readonly Remark[];
  /** What the tool remembers behind the row. */
  readonly state: ReaderState;
}

/** What a tool remembers from one row to the next. Rows that follow each other share it. */
export interface ReaderState {
  /** Undefined outside of `file … { }`. */
  readonly template: string | undefined;
  readonly inFile: boolean;
  /** Undefined where rows give names themselves. */
  readonly names: readonly string[] | undefined;
  /** `A=1,B=2` */
  readonly globals: string;
  /** What an empty row of `dbLoadTemplate` finds in the memory of the row before. */
  readonly left: string;
}

export interface Reading {
  readonly text: string;
  /** Those before the refusal. */
  readonly rows: readonly ReadRow[];
  /** Behind the last row. */
  readonly remarks: readonly Remark[];
  /** Undefined: the tool takes the file. */
  readonly refusal: Remark | undefined;
}

export interface Reader {
  /** Since the last row. */
  readonly remarks: readonly Remark[];
  /** Throws `Refused` where the tool stops. */
  read(): Generator<ReadRow, void>;
}

/** Begins at a place behind a row, or at the beginning of the text. */
export type CreateReader = (text: string, at: number, state: ReaderState) => Reader;

/** Caught where reading has begun. */
export class Refused extends Error {
  readonly remark: Remark;

  constructor(remark: Remark) {
    super(remark.text);
    this.remark = remark;
  }
}

const BEGINNING: ReaderState = {
  template: undefined,
  inFile: false,
  names: undefined,
  globals: "",
  left: "",
};

export function readIncrementally(create: CreateReader, text: string, previous: Reading | undefined): Reading {
  const change = previous === undefined ? undefined : changeBetween(previous.text, text);
  const rows = previous === undefined || change === undefined ? [] : rowsBefore(previous.rows, change.start);
  const last = rows.at(-1);
  const reader = create(text, last?.end ?? 0, last?.state ?? BEGINNING);
  let refusal: Remark | undefined;
  try {
    for (const row of reader.read()) {
      rows.push(row);
      const rest = previous && change && behind(row, previous, change);
      if (rest !== undefined) return { text, ...rest, rows: [...rows, ...rest.rows] };
    }
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    refusal = thrown.remark;
  }
  return { text, rows, remarks: reader.remarks, refusal };
}

/** Without the last one, since msi looks at what follows a row before it expands it. */
function rowsBefore(rows: readonly ReadRow[], change: number): ReadRow[] {
  return rows.slice(0, Math.max(countUpTo(rows, change) - 1, 0));
}

/** How many rows end there or before. */
function countUpTo(rows: readonly ReadRow[], place: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the reading before made of the same text behind the same row. */
function behind(row: ReadRow, previous: Reading, { newEnd, shift }: Change): Omit<Reading, "text"> | undefined {
  if (row.end < newEnd) return undefined;
  const count = countUpTo(previous.rows, row.end - shift);
  const same = previous.rows[count - 1];
  if (same?.end !== row.end - shift || !sameState(same.state, row.state)) return undefined;
  const moved = (remark: Remark): Remark => ({ ...remark, span: shifted(remark.span, shift) });
  const rows = previous.rows.slice(count);
  return {
    rows: shift === 0 ? rows : rows.map((each) => movedRow(each, shift, moved)),
    remarks: previous.remarks.map(moved),
    refusal: previous.refusal && moved(previous.refusal),
  };
}

function movedRow(row: ReadRow, shift: number, moved: (remark: Remark) => Remark): ReadRow {
  const { template, macros, state, start, end, remarks } = row;
  const span = { start: start + shift, end: end + shift };
  return { template, macros, state, ...span, remarks: remarks.length === 0 ? remarks : remarks.map(moved) };
}

function sameState(a: ReaderState, b: ReaderState): boolean {
  if (a === b) return true;
  const sameNames = a.names === b.names || a.names?.join("\n") === b.names?.join("\n");
  const same = a.template === b.template && a.inFile === b.inFile && a.globals === b.globals && a.left === b.left;
  return same && sameNames;
}
