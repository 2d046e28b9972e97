import assert from "node:assert/strict";
import test from "node:test";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import { openScript } from "./scriptFixture.ts";

/** Each place as `line:text`, lines counted from 1; `=` behind what sets or makes the name. */
async function highlights(source: string): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source);
  const lines = script.document.text.split("\n");
  return (language.documentHighlights?.(script, cursor) ?? []).map(({ range: { start, end }, kind }) => {
    const text = lines[start.line]?.slice(start.character, end.character) ?? "";
    return `${start.line + 1}:${text}${kind === DocumentHighlightKind.Write ? "=" : ""}`;
  });
}

/** `file:line` of each place, lines counted from 1. */
async function references(
  source: string,
  includeDeclaration: boolean,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source, files);
  const found = (await language.references?.(script, cursor, includeDeclaration)) ?? [];
  return found.map(({ uri, range }) => `${uri.replace("file:///boot/", "")}:${range.start.line + 1}`);
}

const MACROS = `epicsEnvSet("P", "BL01")
echo $(P) $(PP=$(P)) '$(P)'
# $(P)
$(SIM=#)dbLoadRecords("a.db", "P=$(P)")
epicsEnvUnset P`;

test("a macro is marked where it is set and where it is used, but not in comments and single quotes", async () => {
  const all = ["1:P=", "2:P", "2:P", "4:P", "5:P="];
  assert.deepEqual(await highlights(MACROS.replace("$(PP=$(P))", "$(PP=$(P$0))")), all);
  assert.deepEqual(await highlights(MACROS.replace('"P"', '"$0P"')), all);
  assert.deepEqual(await highlights(MACROS.replace("# $(P)", "# $($0P)")), []);
});

const PORTS = `epicsEnvSet NAME L0
drvAsynIPPortConfigure("$(NAME)", "10.0.0.1:7")
drvAsynIPPortConfigure("L1", "10.0.0.1:8")
asynSetOption("L0", 0, "disconnectOnReadTimeout", "Y")
dbLoadRecords("a.db", "P=L1, PORT=L0,N=$(NAME)")
siteDriver(L0, L9)`;

test("a port is marked where it is made, where commands need it and where a database is given it", async () => {
  const all = ["2:$(NAME)=", "4:L0", "5:L0", "5:$(NAME)", "6:L0"];
  assert.deepEqual(await highlights(PORTS.replace('"L0"', '"L0$0"')), all);
  assert.deepEqual(await highlights(PORTS.replace("PORT=L0", "PORT=$0L0")), all);
  assert.deepEqual(await highlights(PORTS.replace("P=L1", "P=L$01")), ["3:L1=", "5:L1"]);
});

test("on a macro in the name of a port its uses are meant, not those of the port", async () => {
  assert.deepEqual(await highlights(PORTS.replace('"$(NAME)"', '"$(N$0AME)"')), ["1:NAME=", "2:NAME", "5:NAME"]);
});

test("nothing is marked on what is no macro and no port", async () => {
  for (const marked of [PORTS.replace("a.db", "a$0.db"), PORTS.replace("L9", "L$09"), PORTS.replace("10.0", "1$00.0")])
    assert.deepEqual(await highlights(marked), [], marked);
});

test("references tell what sets a name only when asked, also where that is an included script", async () => {
  assert.deepEqual(await references(PORTS.replace('"L1"', '"L1$0"'), false), ["st.cmd:5"]);
  assert.deepEqual(await references(PORTS.replace('"L1"', '"L1$0"'), true), ["st.cmd:3", "st.cmd:5"]);
  const files = { "/boot/base.cmd": '#\nepicsEnvSet P x\ndrvAsynIPPortConfigure("L0", "h:1")' };
  const source = '< base.cmd\necho $(P)\nasynSetTraceMask("L0", 0, 1)';
  assert.deepEqual(await references(source.replace("(P", "($0P"), true, files), ["base.cmd:2", "st.cmd:2"]);
  assert.deepEqual(await references(source.replace("(P", "($0P"), false, files), ["st.cmd:2"]);
  assert.deepEqual(await references(source.replace("L0", "L0$0"), true, files), ["base.cmd:3", "st.cmd:3"]);
});
