// What a list of values becomes under one variable: `p1, p2, p3` is `p{{ index }}` for 1, 2, 3.

export interface Series {
  /** As YAML has them: numbers, or texts. */
  readonly values: readonly (bigint | string)[];
  /** For each of the given rows the template that renders to its texts. */
  readonly templates: readonly string[];
}

/** `rows`: the texts of one field in each entity, not all the same. Undefined where one variable is not enough. */
export function seriesOf(rows: readonly (readonly string[])[], variable: string): Series | undefined {
  return numberSeries(rows, variable) ?? textSeries(rows, variable);
}

function numberSeries(rows: readonly (readonly string[])[], variable: string): Series | undefined {
  const split = rows.map(columnsOf);
  const first = split.flatMap((columns) => columns ?? []).find(isVarying);
  if (first === undefined || split.includes(undefined)) return undefined;
  const values = first.map(BigInt);
  const templates = split.map((columns) => {
    const parts = (columns ?? []).map((column) => columnTemplate(column, values, variable));
    return parts.includes(undefined) ? undefined : parts.join("");
  });
  return templates.includes(undefined) ? undefined : { values, templates: templates.map((each) => each ?? "") };
}

/** Text and numbers in turn, each with what the entities have there; undefined where they differ in more than numbers. */
function columnsOf(row: readonly string[]): readonly (readonly string[])[] | undefined {
  const parts = row.map((text) => text.split(/(\d+)/));
  const [head = []] = parts;
  if (parts.some(({ length }) => length !== head.length)) return undefined;
  const columns = head.map((_, at) => parts.map((each) => each[at] ?? ""));
  return columns.some((column, at) => at % 2 === 0 && isVarying(column)) ? undefined : columns;
}

function columnTemplate(column: readonly string[], values: readonly bigint[], variable: string): string | undefined {
  const [head = ""] = column;
  if (!isVarying(column)) return head;
  const offset = BigInt(head) - (values[0] ?? 0n);
  if (column.some((number, at) => BigInt(number) !== (values[at] ?? 0n) + offset)) return undefined;
  const sum = offset === 0n ? variable : `${variable} ${offset > 0n ? "+" : "-"} ${offset > 0n ? offset : -offset}`;
  if (column.every((number) => !/^0\d/.test(number))) return `{{ ${sum} }}`;
  // Zeros in front mean a width, which all must have.
  if (column.some(({ length }) => length !== head.length)) return undefined;
  return `{{ '%0${head.length}d' % ${offset === 0n ? sum : `(${sum})`} }}`;
}

function textSeries(rows: readonly (readonly string[])[], variable: string): Series | undefined {
  const parted = rows.map(middles);
  const [first] = parted;
  if (first === undefined) return undefined;
  const same = parted.every(({ values }) => values.every((value, at) => value === first.values[at]));
  if (!same) return undefined;
  return { values: first.values, templates: parted.map(({ prefix, suffix }) => `${prefix}{{ ${variable} }}${suffix}`) };
}

/** What differs, between what all begin and end with. */
function middles(row: readonly string[]): { prefix: string; suffix: string; values: readonly string[] } {
  const [head = ""] = row;
  const shortest = Math.min(...row.map(({ length }) => length));
  let start = 0;
  while (start < shortest && row.every((text) => text[start] === head[start])) start++;
  let end = 0;
  while (end < shortest - start && row.every((text) => text.at(-1 - end) === head.at(-1 - end))) end++;
  return {
    prefix: head.slice(0, start),
    suffix: end === 0 ? "" : head.slice(-end),
    values: row.map((text) => text.slice(start, text.length - end)),
  };
}

function isVarying(column: readonly string[]): boolean {
  return column.some((each) => each !== column[0]);
}
