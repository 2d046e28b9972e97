import assert from "node:assert/strict";
import { test } from "node:test";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import type { GeneratedFile } from "../../../language-server/ioc/generation/generated.ts";
import { previewOf } from "../../../language-server/iocYaml/previewOf.ts";

const LINE = (line: number) => ({ start: { line, character: 4 }, end: { line: line + 1, character: 9 } });
const never = (): never => assert.fail("nobody asks for it");

function problem(line: number, severity: DiagnosticSeverity, message: string): Diagnostic {
  return { range: LINE(line), severity, message };
}

test("each line tells the place of the entity that made it, ibek's own lines tell none", () => {
  const file: GeneratedFile = {
    name: "st.cmd",
    text: "# EPICS\nport\ndevice\niocInit\n",
    lines: [
      { text: "# EPICS", entity: undefined },
      { text: "port", entity: 0 },
      { text: "device", entity: 1 },
      { text: "iocInit", entity: undefined },
    ],
  };
  const result = previewOf({ kind: "files", files: [file] }, (entity) => LINE(10 + 2 * entity), never);
  const origins = [null, LINE(10), LINE(12), null];
  assert.deepEqual(result, { ok: true, files: [{ name: "st.cmd", text: file.text, origins }] });
});

test("a refused file says the first error, how many more there are, and where it is; warnings are no reason", () => {
  const found = [
    problem(1, DiagnosticSeverity.Warning, "unused"),
    problem(5, DiagnosticSeverity.Error, "`m.Port` needs `addr`."),
    problem(9, DiagnosticSeverity.Error, "unknown"),
  ];
  assert.deepEqual(
    previewOf({ kind: "refused" }, never, () => found),
    {
      ok: false,
      why: "ibek refuses this file: `m.Port` needs `addr`. (and 1 more)",
      at: LINE(5),
    },
  );
});

test("a file whose errors the person does not want to see is refused all the same", () => {
  const hidden = previewOf({ kind: "refused" }, never, () => [problem(1, DiagnosticSeverity.Warning, "unused")]);
  assert.deepEqual(hidden, { ok: false, why: "ibek refuses this file." });
});

test("what is not known here is no error of the file", () => {
  const why = "the value of SITE in the IOC's environment";
  assert.deepEqual(previewOf({ kind: "unknown", why }, never, never), {
    ok: false,
    why: `What ibek would generate is not known here: ${why}.`,
  });
});
