import type {
  GlobalPiece,
  HeadPiece,
  OtherPiece,
  PatternPiece,
  Placed,
  RowPiece,
  SubstitutionsFile,
} from "./substitutionsFile.ts";

/** Rows that share their columns. */
export interface Table {
  /** Undefined where rows name their macros themselves. */
  readonly pattern: Placed<PatternPiece> | undefined;
  readonly rows: readonly Placed<RowPiece>[];
}

/** `file … { … }` */
export interface TemplateBlock {
  readonly head: Placed<HeadPiece>;
  readonly close: Placed<OtherPiece> | undefined;
  /** Of what belongs to it. */
  readonly end: number;
  readonly tables: readonly Table[];
  /** In its braces. */
  readonly globals: readonly Placed<GlobalPiece>[];
}

export interface Structure {
  readonly blocks: readonly TemplateBlock[];
  /** All of the file, in braces of a template or not. */
  readonly globals: readonly Placed<GlobalPiece>[];
}

/** Which rows belong to which template. */
export function structureOf({ pieces }: SubstitutionsFile): Structure {
  const blocks: TemplateBlock[] = [];
  const globals: Placed<GlobalPiece>[] = [];
  let open: OpenBlock | undefined;
  const finish = (close?: Placed<OtherPiece>): void => {
    if (open !== undefined) blocks.push(open.finished(close));
    open = undefined;
  };
  for (const { start, piece } of pieces) {
    switch (piece.kind) {
      case "file":
        finish();
        open = new OpenBlock({ start, piece });
        break;
      case "pattern":
        open?.begin({ start, piece });
        break;
      case "row":
        open?.add({ start, piece });
        break;
      case "global":
        globals.push({ start, piece });
        open?.globals.push({ start, piece });
        break;
      case "close":
        finish({ start, piece });
        break;
      case "junk":
        break;
    }
  }
  finish();
  return { blocks, globals };
}

class OpenBlock {
  readonly globals: Placed<GlobalPiece>[] = [];
  readonly #head: Placed<HeadPiece>;
  readonly #tables: { readonly pattern: Placed<PatternPiece> | undefined; readonly rows: Placed<RowPiece>[] }[] = [];
  #last: Placed;

  constructor(head: Placed<HeadPiece>) {
    this.#head = head;
    this.#last = head;
  }

  begin(pattern: Placed<PatternPiece>): void {
    this.#last = pattern;
    this.#tables.push({ pattern, rows: [] });
  }

  add(row: Placed<RowPiece>): void {
    this.#last = row;
    const table = this.#tables.at(-1);
    if (table === undefined) this.#tables.push({ pattern: undefined, rows: [row] });
    else table.rows.push(row);
  }

  finished(close: Placed<OtherPiece> | undefined): TemplateBlock {
    const last = close ?? this.#last;
    const end = last.start + last.piece.length;
    return { head: this.#head, close, end, tables: this.#tables, globals: this.globals };
  }
}
