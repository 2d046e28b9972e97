import type { Span } from "../../text/span.ts";
import type { RecordBody, RecordItem, Word } from "./databaseFile.ts";
import { parseItem } from "./parseItem.ts";
import { type Macros, Scanner } from "./scanner.ts";

const NONE: RecordItem["problems"] = [];

/**
 * A record without a mistake keeps no tree of what is in its braces, which for a hundred thousand records would take
 * 200 MB: it is read again from the record's text when somebody asks.
 */
export class SoundRecord implements RecordItem {
  readonly kind = "record";
  readonly text: string;
  readonly problems = NONE;
  readonly reach: number;
  readonly keyword: Span;
  readonly type: Word | undefined;
  readonly name: Word | undefined;
  readonly #bodies: BodyReader;

  constructor({ text, reach, keyword, type, name }: RecordItem, bodies: BodyReader) {
    this.text = text;
    this.reach = reach;
    this.keyword = keyword;
    this.type = type;
    this.name = name;
    this.#bodies = bodies;
  }

  get body(): RecordBody | undefined {
    return this.#bodies.read(this.text);
  }
}

/** Remembers the body it read last: who looks at a record looks several times. */
export class BodyReader {
  readonly #macros: Macros;
  #last: { readonly text: string; readonly body: RecordBody | undefined } | undefined;

  constructor(macros: Macros) {
    this.#macros = macros;
  }

  read(text: string): RecordBody | undefined {
    if (this.#last?.text !== text) {
      const item = parseItem(new Scanner(text, this.#macros));
      this.#last = { text, body: item.kind === "record" ? item.body : undefined };
    }
    return this.#last.body;
  }
}
