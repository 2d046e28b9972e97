// Real protocol files, read where they lie, and texts that are none.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import test from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { streamProtocolLanguage } from "../../../language-server/streamProtocol/streamProtocolLanguage.ts";
import { parts, without } from "../../support/parts.ts";
import { applied } from "../../support/openText.ts";

/** Each with the mistake StreamDevice finds too once a record uses the protocol. */
const REFUSED: Readonly<Record<string, string>> = {
  "CrateMon.proto": "%term outside of quotes",
  "DELFTBPMAG.proto": "int instead of in",
  "KeyenceCL3000.proto": "a redirection without a converter",
  "SierraInstMassFlowMeters.proto": "%.2f in an input",
  "V590.proto": "a lone % at the end of an input",
  "hex.proto": "0777 is no byte",
};

test(
  "no real protocol has an error, but those StreamDevice refuses; formatting is done once",
  { skip: without("corpus") },
  async () => {
    const language = streamProtocolLanguage();
    const files = globSync(`${parts.corpus ?? ""}/**/*.{proto,protocol}`);
    assert.ok(files.length >= 80, `${files.length} protocol files`);
    const refused = new Set<string>();
    for (const path of files) {
      const text = readFileSync(path, "latin1");
      const open = async (content: string) =>
        language.analyse({ uri: "file:///a.proto", version: 1, text: content }, undefined);
      const analysis = await open(text);
      if (language.diagnostics(analysis).some(({ severity }) => severity === DiagnosticSeverity.Error))
        refused.add(basename(path));
      const format = async (content: string): Promise<string> =>
        applied(content, language.formatting?.(await open(content), { tabSize: 2, insertSpaces: true }) ?? []);
      const formatted = await format(text);
      assert.equal(formatted.replaceAll(/\s/g, ""), text.replaceAll(/\s/g, ""), path);
      assert.equal(await format(formatted), formatted, path);
    }
    assert.deepEqual([...refused].toSorted(), Object.keys(REFUSED).toSorted());
  },
);

const GOOD = 'T = CR LF; a { out "x\\$1%f" $T; in "%{A|B}%<crc16>"; @init { wait 10; } }\nb { a; }\n';
const HOSTILE: Readonly<Record<string, string>> = {
  zeros: "\0".repeat(200_000),
  braces: "a{".repeat(5_000),
  quotes: '"'.repeat(50_001),
  "formats without end": `a { in "${"%(".repeat(50_000)}"; }`,
  variables: `a { in "${"\\${".repeat(20_000)}"; }`,
};

for (const [name, text] of Object.entries(HOSTILE))
  test(`a file of ${name}: an answer, soon`, { timeout: 20_000 }, async () => {
    const language = streamProtocolLanguage();
    const analysis = await language.analyse({ uri: "file:///a.proto", version: 1, text }, undefined);
    assert.ok(language.diagnostics(analysis).length <= 1000);
    language.documentSymbols?.(analysis);
    language.foldingRanges?.(analysis);
    await language.hover?.(analysis, { line: 0, character: 9 });
    await language.completion?.provide(analysis, { line: 0, character: 9 });
  });

test("no cut of a protocol file makes anything fail, and problems lie in the text", async () => {
  const language = streamProtocolLanguage();
  for (let end = 0; end <= GOOD.length; end++) {
    const text = GOOD.slice(0, end);
    const analysis = await language.analyse({ uri: "file:///a.proto", version: 1, text }, undefined);
    for (const { problem } of analysis.found)
      assert.ok(problem.span.start <= problem.span.end && problem.span.end <= end, JSON.stringify([text, problem]));
  }
});
