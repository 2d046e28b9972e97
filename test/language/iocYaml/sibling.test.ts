// `runtime.yaml` beside an `ioc.yaml`: ibek starts the IOC with both or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-types";
import { diagnostics } from "../../../language-server/iocYaml/diagnostics.ts";
import { preview } from "../../../language-server/iocYaml/preview.ts";
import { IOC_PATH, ioc, openIoc, SUPPORT, SUPPORT_PATH } from "./iocFixture.ts";

const RUNTIME_PATH = IOC_PATH.replace("ioc.yaml", "runtime.yaml");
const PORT = ioc("  - {type: m.Port, name: p, addr: here}\n");

async function besideRuntime(runtime: string): Promise<{ readonly said: readonly string[]; readonly why: string }> {
  const analysis = await openIoc(PORT, { files: { [SUPPORT_PATH]: SUPPORT, [RUNTIME_PATH]: runtime } });
  const result = preview(analysis);
  const said = diagnostics(analysis).map(
    ({ range, code, message, relatedInformation = [] }) =>
      `${range.start.line} ${String(code)}: ${wordsOf(message)} ${relatedInformation.map(({ location }) => `${location.uri}:${location.range.start.line}`).join(" ")}`,
  );
  return { said, why: result.ok ? "" : result.why };
}

function wordsOf(message: Diagnostic["message"] | undefined): string {
  return typeof message === "string" ? message : (message?.value ?? "");
}

const REFUSED: Readonly<Record<string, readonly [runtime: string, line: number, message: RegExp]>> = {
  "is empty": ["", 1, /An ioc.yaml has/],
  "holds a comment only": ["# nothing\n", 1, /An ioc.yaml has/],
  "is a list": ["[]\n", 1, /An ioc.yaml has/],
  "is not YAML": ["ioc_name: [\n", 1, /./],
  "has no `entities`": ["ioc_name: a\ndescription: d\n", 1, /`entities` is missing/],
  "has a further key": ["ioc_name: a\ndescription: d\nzz: 1\nentities: []\n", 3, /`zz`/],
  "has a name that does not render": ["ioc_name: '{{ nope }}'\ndescription: d\nentities: []\n", 1, /`nope`/],
  "has an unknown type": [ioc("  - {type: m.Nope}\n"), 4, /no entity type `Nope`/],
  "gives an id of the ioc.yaml again": [PORT, 4, /`p`/],
};

for (const [name, [runtime, line, message]] of Object.entries(REFUSED)) {
  test(`an ioc.yaml is refused where the runtime.yaml beside it ${name}`, async () => {
    const { said, why } = await besideRuntime(runtime);
    assert.equal(said.length, 1, said.join("\n"));
    assert.match(said[0] ?? "", message);
    const start = `0 refused-sibling: \`runtime.yaml\` beside it is refused: line ${line}: `;
    const [only = ""] = said;
    assert.equal(only.slice(0, start.length), start);
    assert.ok(only.endsWith(` file://${RUNTIME_PATH}:${line - 1}`), only);
    assert.ok(why.startsWith(`ibek refuses this file: \`runtime.yaml\` beside it is refused: line ${line}: `), why);
  });
}

test("a runtime.yaml that uses an id of the ioc.yaml refuses nothing", async () => {
  const { said, why } = await besideRuntime(ioc("  - {type: m.Device, port: p, P: x}\n"));
  assert.deepEqual({ said, why }, { said: [], why: "" });
});

test("a runtime.yaml is refused where the ioc.yaml beside it is", async () => {
  const files = { [SUPPORT_PATH]: SUPPORT, [IOC_PATH]: ioc("  - {type: m.Port, name: p}\n") };
  const [only, ...others] = diagnostics(await openIoc(ioc("  []\n"), { files, path: RUNTIME_PATH }));
  assert.deepEqual(others, []);
  assert.match(wordsOf(only?.message), /^`ioc.yaml` beside it is refused: line 4: .*`addr`/);
});
