// A fixture is ordinary ioc.yaml or st.cmd text. `$0` is the cursor; a comment line of carets labels the text above it:
//   dbLoadRecord("a.db")
//   #<^^^^^^^^^^^ hint unknown-command        `#<` begins at the margin
//     type: wrong
//     #     ^^^^^ error                       carets stand below what they mean
// Both languages comment with `#`, so one reader serves both.

export interface Label {
  /** Of the line above, counted from 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface Marked {
  /** Without `$0`; the labels stay in it as comments. */
  readonly text: string;
  /** Offset of `$0`. */
  readonly cursor: number | undefined;
  readonly labels: readonly Label[];
}

export function marked(source: string): Marked {
  const at = source.indexOf("$0");
  const text = at < 0 ? source : source.slice(0, at) + source.slice(at + 2);
  const labels: Label[] = [];
  let target = 0;
  for (const [line, content] of text.split("\n").entries()) {
    const found = labelIn(content);
    if (found === undefined) target = line;
    else labels.push({ line: target, ...found });
  }
  return { text, cursor: at < 0 ? undefined : at, labels };
}

function labelIn(line: string): Omit<Label, "line"> | undefined {
  const below = /^(\s*#\s*)(\^+)\s+(.*)$/.exec(line);
  if (below) {
    const [, indent = "", carets = "", label = ""] = below;
    return { start: indent.length, end: indent.length + carets.length, label };
  }
  const margin = /^(\s*#<\^*)\s+(.*)$/.exec(line);
  return margin ? { start: 0, end: (margin[1]?.length ?? 1) - 1, label: margin[2] ?? "" } : undefined;
}
