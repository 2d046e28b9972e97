import assert from "node:assert/strict";
import test from "node:test";
import { assertProblems, fixed, openSubstitutions, TEMPLATE } from "./substitutionsFixture.ts";

test("files that both tools take have no problems", () =>
  assertProblems(`
# a comment
global { EGU=deg }
file "a.template" {
  pattern { P, M }
  { BL01:, "m 1" }
  { BL01: m2 }
}
file a.template { {P=a, M=b} {P=c,M="d"} }
`));

test("a file that nobody takes is refused in the words of the tools", async () => {
  await assertProblems(`
file a.template
{P=a, M=b}
#^^^ error syntax-error: msi: Parse error, expecting 'pattern'. In the braces of a file it takes
`);
  await assertProblems(`
file a.template {
pattern {P, M}
{a, "b}
#   ^^^ warning one-tool-only: msi: Strings must be on single line. dbLoadTemplate takes it, but leaves characters out.
#   ^ information tool-remark: dbLoadTemplate: invalid character '"': it is left out where it is not in quotes.
}
`);
  const { language, substitutions } = await openSubstitutions("file a.template {\n  {P=a, M=b");
  assert.deepEqual(
    language.diagnostics(substitutions).map(({ code, message }) => [code, message]),
    [["syntax-error", "msi: The file ends in a word: msi reads on behind the end of it."]],
  );
});

test("what only one of the two takes is information as long as nobody says which one reads the file", () =>
  assertProblems(`
file "a.template" { # all motors
#                   ^ information one-tool-only: msi: Parse error, expecting 'pattern'. It takes \`#\` for a comment only where a line begins or right behind
  pattern { P, M }
  { a, b }
}
`));

test("what the tool that reads the file refuses is a warning, what the other one refuses is none", async () => {
  const source = `
file "a.template" {
pattern { "P", "M" }
#         ^^^ warning one-tool-only: dbLoadTemplate: Substitution file error: syntax error. It takes names in \`pattern\` without quotes only. msi takes it.
{ a, b }
}
`;
  const files = {
    "/app/motorApp/Db/a.template": TEMPLATE,
    "/app/iocBoot/ioc1/st.cmd": 'cd x\ndbLoadTemplate("a.substitutions")\n',
  };
  await assertProblems(source, files);
  await assertProblems(source.replace(/^#.*\n/m, ""), {
    "/app/motorApp/Db/a.template": TEMPLATE,
    "/app/motorApp/Db/Makefile": "DB += a.db\n",
  });
  await assertProblems(
    source.replace(/^#.*\n/m, ""),
    { "/app/motorApp/Db/a.template": TEMPLATE },
    "/app/motorApp/Db/ioc.subst",
  );
});

test("rows with too many or too few values are told, gently where the template has defaults", () =>
  assertProblems(`
file a.template {
  pattern { P, M, EGU }
  { a, b, c, d, e }
#            ^^^^ warning too-many-values: Too many values given: 5 for the 3 names of the pattern.
  { a, b }
#       ^^ hint too-few-values: \`EGU\` gets no value: the row has 2 of 3 values.
  { a }
#    ^^ warning too-few-values: \`M\`, \`EGU\` get no value
}
`));

test("a macro is missing where neither the row nor a global gives it", async () => {
  const problems = async (source: string): Promise<readonly string[]> => {
    const { language, substitutions } = await openSubstitutions(source);
    return language
      .diagnostics(substitutions)
      .map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`);
  };
  assert.deepEqual(await problems("file a.template {\npattern { P }\n{ a }\n}"), ["missing-macro 1:0"]);
  assert.deepEqual(await problems("global { M=1 }\nfile a.template {\npattern { P }\n{ a }\n}"), []);
  assert.deepEqual(await problems("file a.template { {P=a} {P=a, M=b, N=c} {P=a, M=b, M=c} {P=a, Mm=b} }"), [
    "missing-macro 0:18",
    "missing-macro 0:56",
    "repeated-name 0:51",
    "unused-macro 0:35",
    "unused-macro 0:62",
  ]);
  assert.deepEqual(await problems("file other.template { {P=a} }"), ["missing-template 0:5"]);
  assert.deepEqual(await problems('file "$(MOTOR)/db/x.template" { {P=a} }'), []);
});

test("a quick fix adds and removes columns in all rows", async () => {
  const source = 'file a.template {\n  pattern { P, X }\n  { a, b }\n  { "c", "d" }\n}\n';
  assert.equal(
    await fixed(source, "Add `M`"),
    'file a.template {\n  pattern { P, X, M }\n  { a, b, "" }\n  { "c", "d", "" }\n}\n',
  );
  assert.equal(await fixed(source, "Remove `X`"), 'file a.template {\n  pattern { P }\n  { a }\n  { "c" }\n}\n');
  assert.equal(await fixed("file a.template { {P=a, Q=b} }", "Add `M`"), 'file a.template { {P=a, Q=b, M=""} }');
  assert.equal(
    await fixed("file a.template { pattern {P,M} {a, b, c} }", "Remove"),
    "file a.template { pattern {P,M} {a, b} }",
  );
});

test("a file for one tool becomes one for both, with the same macros", async () => {
  const title = "Write it so that msi and dbLoadTemplate take it";
  assert.equal(
    await fixed('file "$(A)/a.template" {\npattern { "P", "M" }\n{ a=b, $(C) }\n}\n', title),
    'file "$(A)/a.template" {\npattern { P, M }\n{ "a=b", "$(C)" }\n}\n',
  );
  assert.equal(
    await fixed("file a.template { # c\n  # d\nx {P = 'a b', M=c} # e\n}\n", title),
    'file a.template {\n# c\n# d\n{P="a b", M=c}\n# e\n}\n',
  );
  assert.equal(
    await fixed("file a.template {\npattern {P, M} {a, b}\npattern {M, P} {a, b}\n", title),
    "file a.template {\npattern {P, M} {a, b}\n}\nfile a.template {\npattern {M, P} {a, b}\n}\n",
  );
  assert.equal(
    await fixed("file a.template {\nglobal {M=c}\n{P=a}\n}\n", title),
    "global {M=c}\nfile a.template {\n\n{P=a}\n}\n",
  );
});

test("what dbLoadTemplate leaves out is told", () =>
  assertProblems(`
file a.template { {P=a, M=b} } $
#                              ^ warning one-tool-only: msi: Parse error, expecting 'pattern'.
#                              ^ information tool-remark: dbLoadTemplate: invalid character '$': it is left out where it is not in quotes.
`));

test("what a row of dbLoadTemplate has no room for is told", async () => {
  const source = `file a.template { {P=a, M="${"x".repeat(5000)}"} }`;
  const { language, substitutions } = await openSubstitutions(source);
  const messages = language.diagnostics(substitutions).map(({ message }) => message);
  assert.deepEqual(messages, [
    "msi: Strings must be on single line. It reads 4095 characters of a line at once. dbLoadTemplate takes it.",
    "dbLoadTemplate: The macros of a row are longer than 5000 characters.",
  ]);
});
