import assert from "node:assert/strict";
import { test } from "node:test";
import type { Range } from "vscode-languageserver-types";
import { codeActions } from "../../../language-server/iocYaml/codeActions.ts";
import { codeLenses } from "../../../language-server/iocYaml/codeLenses.ts";
import { formatting } from "../../../language-server/iocYaml/formatting.ts";
import { inlayHints } from "../../../language-server/iocYaml/inlayHints.ts";
import { refactorings } from "../../../language-server/iocYaml/refactorings/refactorings.ts";
import { selectionRanges } from "../../../language-server/iocYaml/selectionRanges.ts";
import { semanticTokens } from "../../../language-server/iocYaml/semanticTokens.ts";
import { typeDefinition } from "../../../language-server/iocYaml/typeDefinition.ts";
import { completion } from "../../../language-server/iocYaml/completion/completion.ts";
import { definition } from "../../../language-server/iocYaml/definition.ts";
import { documentHighlights } from "../../../language-server/iocYaml/documentHighlights.ts";
import { documentLinks } from "../../../language-server/iocYaml/documentLinks.ts";
import { documentSymbols } from "../../../language-server/iocYaml/documentSymbols.ts";
import { foldingRanges } from "../../../language-server/iocYaml/foldingRanges.ts";
import { hover } from "../../../language-server/iocYaml/hover.ts";
import { prepareRename } from "../../../language-server/iocYaml/prepareRename.ts";
import { references } from "../../../language-server/iocYaml/references.ts";
import { rename } from "../../../language-server/iocYaml/rename.ts";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { appliedEdit } from "./appliedEdit.ts";
import { ioc, IOC_PATH, iocLanguage, openIoc, SUPPORT, SUPPORT_PATH, wording } from "./iocFixture.ts";

async function messages(text: string): Promise<readonly string[]> {
  return iocLanguage()
    .diagnostics(await openIoc(text))
    .map(wording);
}

const FILES: Record<string, string> = { [SUPPORT_PATH]: SUPPORT, [IOC_PATH]: "" };
const INDEX = new WorkspaceIndex(memoryWorkspace(FILES));

/** Asks for everything at a place: nothing may throw. */
async function askAll(analysis: IocAnalysis, offset: number): Promise<void> {
  FILES[IOC_PATH] = analysis.lines.text;
  const position = analysis.lines.positionAt(offset);
  completion(analysis, position);
  hover(analysis, position);
  definition(analysis, position);
  documentSymbols(analysis);
  await references(analysis, position, true, INDEX);
  documentHighlights(analysis, position);
  prepareRename(analysis, position, ["/services"]);
  await rename(analysis, position, "x", INDEX);
  documentLinks(analysis);
  for (const { endLine } of foldingRanges(analysis)) assert.ok(endLine < analysis.lines.lineCount);
  codeActions(analysis, everything(analysis));
  askForMore(analysis, offset);
}

function askForMore(analysis: IocAnalysis, offset: number): void {
  const position = analysis.lines.positionAt(offset);
  typeDefinition(analysis, position);
  for (const { range } of semanticTokens(analysis)) assert.equal(range.start.line, range.end.line);
  codeLenses(analysis);
  inlayHints(analysis, everything(analysis));
  refactorings(analysis, everything(analysis));
  refactorings(analysis, { start: position, end: position });
  formatting(analysis);
  let chain = selectionRanges(analysis, [position])[0];
  for (; chain?.parent; chain = chain.parent) {
    const [inner, outer] = [chain.range, chain.parent.range].map(({ start, end }) => [
      analysis.lines.offsetAt(start),
      analysis.lines.offsetAt(end),
    ]);
    assert.ok((inner?.[0] ?? 0) >= (outer?.[0] ?? 0) && (inner?.[1] ?? 0) <= (outer?.[1] ?? 0));
  }
}

function everything({ lines }: IocAnalysis): Range {
  return { start: lines.positionAt(0), end: lines.positionAt(lines.text.length) };
}

test("an empty file says what belongs into it", async () => {
  assert.deepEqual(await messages(""), ["error top-level: An ioc.yaml has `ioc_name`, `description` and `entities`."]);
  assert.deepEqual(await messages("# only a comment\n"), await messages(""));
});

test("a file that is no text is one problem, at the first character that shows it", async () => {
  const analysis = await openIoc("ioc_name: x\n\u0000\u0001\u0002ELF\u0000");
  const [only, ...rest] = iocLanguage().diagnostics(analysis);
  assert.match(only ? wording(only) : "", /^error yaml-syntax: This is not text/);
  assert.deepEqual(only?.range.start, { line: 1, character: 0 });
  assert.equal(rest.length, 0);
});

test("a file larger than any ioc.yaml is not read, and says so", async () => {
  const [only, ...rest] = await messages(ioc(`  - type: m.Port\n`.repeat(260_000)));
  assert.equal(only, "information yaml-syntax: Not checked here: the file has more than 4 million characters.");
  assert.equal(rest.length, 0);
});

test("a truncated file has one problem, where it breaks off", async () => {
  const found = await messages(
    ioc("  - type: m.Port\n    name: p1\n    addr: a\n  - type: m.Device\n    P: X\n    por"),
  );
  assert.deepEqual(found, ["error yaml-syntax: `por` needs a colon and a value: `por: …`."]);
});

test("a quote that is never closed is one problem of its own entity", async () => {
  const found = await messages(
    ioc(
      '  - {type: m.Port, name: p1, addr: a}\n  - type: m.Port\n    addr: "abc\n  - {type: m.Device, port: p1, P: X}\n',
    ),
  );
  assert.deepEqual(found, ["error yaml-syntax: This quote is never closed."]);
});

test("thousands of nested lists are refused rather than followed", async () => {
  const [flow] = await messages(`a: ${"[".repeat(100_000)}`);
  assert.match(flow ?? "", /levels of nesting/);
  const [block] = await messages(ioc(`  - l: ${"- ".repeat(20_000)}x\n`));
  assert.match(block ?? "", /levels of nesting|^error yaml-syntax/);
});

test("aliases that would make billions of values are answered at once", async () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `  - &a${level + 1} [*a${level}, *a${level}, *a${level}]\n`,
  ).join("");
  const maps = Array.from({ length: 40 }, (_, level) => `  - &m${level + 1} {<<: [*m${level}, *m${level}]}\n`).join("");
  const text = `ioc_name: x\ndescription: d\nshared:\n  - &a0 [1]\n  - &m0 {type: m.Port}\n${levels}${maps}entities:\n  - {type: m.Device, l: *a40}\n  - <<: *m40\n`;
  const found = await messages(text);
  assert.deepEqual(
    found.map((message) => message.split(":")[0]),
    ["error missing-parameter", "error missing-parameter"],
  );
});

test("an anchor that holds itself is no end of the world", async () => {
  const found = await messages(ioc("  - &e\n    type: m.Port\n    <<: *e\n    name: p\n    addr: a\n"));
  assert.deepEqual(found, ["error yaml-syntax: `<<` takes a mapping or a list of mappings."]);
});

test("line ends of Windows and a byte order mark change nothing but places", async () => {
  const text = ioc("  - type: m.Port\n    name: p1\n    addr: 5\n  - {type: m.Device, port: p1, P: X}\n");
  const [unix] = iocLanguage().diagnostics(await openIoc(text));
  const [windows, ...rest] = iocLanguage().diagnostics(await openIoc(`\uFEFF${text.replaceAll("\n", "\r\n")}`));
  assert.deepEqual([windows, rest.length], [unix, 0]);
});

test("the list of entities may stand at the margin, in braces, or before the rest", async () => {
  const port = "{type: m.Port, name: p1, addr: 5}";
  const expected = ["error wrong-type: `addr` expects text: put quotes around `5`."];
  assert.deepEqual(await messages(`ioc_name: x\ndescription: d\nentities:\n- ${port}\n`), expected);
  assert.deepEqual(await messages(`ioc_name: x\ndescription: d\nentities: [${port}]\n`), expected);
  assert.deepEqual(await messages(`entities:\n  - ${port}\nioc_name: x\ndescription: d\n`), expected);
  assert.deepEqual(await messages(`---\nioc_name: x\ndescription: d\nentities:\n    - ${port}\n`), expected);
  assert.deepEqual(await messages(`{ioc_name: x, description: d, entities: [${port}]}`), expected);
});

test("a second document in the file is a mistake, as ibek reads one", async () => {
  const found = await messages(ioc("  - {type: m.Port, name: p1, addr: a}\n---\nioc_name: y\n"));
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^error yaml-syntax/);
});

test("text made to be slow is answered as any other", async () => {
  const long = 50_000;
  const hostile = [
    `${"#".repeat(long)}\n${ioc("  - type: m.Port\n")}`,
    `${"# ".repeat(long)}\n${ioc("  - type: m.Port\n")}`,
    ioc(`  - type: m.Port\n    addr: "${"{{".repeat(long)}"\n    num: "${"{{".repeat(long)}"\n`),
    ioc(
      `  - type: m.Port\n    name: "${"{{ a }}a".repeat(long / 10)}"\n  - type: m.Device\n    port: ${"a".repeat(long)}\n`,
    ),
    ioc(`  - type: m.Port\n    ${"a".repeat(long)}`),
    ioc(`  - type: m.Port${" \n\n   ".repeat(long)}`),
    ioc(`  - type: ${"m.".repeat(long)}\n`),
    `# ${".ibek.support".repeat(long)}\n# yaml-language-server:${" ".repeat(long)}\n${"#\n".repeat(long)}`,
    ioc(`  - type: m.Device\n    n: "${"1_".repeat(long)}"\n    f: "${"1".repeat(long)}x"\n`),
  ];
  for (const text of hostile) {
    const analysis = await openIoc(text);
    iocLanguage().diagnostics(analysis);
    await askAll(analysis, text.length);
    await askAll(analysis, text.length / 2);
  }
});

const WHOLE = ioc(
  '  - type: m.Port\n    name: "p1"\n    addr: a  # comment\n  - <<: *x\n    P: {a: [1, 2]}\n  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Device\n      P: |\n        text\nshared: []\n',
);

const LANGUAGE = iocLanguage();

function analyse(text: string): Promise<IocAnalysis> {
  return LANGUAGE.analyse({ uri: `file://${IOC_PATH}`, version: 1, text }, undefined);
}

test("a file cut off anywhere is answered at every place", async () => {
  for (let length = 0; length <= WHOLE.length; length++) {
    const analysis = await analyse(WHOLE.slice(0, length));
    LANGUAGE.diagnostics(analysis);
    await askAll(analysis, length);
  }
});

test("a file with any character replaced by a difficult one is answered there", async () => {
  for (const character of ["\t", "{", "]", '"', ":", "-", "\n", "&", "*", "|", "#", "%", "@", "\uD800"]) {
    for (let at = 0; at < WHOLE.length; at += 5) {
      const analysis = await analyse(WHOLE.slice(0, at) + character + WHOLE.slice(at + 1));
      for (const { range } of LANGUAGE.diagnostics(analysis)) {
        assert.ok(
          range.end.line < analysis.lines.lineCount,
          `a place outside of the text after ${JSON.stringify(character)} at ${at}`,
        );
      }
      await askAll(analysis, at + 1);
    }
  }
});

test("no fix makes text that reads worse than before", async () => {
  const syntaxProblems = ({ file: { yaml } }: IocAnalysis): number =>
    [...yaml.frames, ...(yaml.items ?? [])].filter(({ piece }) => piece.problems.some(({ kind }) => kind === "syntax"))
      .length;
  const uri = `file://${IOC_PATH}`;
  let applied = 0;
  for (const character of ["x", "5", " ", "\n", "#", '"', ",", "{", "-"]) {
    for (let at = 0; at < WHOLE.length; at += 7) {
      const text = WHOLE.slice(0, at) + character + WHOLE.slice(at + 1);
      const before = await analyse(text);
      for (const { title, edit } of codeActions(before, everything(before))) {
        const after = appliedEdit(text, uri, edit);
        assert.ok(syntaxProblems(await analyse(after)) <= syntaxProblems(before), `${title}:\n${after}`);
        applied++;
      }
    }
  }
  assert.ok(applied > 200, `only ${applied} fixes`);
});
