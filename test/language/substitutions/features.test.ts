import assert from "node:assert/strict";
import test from "node:test";
import { applied, completions, hoverText, openSubstitutions } from "./substitutionsFixture.ts";

async function labels(source: string, files?: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await completions(source, files)).map(({ label }) => label);
}

async function formatted(source: string): Promise<string> {
  const { language, substitutions } = await openSubstitutions(source);
  return applied(source, language.formatting?.(substitutions, { tabSize: 2, insertSpaces: true }) ?? []);
}

test("keywords are offered where they may stand", async () => {
  assert.deepEqual(await labels("$0"), ["file", "global"]);
  assert.deepEqual(await labels("file a.template {\n  $0\n}"), ["pattern", "global"]);
  assert.deepEqual(await labels("# $0"), []);
});

test("templates are offered by folder and from the workspace", async () => {
  const files = { "/app/motorApp/Db/a.template": "", "/app/motorApp/Db/sub/b.db": "", "/app/other/Db/c.template": "" };
  assert.deepEqual(await labels('file "$0', files), ["a.template", "sub/", "c.template"]);
  assert.deepEqual(await labels('file "sub/$0" {', files), ["b.db"]);
});

test("a pattern is offered the macros of the template that it does not have yet", async () => {
  const items = await completions("file a.template {\n  pattern { P, $0 }\n}");
  assert.deepEqual(
    items.map(({ label, detail }) => [label, detail]),
    [
      ["M", "without a default"],
      ["EGU", "default “mm”"],
    ],
  );
  assert.deepEqual(await labels("file a.template { { P=a, $0 } }"), ["M", "EGU"]);
});

test("a value is offered those of its column", async () => {
  const rows = 'pattern { P, M }\n{ BL01:, m1 }\n{ BL02:, "m 2" }\n';
  const items = await completions(`file a.template {\n${rows}{ x, $0 }\n}`);
  assert.deepEqual(
    items.map(({ textEdit }) => textEdit?.newText),
    ["m1", '"m 2"'],
  );
  assert.deepEqual(await labels(`file a.template {\n${rows}{ $0 }\n}`), ["BL01:", "BL02:"]);
  assert.deepEqual(await labels("file a.template { {P=a} {P=b} {P=$0} }"), ["a", "b"]);
});

test("hovering over a value tells its macro and what the template does with it", async () => {
  assert.equal(
    await hoverText("file a.template { pattern { P, EGU } { BL01:, d$0eg } }"),
    "Macro `EGU` = `deg`\n\nThe template uses it once, with the default `mm`.",
  );
  assert.equal(
    await hoverText("file a.template { {P$0=a} }"),
    "Macro `P` = `a`\n\nThe template uses it 2 times, without a default.",
  );
  assert.equal(await hoverText("file a.template { pattern { P, X$0 } }"), "Macro `X`\n\nThe template does not use it.");
});

test("hovering over a template tells its macros and records", async () => {
  const text = (await hoverText("file a.tem$0plate {}")) ?? "";
  assert.match(text, /`\/app\/motorApp\/Db\/a.template`/);
  assert.match(text, /Macros: `P`, `M`, `EGU` = `mm`/);
  assert.match(text, /2 records\n\n- `\$\(P\)\$\(M\)` ai\n- `\$\(P\)\$\(M\):Set` ao/);
});

test("one gets from the name to the template, from a macro or value to its uses there", async () => {
  const places = async (source: string): Promise<readonly string[]> => {
    const { language, substitutions, cursor } = await openSubstitutions(source);
    const found = (await language.definition?.(substitutions, cursor)) ?? [];
    return found.map(
      ({ uri, range }) =>
        `${uri.slice("file:///app/motorApp/Db/".length)}:${range.start.line}:${range.start.character}`,
    );
  };
  assert.deepEqual(await places('file "a.tem$0plate" {}'), ["a.template:0:0"]);
  assert.deepEqual(await places("file a.template { pattern { P, EG$0U } }"), ["a.template:1:16"]);
  assert.deepEqual(await places("file a.template { pattern { P, EGU } { a, b$0 } }"), ["a.template:1:16"]);
  assert.deepEqual(await places("file a.template { { M$0=1 } }"), ["a.template:0:18", "a.template:3:18"]);
});

test("a macro is found and renamed in the rows of its template, its values too", async () => {
  const source = 'file a.template { pattern { P, M$0 } { a, "$(P)" } { b, "$(M)x" } }\nfile b.template { { M=1 } }';
  const { language, substitutions, cursor } = await openSubstitutions(source);
  const found = (await language.references?.(substitutions, cursor, true)) ?? [];
  assert.deepEqual(
    found.map(({ range }) => `${range.start.line}:${range.start.character}`),
    ["0:31", "0:57"],
  );
  const renamed = await language.rename?.edit(substitutions, cursor, "N");
  assert.ok(renamed?.ok);
  const edits = Object.values(renamed.value.changes ?? {})[0] ?? [];
  assert.equal(
    applied(substitutions.document.text, edits),
    'file a.template { pattern { P, N } { a, "$(P)" } { b, "$(N)x" } }\nfile b.template { { M=1 } }',
  );
  assert.equal((await language.rename?.edit(substitutions, cursor, "P"))?.ok, false);
  assert.equal((await language.rename?.edit(substitutions, cursor, "a b"))?.ok, false);
});

test("the outline has templates with their rows", async () => {
  const { language, substitutions } = await openSubstitutions(
    "global {X=1}\nfile a.template { pattern {P, M} {a, b} {c, d} }",
  );
  const symbols = language.documentSymbols?.(substitutions) ?? [];
  assert.deepEqual(
    symbols.map(({ name, detail, children }) => [name, detail, children?.map((row) => [row.name, row.detail])]),
    [
      ["global", "X", undefined],
      [
        "a.template",
        "2 rows",
        [
          ["a b", "P=a, M=b"],
          ["c d", "P=c, M=d"],
        ],
      ],
    ],
  );
});

test("templates, rows and comments fold, their last lines stay", async () => {
  const { language, substitutions } = await openSubstitutions("# a\n# b\nfile a.template\n{\n{P=a,\nM=b,\n}\n}\n");
  const folds = language.foldingRanges?.(substitutions).map(({ startLine, endLine }) => [startLine, endLine]);
  assert.deepEqual(folds, [
    [2, 6],
    [4, 5],
    [0, 1],
  ]);
});

test("a selection grows from the word to the file", async () => {
  const { language, substitutions, cursor } = await openSubstitutions('file a.template { pattern {P} {"a b$0"} }\n');
  const texts: string[] = [];
  for (let at = language.selectionRanges?.(substitutions, [cursor])[0]; at !== undefined; at = at.parent)
    texts.push(
      substitutions.document.text.slice(
        at.range.start.character,
        at.range.end.line > 0 ? undefined : at.range.end.character,
      ),
    );
  assert.deepEqual(texts, [
    "a b",
    '"a b"',
    '{"a b"}',
    'file a.template { pattern {P} {"a b"} }',
    'file a.template { pattern {P} {"a b"} }\n',
  ]);
});

test("formatting puts columns below each other and keeps comments", async () => {
  const source = `file "a.template" {
  # motors
  pattern {P,M, EGU}
{BL01:, "long name",mm} # first
   {   "B",m1 , deg }
  {a, b}
  {a,
   b, c}
}
`;
  const wanted = `file "a.template" {
  # motors
  pattern { P,     M,           EGU }
          { BL01:, "long name", mm  } # first
          { "B",   m1,          deg }
          { a,     b }
  {a,
   b, c}
}
`;
  assert.equal(await formatted(source), wanted);
  assert.equal(await formatted(wanted), wanted);
});

test("rows that name the same macros are aligned, others only spaced", async () => {
  assert.equal(
    await formatted("file a.template {\n{P=a,M=long}\n  {P=bcd M=c}\n}\n"),
    "file a.template {\n{ P=a,  M=long }\n{ P=bcd M=c    }\n}\n",
  );
  assert.equal(
    await formatted("file a.template {\n{P=a}\n{P=bcd,M=c}\n}\n"),
    "file a.template {\n{ P=a }\n{ P=bcd, M=c }\n}\n",
  );
  assert.equal(
    await formatted('file a.template {\n{P="a"$(b)}\n{P=x\n}\n'),
    'file a.template {\n{P="a"$(b)}\n{P=x\n}\n',
  );
});
