// Real startup scripts of other projects, read where they lie. They run on real beamlines, so an error would be ours.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import test from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { NodeWorkspace } from "../../../language-server/nodeWorkspace.ts";
import { startupScriptLanguage } from "../../../language-server/startupScript/startupScriptLanguage.ts";
import { uriOfPath } from "../../../language-server/text/fileUri.ts";
import type { Workspace } from "../../../language-server/workspace.ts";
import { parts, without } from "../../support/parts.ts";

/** `file:line code`, each with the reason why iocsh does refuse the line. */
const LEGITIMATE: Readonly<Record<string, string>> = {};

function disk(root: string): Workspace {
  return new NodeWorkspace({ roots: () => [root], openText: () => undefined });
}

test("no real startup script has an error, but those named here", { skip: without("corpus") }, async () => {
  const root = parts.corpus ?? "";
  const language = startupScriptLanguage(disk(root));
  const scripts = globSync(`${root}/**/*.{cmd,iocsh}`);
  assert.ok(scripts.length >= 100, `${scripts.length} scripts found`);
  const errors: string[] = [];
  for (const path of scripts) {
    const script = await language.analyse(
      { uri: uriOfPath(path), version: 1, text: readFileSync(path, "utf8") },
      undefined,
    );
    for (const { severity, code, range } of language.diagnostics(script))
      if (severity === DiagnosticSeverity.Error)
        errors.push(`${relative(root, path)}:${range.start.line + 1} ${code ?? ""}`);
  }
  assert.deepEqual(errors.toSorted(), Object.keys(LEGITIMATE).toSorted());
});
