import type { TextChange } from "../../../text/textChange.ts";
import type { Layout, LayoutLine } from "./layout.ts";

const STEP = 2;

/** A mapping or list that is open: the column it has and the one it gets. */
interface Level {
  readonly isList: boolean;
  readonly old: number;
  readonly now: number;
}

export function indentationChanges({ piece, lines, comments }: Layout): readonly TextChange[] {
  return new Indenter(piece.text, lines, new Set(comments)).changes();
}

class Indenter {
  readonly #text: string;
  readonly #lines: readonly LayoutLine[];
  readonly #comments: ReadonlySet<number>;
  readonly #changes: TextChange[] = [];
  #levels: Level[] = [];
  /** Comments of their own lines belong to what comes next. */
  #waiting: LayoutLine[] = [];
  /** How far the line that a value began on has moved, and the column its further lines must be behind. */
  #moved = 0;
  #least = 0;
  /** How far a text block moves; undefined until its first line tells. */
  #block: number | undefined;

  constructor(text: string, lines: readonly LayoutLine[], comments: ReadonlySet<number>) {
    this.#text = text;
    this.#lines = lines;
    this.#comments = comments;
  }

  changes(): readonly TextChange[] {
    for (const line of this.#lines) this.#take(line);
    this.#placeComments(undefined);
    return this.#changes;
  }

  #take(line: LayoutLine): void {
    if (line.kind !== "block") this.#block = undefined;
    switch (line.kind) {
      case "blank":
        return;
      case "comment":
        this.#waiting.push(line);
        return;
      case "marker":
        this.#placeComments(undefined);
        this.#levels = [];
        return;
      case "inside":
        // White space alone is a line end of the value.
        if (line.end > line.start) this.#move(line, Math.max(line.column + this.#moved, this.#least));
        return;
      case "block":
        this.#blockLine(line);
        return;
      case "content":
        this.#contentLine(line);
        return;
    }
  }

  #contentLine(line: LayoutLine): void {
    const isDash = this.#isDash(line.start + line.column);
    const before = [...this.#levels];
    const level = this.#levelAt(line.column, isDash);
    this.#placeComments({ old: line.column, now: level.now, levels: before });
    this.#move(line, level.now);
    this.#moved = level.now - line.column;
    if (isDash) this.#behindDashes(line, level);
    this.#least = (this.#levels.at(-1)?.now ?? 0) + (this.#levels.length > 1 ? 1 : 0);
  }

  /** `- - name: value`: what is behind a dash is a level of its own. */
  #behindDashes(line: LayoutLine, level: Level): void {
    let at = line.start + line.column;
    let { now } = level;
    while (this.#isDash(at)) {
      const gap = /^-[ \t]*/.exec(this.#text.slice(at, line.end))?.[0].length ?? 1;
      const next = at + gap;
      if (next >= line.end || this.#comments.has(next)) return;
      if (gap !== STEP) this.#changes.push({ span: { start: at + 1, end: next }, text: " " });
      at = next;
      now += STEP;
      // A text block hangs under its dash, a name is the first of a mapping.
      if (!this.#isBlockHeader(at, line.end)) {
        this.#levels.push({ isList: this.#isDash(at), old: at - line.start, now });
        this.#moved = now - (at - line.start);
      }
    }
  }

  #levelAt(column: number, isDash: boolean): Level {
    while ((this.#levels.at(-1)?.old ?? -1) > column) this.#levels.pop();
    let top = this.#levels.at(-1);
    if (top?.old === column && top.isList && !isDash) {
      this.#levels.pop();
      top = this.#levels.at(-1);
    }
    if (top?.old === column && top.isList === isDash) return top;
    const level = { isList: isDash, old: column, now: top === undefined ? 0 : top.now + STEP };
    this.#levels.push(level);
    return level;
  }

  #blockLine(line: LayoutLine): void {
    const indent = /^ */.exec(this.#text.slice(line.start, line.next))?.[0].length ?? 0;
    if (line.end > line.start) this.#block ??= this.#blockShift(line);
    // A line of white space may hold spaces of the text, but not above its first line.
    const moved = this.#block ?? -indent;
    if (indent > 0) this.#move({ ...line, column: indent }, Math.max(indent + moved, 0));
  }

  /** By how far a block moves whose first line this is. */
  #blockShift(line: LayoutLine): number {
    const under = this.#levels.at(-1) ?? { old: -STEP, now: -STEP };
    // A digit in the header says how far in the text is from what is around it: both move together.
    const isGiven = /^[|>][-+]?\d/.test(this.#headerBefore(line));
    return isGiven ? under.now - under.old : under.now + STEP - line.column;
  }

  #headerBefore(line: LayoutLine): string {
    const head = this.#text.slice(0, line.start).trimEnd();
    const lastLine = head.slice(head.lastIndexOf("\n") + 1).replace(/\s#.*/, "");
    return /[|>][-+\d]{0,2}$/.exec(lastLine)?.[0] ?? "";
  }

  #placeComments(
    next: { readonly old: number; readonly now: number; readonly levels: readonly Level[] } | undefined,
  ): void {
    const levels = next?.levels ?? this.#levels;
    for (const line of this.#waiting) {
      const same = next?.old === line.column ? next : levels.findLast(({ old }) => old === line.column);
      const moved = next === undefined ? 0 : next.now - next.old;
      this.#move(line, same?.now ?? Math.max(line.column + moved, 0));
    }
    this.#waiting = [];
  }

  #move(line: LayoutLine, column: number): void {
    const span = { start: line.start, end: line.start + line.column };
    const isTabbed = this.#text.slice(span.start, span.end).includes("\t");
    if (column !== line.column || isTabbed) this.#changes.push({ span, text: " ".repeat(column) });
  }

  #isDash(at: number): boolean {
    return this.#text[at] === "-" && /^\s?$/.test(this.#text[at + 1] ?? "");
  }

  #isBlockHeader(at: number, end: number): boolean {
    return /^[|>][-+\d]{0,2}(?:\s|$)/.test(this.#text.slice(at, end));
  }
}
