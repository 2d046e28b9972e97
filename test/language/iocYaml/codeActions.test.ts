import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path/posix";
import { test } from "node:test";
import { codeActions } from "../../../language-server/iocYaml/codeActions.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { marked } from "../../support/marked.ts";
import { appliedEdit } from "./appliedEdit.ts";
import { ioc, iocLanguage, IOC_PATH, openIoc, type Surroundings } from "./iocFixture.ts";

const URI = `file://${IOC_PATH}`;

/** Title of each fix offered at the cursor, starred if preferred, and the text it makes. */
async function fixes(source: string): Promise<readonly (readonly [string, string])[]> {
  const { text, cursor } = marked(source);
  const at = new LineIndex(text).positionAt(cursor ?? 0);
  return codeActions(await openIoc(text), { start: at, end: at }).map(({ title, isPreferred, edit }) => [
    `${title}${isPreferred ? " *" : ""}`,
    appliedEdit(text, URI, edit),
  ]);
}

/** A test whose list of entities, with a cursor, becomes another by the one fix that is offered there. */
function fixedBy(sentence: string, title: string, before: string, after: string): void {
  test(sentence, async () => assert.deepEqual(await fixes(ioc(before)), [[title, ioc(after)]]));
}

const PORT = "  - {type: m.Port, name: p1, addr: a}\n";

fixedBy(
  "a mistyped type becomes the one that is meant",
  "Change to `m.Port` *",
  "  - type: m.Prot$0\n    name: p1\n    addr: a\n",
  "  - type: m.Port\n    name: p1\n    addr: a\n",
);

fixedBy(
  "a mistyped support module becomes the one that is meant",
  "Change to `m.Device` *",
  `${PORT}  - {type: $0mm.Device, port: p1, P: X}\n`,
  `${PORT}  - {type: m.Device, port: p1, P: X}\n`,
);

fixedBy(
  "a mistyped choice becomes the one that is meant",
  "Change to `Neg` *",
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: N$0egg}\n`,
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: Neg}\n`,
);

fixedBy(
  "a mistyped reference becomes the id above that is meant",
  "Change to `port1` *",
  `  - {type: m.Port, name: port1, addr: a}\n  - {type: m.Device, port: $0"port2", P: X}\n`,
  `  - {type: m.Port, name: port1, addr: a}\n  - {type: m.Device, port: port1, P: X}\n`,
);

fixedBy(
  "a number where text is expected gets quotes",
  "Put quotes around `5` *",
  "  - type: m.Port\n    name: p1\n    addr: 5$0 # five\n",
  '  - type: m.Port\n    name: p1\n    addr: "5" # five\n',
);

fixedBy(
  "a choice that is text gets quotes",
  "Put quotes around `1` *",
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: $01}\n`,
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: "1"}\n`,
);

fixedBy(
  "a choice that is a number loses its quotes",
  "Remove the quotes around `2` *",
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: $0"2"}\n`,
  `${PORT}  - {type: m.Device, port: p1, P: X, DIR: 2}\n`,
);

test("a mistyped top-level name becomes the one that is meant", async () => {
  assert.deepEqual(await fixes("ioc_name: a\ndescr$0iptoin: d\nentities: []\n"), [
    ["Change to `description` *", "ioc_name: a\ndescription: d\nentities: []\n"],
  ]);
});

fixedBy(
  "missing parameters are added behind the type, in the order of their declaration",
  "Add the parameters `port`, `P` *",
  "  - type: m.Devi$0ce # here\n    n: 3\n",
  "  - type: m.Device # here\n    port: \n    P: \n    n: 3\n",
);

fixedBy(
  "a missing reference is filled in where one id alone fits",
  "Add the parameters `port`, `P` *",
  `${PORT}  - type: $0m.Device\n`,
  `${PORT}  - type: m.Device\n    port: p1\n    P: \n`,
);

fixedBy(
  "missing parameters are added inside the braces of an entity on one line",
  "Add the parameter `addr` *",
  "  - {type: m$0.Port, name: p1}\n",
  "  - {type: m.Port, addr: , name: p1}\n",
);

fixedBy(
  "missing parameters are added to the entity of a repeat, at its own depth",
  "Add the parameter `addr` *",
  "  - type: ibek.repeat\n    values: [1]\n    entity:\n      name: p1\n      type: m.Po$0rt\n",
  "  - type: ibek.repeat\n    values: [1]\n    entity:\n      name: p1\n      type: m.Port\n      addr: \n",
);

test("line ends stay what they are in the file", async () => {
  const text = ioc("  - type: m.P$0ort\n    name: p1\n").replaceAll("\n", "\r\n");
  const after = ioc("  - type: m.Port\n    addr: \n    name: p1\n").replaceAll("\n", "\r\n");
  assert.deepEqual(await fixes(text), [["Add the parameter `addr` *", after]]);
});

test("an entity at the very end of the file gets its parameters on new lines", async () => {
  const before = ioc("  - name: p1\n    type: m.Port$0");
  assert.deepEqual(await fixes(before), [
    ["Add the parameter `addr` *", ioc("  - name: p1\n    type: m.Port\n    addr: ")],
  ]);
});

test("what was added empty is asked for by the next problems", async () => {
  const [fix] = await fixes(ioc("  - type: m.$0Device\n"));
  const language = iocLanguage();
  const found = language.diagnostics(await openIoc(fix?.[1] ?? ""));
  assert.deepEqual(
    found.map(({ message }) => message),
    ["`port` has no value; it expects the id of an entity.", "`P` has no value; it expects text."],
  );
});

test("an unknown parameter is renamed if one is meant, or removed, which is never preferred", async () => {
  assert.deepEqual(await fixes(ioc("  - type: m.Port\n    name: p1\n    addr: a\n    nu$0n: 3\n")), [
    ["Change to `num` *", ioc("  - type: m.Port\n    name: p1\n    addr: a\n    num: 3\n")],
    ["Remove `nun`", ioc("  - type: m.Port\n    name: p1\n    addr: a\n")],
  ]);
});

fixedBy(
  "an unknown parameter goes with all the lines of its value, and nothing else",
  "Remove `other`",
  "  - type: m.Port\n    name: p1\n    oth$0er:\n      - 1\n      - b: 2\n\n    # the address\n    addr: a\n",
  "  - type: m.Port\n    name: p1\n\n    # the address\n    addr: a\n",
);

fixedBy(
  "an unknown parameter with a text block goes with the block",
  "Remove `other`",
  "  - type: m.Port\n    oth$0er: |\n      a\n      # b\n    name: p1\n    addr: a\n",
  "  - type: m.Port\n    name: p1\n    addr: a\n",
);

fixedBy(
  "an unknown parameter beside the dash leaves the dash to the next",
  "Remove `other`",
  "  - oth$0er: 1\n    type: m.Port\n    name: p1\n    addr: a\n",
  "  - type: m.Port\n    name: p1\n    addr: a\n",
);

fixedBy(
  "an unknown parameter on a line with others goes with one comma",
  "Remove `other`",
  "  - {type: m.Port, oth$0er: [1, 2], name: p1, addr: a}\n",
  "  - {type: m.Port, name: p1, addr: a}\n",
);

fixedBy(
  "an unknown parameter that comes first on its line goes with one comma",
  "Remove `other`",
  "  - {oth$0er: 1, type: m.Port, name: p1, addr: a}\n",
  "  - {type: m.Port, name: p1, addr: a}\n",
);

test("where a comment would be lost there is no removal", async () => {
  const source = "  - oth$0er: 1 # why\n    type: m.Port\n    name: p1\n    addr: a\n";
  assert.deepEqual(await fixes(ioc(source)), []);
});

test("what stands somewhere else, behind an alias or a merge, is not changed here", async () => {
  const shared = "shared:\n  - &five 5\n  - &other {other: 1, DIR: Poss}\n";
  const merged = `  - {type: m.Device, port: p1, P: X, <<: *$0other}\n`;
  const aliased = "  - {type: m.Port, name: p2, addr: *fi$0ve}\n";
  assert.deepEqual(await fixes(`ioc_name: a\ndescription: b\n${shared}entities:\n${PORT}${merged}`), []);
  assert.deepEqual(await fixes(`ioc_name: a\ndescription: b\n${shared}entities:\n${aliased}`), []);
});

test("there is nothing to fix beside a problem", async () => {
  assert.deepEqual(await fixes(ioc("  - type: m.Prot\n    na$0me: p1\n")), []);
});

test("the preferred fixes mend what the workshop's mistakes say is meant", async () => {
  const folder = "docs/sample-beamline/services/bl01t-ts-learn-01/config";
  const text = readFileSync(`${folder}/ioc.yaml`, "utf8");
  const path = "/services/bl01t-ts-learn-01/config/ioc.yaml";
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [`${dirname(path)}/${name}`, readFileSync(`${folder}/${name}`, "utf8")]),
  );
  const surroundings: Surroundings = { files, path };
  const analysis = await openIoc(text, surroundings);
  const lines = new LineIndex(text);
  const whole = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  const preferred = codeActions(analysis, whole).filter(({ isPreferred }) => isPreferred);
  assert.deepEqual(
    preferred.map(({ title }) => title),
    [
      "Change to `learn.axis`",
      "Add the parameter `M`",
      "Change to `velocity`",
      "Change to `table`",
      "Add the parameter `P`",
    ],
  );
  const edits = preferred.flatMap(({ edit }) => edit?.changes?.[`file://${path}`] ?? []);
  const mended = appliedEdit(text, `file://${path}`, { changes: { [`file://${path}`]: edits } });
  const left = iocLanguage(surroundings).diagnostics(await openIoc(mended, surroundings));
  const mendedCodes = ["unknown-type", "unknown-parameter", "missing-parameter"];
  assert.deepEqual(
    left.filter(({ code }) => mendedCodes.includes(String(code))),
    [],
  );
  assert.ok(left.length > 20, "what is for people to decide is left");
});
