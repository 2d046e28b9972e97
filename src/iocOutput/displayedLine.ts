// What a line reads like in a terminal after all its backspaces and movements: the log as text, and the line under the
// cursor, where a command recalled from history was never typed, so only the echo tells it.
import { TerminalTokens, type TerminalToken } from "./terminalText.ts";

type Csi = Extract<TerminalToken, { kind: "csi" }>;

/** Far beyond any command line; output without line ends must not grow without bound. */
const LONGEST_LINE = 16_384;
const TAB = 8;

/** A terminal of one logical line, which may be wrapped over several rows. */
export class DisplayedLine {
  readonly #tokens = new TerminalTokens();
  #columns: number;
  #cells: string[] = [];
  #cursor = 0;
  /** After a character in the last column the cursor stays on it until the next one. */
  #wrapPending = false;

  constructor(columns: number) {
    this.#columns = Math.max(1, columns);
  }

  get text(): string {
    return this.#cells.join("");
  }

  get beforeCursor(): string {
    return this.#cells.slice(0, this.#cursor).join("");
  }

  /** Rewrites the line from the start of an empty row, and puts the cursor where it was. */
  redrawn(): string {
    const text = this.text.padEnd(this.#cursor);
    if (this.#cursor === this.#cells.length) return text;
    const up = this.#rowOf(Math.max(0, this.#cells.length - 1)) - this.#rowOf(this.#cursor);
    const right = this.#cursor - this.#rowStart();
    return `${text}${up > 0 ? `\x1b[${up}A` : ""}\r${right > 0 ? `\x1b[${right}C` : ""}`;
  }

  resize(columns: number): void {
    this.#columns = Math.max(1, columns);
  }

  clear(): void {
    this.#cells = [];
    this.#cursor = 0;
    this.#wrapPending = false;
  }

  feed(chunk: string): void {
    for (const token of this.#tokens.push(chunk)) {
      if (token.kind === "text") this.#print(token.text);
      else if (token.kind === "control") this.#control(token.text);
      else if (token.kind === "csi") this.#sequence(token);
    }
  }

  #print(text: string): void {
    for (const character of text) this.#put(character);
  }

  #put(character: string): void {
    if (this.#cursor >= LONGEST_LINE) this.clear();
    while (this.#cells.length < this.#cursor) this.#cells.push(" ");
    this.#cells[this.#cursor] = character;
    this.#cursor += 1;
    this.#wrapPending = this.#cursor % this.#columns === 0;
  }

  #control(control: string): void {
    if (control === "\r") this.#moveTo(this.#rowStart());
    else if (control === "\n") this.#down(1);
    else if (control === "\b") this.#left(1);
    else if (control === "\t") this.#moveTo(this.#cursor - (this.#cursor % TAB) + TAB);
  }

  #sequence({ parameters, final }: Csi): void {
    const mode = Number.parseInt(parameters, 10) || 0;
    const count = Math.min(Math.max(1, mode), LONGEST_LINE);
    if (final === "A") this.#moveTo(Math.max(0, this.#cursor - count * this.#columns));
    else if (final === "B") this.#down(count);
    else if (final === "C") this.#moveTo(Math.min(this.#rowStart() + this.#columns - 1, this.#cursor + count));
    else if (final === "D") this.#left(count);
    else if (final === "G") this.#moveTo(this.#rowStart() + count - 1);
    else if (final === "H" || final === "f" || final === "d") this.clear();
    else this.#edit(final, mode, count);
  }

  #edit(final: string, mode: number, count: number): void {
    const rowEnd = this.#rowStart() + this.#columns;
    if (final === "K") this.#eraseInRow(mode, rowEnd);
    else if (final === "J" && mode === 0) this.#cells.length = Math.min(this.#cells.length, this.#cursor);
    else if (final === "J") this.clear();
    else if (final === "P") this.#cells.splice(this.#cursor, count);
    else if (final === "@") this.#cells.splice(this.#cursor, 0, ...Array.from({ length: count }, () => " "));
    else if (final === "X") this.#blank(this.#cursor, Math.min(rowEnd, this.#cursor + count));
  }

  #eraseInRow(mode: number, rowEnd: number): void {
    const from = mode === 0 ? this.#cursor : this.#rowStart();
    this.#blank(from, mode === 1 ? this.#cursor + 1 : rowEnd);
    if (mode !== 1 && this.#cells.length <= rowEnd) this.#cells.length = Math.min(this.#cells.length, from);
  }

  #blank(from: number, to: number): void {
    for (let at = from; at < Math.min(to, this.#cells.length); at += 1) this.#cells[at] = " ";
  }

  #down(rows: number): void {
    const target = this.#cursor + rows * this.#columns;
    const lastRow = this.#rowOf(Math.max(0, this.#cells.length - 1));
    const row = this.#wrapPending ? this.#rowOf(this.#cursor - 1) : this.#rowOf(this.#cursor);
    if (row + rows <= lastRow) this.#moveTo(target);
    else this.clear();
  }

  #left(count: number): void {
    const from = this.#wrapPending ? this.#cursor - 1 : this.#cursor;
    this.#moveTo(Math.max(this.#rowStart(), from - count));
  }

  #moveTo(cursor: number): void {
    this.#cursor = cursor;
    this.#wrapPending = false;
  }

  #rowOf(cell: number): number {
    return Math.floor(cell / this.#columns);
  }

  #rowStart(): number {
    const cell = this.#wrapPending ? this.#cursor - 1 : this.#cursor;
    return cell - (cell % this.#columns);
  }
}
