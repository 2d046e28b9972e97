import assert from "node:assert/strict";
import { test } from "node:test";
import type { PreviewFile } from "../../../language-server/protocol.ts";
import { preview } from "../../../language-server/iocYaml/preview.ts";
import { ioc, openIoc } from "./iocFixture.ts";

async function previewed(text: string): Promise<readonly PreviewFile[]> {
  const result = preview(await openIoc(text));
  assert.ok(result.ok, JSON.stringify(result));
  return result.files;
}

/** Line of the preview → lines of the ioc.yaml, both from 1. */
function madeBy(file: PreviewFile | undefined, text: string): string {
  const line = file?.text.split("\n").indexOf(text) ?? -1;
  assert.notEqual(line, -1, file?.text);
  const origin = file?.origins[line];
  return origin ? `${origin.start.line + 1}-${origin.end.line + 1}` : "nobody";
}

const ENTITIES = `  - type: m.Port
    name: p
    addr: 1.2.3.4
  # its device

  - type: m.Device
    port: p
    P: A

  - type: ibek.repeat
    values: [1, 2]
    entity:
      type: m.Device
      port: p
      P: R{{ index }}
`;

test("each line of the startup script leads to the lines of the entity that made it", async () => {
  const [script] = await previewed(ioc(ENTITIES));
  assert.equal(script?.name, "st.cmd");
  assert.equal(madeBy(script, 'device("A", "1.2.3.4")'), "9-11");
  assert.equal(madeBy(script, 'device("R1", "1.2.3.4")'), "13-18");
  assert.equal(madeBy(script, 'device("R2", "1.2.3.4")'), "13-18");
  assert.equal(madeBy(script, 'cd "/epics/ioc"'), "nobody");
});

test("there is one origin for each line of each file", async () => {
  const wait = "  - {type: ibek.wait_ip, device: d, address: 1.2.3.4}\n";
  const files = await previewed(ioc(`${ENTITIES}${wait}`));
  assert.deepEqual(
    files.map(({ name }) => name),
    ["st.cmd", "ioc.subst", "wait_list.yaml"],
  );
  for (const { name, text, origins } of files) assert.equal(origins.length, text.split("\n").length - 1, name);
});

test("a file with a mistake has no preview, and the reason is that mistake", async () => {
  const result = preview(await openIoc(ioc("  - type: m.Port\n    name: p\n")));
  assert.ok(!result.ok);
  assert.match(result.why, /^ibek refuses this file: .*`addr`/);
  assert.equal(result.at?.start.line, 3);
});

test("an empty file and one that is no ioc.yaml have a reason, too", async () => {
  for (const text of ["", "\n", "- a", "x: [", "\u0000\u0001"]) {
    const result = preview(await openIoc(text));
    assert.ok(!result.ok, text);
    assert.match(result.why, /^ibek refuses this file: \S/, text);
  }
});

test("without definitions it is told that nothing is known, not that ibek refuses", async () => {
  const image = { kind: "none", why: "no image is pinned beside this instance" } as const;
  const result = preview(await openIoc(ioc("  - type: n.Other\n"), { files: {}, image }));
  assert.ok(!result.ok);
  assert.match(result.why, /not known here/);
});

test("a preview that is not known says what is too much", async () => {
  const why = async (entities: string): Promise<string> => {
    const result = preview(await openIoc(ioc(entities)));
    return result.ok ? "" : result.why;
  };
  const endless = "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}";
  assert.equal(
    await why(`  - {type: m.Port, name: p, addr: "${endless}"}\n`),
    "What ibek would generate is not known here: what takes more steps or more text than any real file needs.",
  );
  assert.equal(
    await why(`  - {type: m.Device, port: p, P: x, l: ${"[".repeat(105)}${"]".repeat(105)}}\n`),
    "What ibek would generate is not known here: more than 100 levels of nesting.",
  );
});
