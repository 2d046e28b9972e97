/** The file's entities again and again, each time under other ids; without its first comment. */
export function repeatedEntities(text: string, entities: number): string {
  const [head = "", ...items] = text.split(/^(?= {2}- type:)/m);
  // The first two are what all others stand on.
  const own = items.slice(2);
  const copies: string[] = items.slice(0, 2);
  for (let copy = 0; copies.length < entities; copy++) {
    copies.push(...own.map((item) => item.replaceAll("BRICK1", `BRICK1N${copy}`)).slice(0, entities - copies.length));
  }
  return head.replace(/^#.*\n/, "") + copies.join("");
}

export function entityCount(text: string): number {
  return text.split(/^ {2}- type:/m).length - 1;
}

/** Line of a parameter `    PREC: 3` of an entity in the middle. */
export function middleParameter(text: string): number {
  const lines = text.split("\n");
  return lines.findIndex((each, index) => index > lines.length / 2 && /^ {4}PREC: /.test(each));
}

/** With `PRECX`, which does not exist, in that line. */
export function withMistake(text: string): string {
  const lines = text.split("\n");
  const line = middleParameter(text);
  return lines.with(line, (lines[line] ?? "").replace("PREC", "PRECX")).join("\n");
}
