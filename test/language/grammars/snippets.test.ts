import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseDocument } from "yaml";
import { tokenise, unrecognisedLines } from "./tokeniser.ts";

type Snippets = Readonly<
  Record<string, { readonly prefix?: string | readonly string[]; readonly body: readonly string[] }>
>;

const root = join(import.meta.dirname, "../../..");
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));
const manifest = read("package.json") as {
  readonly contributes: {
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly grammars: readonly { readonly language?: string; readonly scopeName: string }[];
  };
};

/** What the editor inserts when every placeholder is left as it is. */
function expand(body: string): string {
  const placeholder = /(?<!\\)\$(?:\{\d+\|([^,|]*)[^|]*\|\}|\{\d+:((?:[^{}\\]|\\.|\{\{)*)\}|\d)/;
  const match = placeholder.exec(body);
  if (match !== null) return expand(body.replace(placeholder, () => match[1] ?? match[2] ?? ""));
  return body.replace(/\\([$}\\])/g, "$1");
}

// Snippets that belong inside a record.
const inRecord = /^(?:field|info|alias)\(/;

for (const { language, path } of manifest.contributes.snippets) {
  const scopeName = manifest.contributes.grammars.find((grammar) => grammar.language === language)?.scopeName ?? "";
  for (const [name, { body }] of Object.entries(read(path) as Snippets)) {
    test(`${language}: “${name}” inserts what the language allows`, async () => {
      const text = expand(body.join("\n"));
      assert.doesNotMatch(text, /\$\{\d|\\\}/, "a placeholder is malformed");
      if (language.startsWith("ibek")) {
        assert.deepEqual(parseDocument(text).errors, []);
      } else {
        const result = await tokenise(scopeName, inRecord.test(text) ? `record(ai, "A") {\n${text}\n}` : text);
        assert.deepEqual(unrecognisedLines(result), [], text);
        assert.equal(result.openRules, 0, text);
      }
    });
  }
}

// The language server offers entities and parameters itself, where they fit; a snippet with a prefix shows at every place.
test("ibek-ioc: the only snippet is a whole file, for “Fill File with Snippet”", () => {
  const snippets = Object.entries(read("snippets/ibekIoc.json") as Snippets);
  assert.deepEqual(
    snippets.map(([name, { prefix }]) => [name, prefix]),
    [["New ioc.yaml", undefined]],
  );
});
