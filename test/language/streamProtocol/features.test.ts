import assert from "node:assert/strict";
import test from "node:test";
import { streamProtocolLanguage } from "../../../language-server/streamProtocol/streamProtocolLanguage.ts";
import { parseProtocol } from "../../../language-server/syntax/streamProtocol/parseProtocol.ts";
import { protocolsOf } from "../../../language-server/syntax/streamProtocol/protocolsOf.ts";
import { applied, TextOpener } from "../../support/openText.ts";

const proto = new TextOpener(streamProtocolLanguage, "/app/protocol/a.proto");

test("a record sees the names of protocols and the arguments they take", () => {
  const text = 'get { out "\\$2?" $1; in "%f"; @init { wait $3; } }\nBoth { get; } none { out "x"; }';
  const found = protocolsOf(parseProtocol(text)).map(({ name, parameters }) => [name, parameters]);
  assert.deepEqual(found, [
    ["get", [1, 2, 3]],
    ["Both", [1, 2, 3]],
    ["none", []],
  ]);
});

test("hover explains commands, variables, converters, bytes and arguments", async () => {
  assert.match((await proto.hover("ReplyTi$0meout = 5;")) ?? "", /Where it is not set: 1000/);
  assert.match((await proto.hover('a { i$0n "x"; }')) ?? "", /Waits for an answer/);
  assert.match((await proto.hover('a { in "%*$0{OFF|ON}"; }')) ?? "", /read and thrown away[^]*1\. `ON`/);
  assert.match((await proto.hover("Terminator = C$0R;")) ?? "", /byte 13, `0x0d`/);
  assert.match((await proto.hover('a { out "\\$$02"; }')) ?? "", /Argument 2/);
  assert.match((await proto.hover('x = "1"; a { out "\\$x$0"; }')) ?? "", /x = "1"/);
  assert.match((await proto.hover('get { out "x"; } a { ge$0t; }')) ?? "", /out "x"/);
});

test("what fits is offered", async () => {
  assert.equal(await proto.accepted("ExtraInput = I$0", "Ignore"), "ExtraInput = Ignore");
  assert.equal(await proto.accepted("Terminator = CR L$0", "LF"), "Terminator = CR LF");
  assert.equal(await proto.accepted("Reply$0", "ReplyTimeout"), "ReplyTimeout = ${1};");
  assert.equal(await proto.accepted("get { out 'x'; } a { g$0 }", "get"), "get { out 'x'; } a { get; }");
  assert.equal(await proto.accepted("a { @m$0 }", "@mismatch"), "a { @mismatch {\n\t$0\n} }");
  assert.equal(await proto.accepted('a { in "%<cr$0"; }', "crc16"), 'a { in "%<crc16>"; }');
  assert.equal(await proto.accepted("x = 1; a { out $$0; }", "x"), "x = 1; a { out $x; }");
  const inOutput = (await proto.completions('a { out "%$0"; }')).map(({ label }) => label);
  assert.ok(inOutput.includes("d") && !inOutput.includes("["));
  assert.deepEqual(await proto.completions("# Re$0"), []);
});

test("protocols and variables are found and renamed in whatever case", async () => {
  const source = "Cmd = 'x'; get { out $cmd; out \"\\$CMD\"; } a { GE$0T; }";
  const { language, analysis, cursor, text, uri } = await proto.open(source);
  const [place] = (await language.definition?.(analysis, cursor)) ?? [];
  assert.deepEqual(place?.range.start, { line: 0, character: 11 });
  const renamed = await language.rename?.edit(analysis, cursor, "read");
  assert.ok(renamed?.ok);
  assert.equal(
    applied(text, renamed.value.changes?.[uri] ?? []),
    "Cmd = 'x'; read { out $cmd; out \"\\$CMD\"; } a { read; }",
  );
  assert.equal((await language.references?.(analysis, { line: 0, character: 1 }, false))?.length, 2);
  assert.equal(language.documentHighlights?.(analysis, { line: 0, character: 1 }).length, 3);
  const { analysis: other } = await proto.open("Terminator = CR;");
  assert.equal(language.rename?.prepare(other, { line: 0, character: 2 }).ok, false);
});

test("symbols, folds and selections follow the braces", async () => {
  const { language, analysis } = await proto.open('T = 1;\na {\n  out "$1x";\n  @init {\n    in "y";\n  }\n}\n');
  const [, a] = language.documentSymbols?.(analysis) ?? [];
  assert.deepEqual([a?.name, a?.children?.map(({ name }) => name)], ["a", ["@init"]]);
  assert.deepEqual(language.foldingRanges?.(analysis), [
    { startLine: 1, endLine: 5 },
    { startLine: 3, endLine: 4 },
  ]);
  let range = language.selectionRanges?.(analysis, [{ line: 4, character: 9 }])[0];
  let depth = 0;
  for (; range !== undefined; range = range.parent) depth++;
  assert.equal(depth, 8);
});

test("formatting indents by braces, and only once", async () => {
  const formatted = await proto.formatted('a {\nout "x"  \n   "y";\n@init { \nin "z"; }\n   }\nb { out "x"; }\n');
  assert.equal(formatted, 'a {\n  out "x"\n    "y";\n  @init {\n    in "z"; }\n}\nb { out "x"; }\n');
  assert.equal(await proto.formatted(formatted), formatted);
});
