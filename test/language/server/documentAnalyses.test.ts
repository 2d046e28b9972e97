import assert from "node:assert/strict";
import { test } from "node:test";
import { DocumentAnalyses } from "../../../language-server/documentAnalyses.ts";
import type { Language } from "../../../language-server/service.ts";

interface Asked {
  readonly version: number;
  readonly previous: unknown;
  readonly answer: (analysis: string) => void;
  readonly fail: (error: Error) => void;
}

/** A language whose analyses the test finishes by hand. */
function scene(): { analyses: DocumentAnalyses; language: Language<unknown>; asked: Asked[]; told: string[] } {
  const asked: Asked[] = [];
  const told: string[] = [];
  const language: Language<unknown> = {
    analyse: ({ version }, previous) => new Promise((answer, fail) => asked.push({ version, previous, answer, fail })),
    diagnostics: () => [],
    dependencies: () => [],
  };
  const analyses = new DocumentAnalyses({
    analysed: ({ version }) => told.push(`version ${version}`),
    threw: ({ version }, error) => told.push(`version ${version} threw ${String(error)}`),
  });
  return { analyses, language, asked, told };
}

/** Lets promises that are ready go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

const at = (version: number) => ({ uri: "file:///ioc.yaml", version, text: "" });

test("only the newest version is told of, and each analysis builds on the one before", async () => {
  const { analyses, language, asked, told } = scene();
  analyses.update(at(1), language);
  analyses.update(at(2), language);
  analyses.update(at(3), language);
  asked[0]!.answer("first");
  await settled();
  asked[1]!.answer("third");
  await settled();
  assert.deepEqual(
    asked.map(({ version, previous }) => [version, previous]),
    [
      [1, undefined],
      [3, "first"],
    ],
  );
  assert.deepEqual(told, ["version 3"]);
});

test("a question about a document waits for the analysis of its newest text", async () => {
  const { analyses, language, asked } = scene();
  analyses.update(at(1), language);
  asked[0]!.answer("old");
  await settled();
  analyses.update(at(2), language);
  const newest = analyses.newest(at(2).uri);
  asked[1]!.answer("new");
  assert.deepEqual(await newest, { language, analysis: "new" });
});

test("when something beneath has changed, the document is analysed from scratch", async () => {
  const { analyses, language, asked, told } = scene();
  analyses.update(at(1), language);
  asked[0]!.answer("old");
  await settled();
  analyses.renew(at(1).uri);
  assert.equal(asked[1]!.previous, undefined);
  asked[1]!.answer("new");
  await settled();
  assert.deepEqual(told, ["version 1", "version 1"]);
});

test("a change beneath while an analysis runs makes another one, and that one counts", async () => {
  const { analyses, language, asked, told } = scene();
  analyses.update(at(1), language);
  analyses.renew(at(1).uri);
  asked[0]!.answer("stale");
  await settled();
  assert.equal(asked[1]!.previous, undefined);
  asked[1]!.answer("fresh");
  await settled();
  assert.deepEqual(told, ["version 1"]);
});

test("a bug in an analysis is reported, and the next edit starts anew", async () => {
  const { analyses, language, asked, told } = scene();
  analyses.update(at(1), language);
  asked[0]!.fail(new Error("bug"));
  assert.equal(await analyses.newest(at(1).uri), undefined);
  analyses.update(at(2), language);
  assert.equal(asked[1]!.previous, undefined);
  asked[1]!.answer("good");
  await settled();
  assert.deepEqual(told, ["version 1 threw Error: bug", "version 2"]);
});

test("nothing is told of a document that was closed meanwhile", async () => {
  const { analyses, language, asked, told } = scene();
  analyses.update(at(1), language);
  analyses.close(at(1).uri);
  asked[0]!.answer("late");
  await settled();
  assert.deepEqual(told, []);
  assert.equal(await analyses.newest(at(1).uri), undefined);
});
