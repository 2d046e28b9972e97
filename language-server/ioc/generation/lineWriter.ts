import type { GeneratedFile, GeneratedLine } from "./generated.ts";

/** Builds a file of which each line knows the entity that made it. */
export class LineWriter {
  readonly #lines: GeneratedLine[] = [];
  #text = "";
  #open = "";
  #entity: number | undefined;

  /** Any text, with or without line ends. A line belongs to who wrote its first character that has an entity. */
  write(text: string, entity?: number): void {
    this.#text += text;
    const [first = "", ...rest] = text.split("\n");
    this.#open += first;
    if (first !== "") this.#entity ??= entity;
    for (const line of rest) {
      this.#lines.push({ text: this.#open, entity: this.#entity ?? (this.#open === "" ? entity : undefined) });
      this.#open = line;
      this.#entity = line === "" ? undefined : entity;
    }
  }

  file(name: GeneratedFile["name"]): GeneratedFile {
    const lines = this.#open === "" ? this.#lines : [...this.#lines, { text: this.#open, entity: this.#entity }];
    return { name, lines, text: this.#text };
  }
}
