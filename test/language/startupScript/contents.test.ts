import assert from "node:assert/strict";
import test from "node:test";
import { generatedContents } from "../../../language-server/ioc/records/generatedContents.ts";
import { outlineContents } from "../../../language-server/ioc/records/contentsOutline.ts";
import { TemplateFiles } from "../../../language-server/ioc/records/recordReader.ts";
import type { ContentsResult } from "../../../language-server/protocol.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { openScript } from "./scriptFixture.ts";

const FILES = {
  "/boot/axes.substitutions": 'file "axis.template" {\n  pattern { P, M }\n  { X, 1 }\n  { X, 2 }\n}\n',
  "/boot/axis.template":
    'record(motor, "$(P):M$(M)") {\n  field(OUT, "@asyn(L0,$(M))")\n  field(DESC, "Axis $(M)")\n  field(PREC, 3)\n}\n',
  "/boot/gauge.db": 'record(ai, "$(P):GAUGE") { alias("$(P):OLD") }',
};

async function contentsOf(source: string, filter = ""): Promise<ContentsResult> {
  const { language, script } = await openScript(source, FILES);
  return (await language.contents?.(script, filter)) ?? { ok: false, why: "none" };
}

/** As a tree: loads, databases with macros, records, fields. */
function drawn(result: ContentsResult): string {
  if (!result.ok) return result.why;
  const lines = result.loads.flatMap(({ name, asked, databases }) => [
    `${name} line ${asked.range.start.line + 1}`,
    ...databases.flatMap((database) => [
      `  ${database.name} (${database.macros}) ${database.state} ${database.count}`,
      ...database.records.flatMap(({ name: record, of, at, fields }) => [
        `    ${record} ${of} ${at.uri.replace(/.*\//, "")}:${at.range.start.line + 1}`,
        ...fields.map((field) => `      ${field.name} ${field.value} line ${field.at.range.start.line + 1}`),
      ]),
    ]),
  ]);
  return [...lines, `${result.records} records${result.partial ? " or more" : ""}`].join("\n");
}

const SCRIPT = 'dbLoadTemplate("axes.substitutions")\ndbLoadRecords("gauge.db", "P=$(USER)")\ndbLoadRecords none.db';

test("the contents of an IOC are its files, their records and the fields people look for", async () => {
  assert.equal(
    drawn(await contentsOf(SCRIPT)),
    `axes.substitutions line 1
  axis.template (P=X, M=1) read 1
    X:M1 motor axis.template:1
      DESC Axis 1 line 3
      OUT @asyn(L0,1) line 2
  axis.template (P=X, M=2) read 1
    X:M2 motor axis.template:1
      DESC Axis 2 line 3
      OUT @asyn(L0,2) line 2
gauge.db line 2
  gauge.db (P=…) read 2
    …:GAUGE ai gauge.db:1
    …:OLD …:GAUGE gauge.db:1
none.db line 3
  none.db () missing 0
4 records or more`,
  );
});

test("a filter leaves the records whose name or type it is part of, in any case", async () => {
  assert.equal(
    drawn(await contentsOf(SCRIPT, " m2"))
      .split("\n")
      .slice(0, 3)
      .join("\n"),
    "axes.substitutions line 1\n  axis.template (P=X, M=2) read 1\n    X:M2 motor axis.template:1",
  );
  assert.match(drawn(await contentsOf(SCRIPT, "MOTOR")), /2 records/);
  assert.equal(drawn(await contentsOf(SCRIPT, "nothing like it")), "0 records or more");
});

test("a script that loads nothing by itself says so", async () => {
  const { language, script } = await openScript("epicsEnvSet A 1", {}, "/boot/part.iocsh");
  assert.deepEqual(await language.contents?.(script, ""), {
    ok: false,
    why: "Another script loads this one; by itself it loads no records.",
  });
});

test("what ibek generates is looked through without being written; templates of the image are named only", async () => {
  const workspace = memoryWorkspace({
    "/beamline/services/bl01-ea-ioc-01/config/own.template": 'record(ai, "$(P):A") {}',
    "/beamline/services/bl01-ea-ioc-01/config/ioc.yaml": "",
  });
  const texts = {
    script:
      'cd "/epics/ioc"\ndbLoadRecords("/epics/ioc/config/own.template", "P=Y")\ndbLoadRecords /epics/runtime/ioc.db\niocInit\n',
    substitutions:
      'file "own.template" {\npattern { "P" }\n\t{ "X" }\n}\nfile "asyn.template" {\npattern { "P" }\n\t{ "X" }\n}\n',
  };
  const contents = await generatedContents(
    texts,
    "/beamline/services/bl01-ea-ioc-01/config",
    workspace,
    new TemplateFiles(),
  );
  const place = {
    uri: "file:///ioc.yaml",
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  const outline = outlineContents(contents, "", { ofLoad: () => place, ofRow: ({ range }) => ({ ...place, range }) });
  const databases = outline.loads.flatMap((load) => load.databases);
  assert.deepEqual(
    databases.map(({ name, state, records }) => [name, state, ...records.map((record) => record.name)]),
    [
      ["/epics/ioc/config/own.template", "read", "Y:A"],
      ["own.template", "read", "X:A"],
      ["asyn.template", "inImage"],
    ],
  );
});
