// Every way a line of a real ioc.yaml could be mistyped, one at a time.

/** The text with one line removed, renamed or given another value; deterministic. */
export function mutations(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const key = /^(\s*(?:- )?)([A-Za-z_]\w*):(?: (.*))?$/.exec(line);
    if (!key) return [];
    const [, indent = "", name = "", value] = key;
    const replaced = value === undefined ? [] : VALUES.map((each) => `${indent}${name}: ${each}`);
    const changed = [
      ...replaced.filter((_, which) => (which + index) % 4 === 0),
      `${indent}${name}x: ${value ?? ""}`,
      line.replace(":", ""),
    ];
    if (/^[\d.]+$/.test(value ?? "")) changed.push(`${indent}${name}: ${JINJA_NUMBER}`);
    const removed = indent.includes("-") ? [] : [undefined];
    return [...changed, ...removed].map((each) =>
      [...lines.slice(0, index), ...(each === undefined ? [] : [each]), ...lines.slice(index + 1)].join("\n"),
    );
  });
}

/** Elsewhere an expression may make ids and references that only rendering tells. */
const JINJA_NUMBER = '"{{ 3 + 4 }}"';
const VALUES = [
  "5",
  "abc",
  '"7"',
  "yes",
  "true",
  "1.5",
  "",
  "null",
  "[1]",
  "{a: 1}",
  "BRICK1port",
  "BRICK1",
  "Pos",
  "2024-01-01",
  "a: b",
];
