import assert from "node:assert/strict";
import { test } from "node:test";
import type { PreviewResult } from "../../../language-server/protocol.ts";
import { LatestPreview } from "../../../src/preview/latestPreview.ts";
import { banner, previewSummary, previewText, withoutIcons } from "../../../src/preview/previewText.ts";

const AT = { start: { line: 7, character: 2 }, end: { line: 7, character: 9 } };
const REFUSED: PreviewResult = { ok: false, why: "`demo.oven` is no\nentity type.", at: AT };

function generated(text: string): PreviewResult {
  return { ok: true, files: [{ name: "st.cmd", text, origins: text.split("\n").map(() => null) }] };
}

/** Questions are answered by hand, in order. */
function conversation() {
  const questions: PromiseWithResolvers<PreviewResult>[] = [];
  let changes = 0;
  const latest = new LatestPreview(
    () => {
      const question = Promise.withResolvers<PreviewResult>();
      questions.push(question);
      return question.promise;
    },
    () => (changes += 1),
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const answer = async (index: number, result: PreviewResult): Promise<void> => {
    questions[index]!.resolve(result);
    await turn();
  };
  return { latest, questions, answer, turn, changes: () => changes };
}

test("however fast one types, one question is under way, and the newest text is asked for last", async () => {
  const { latest, questions, answer, turn } = conversation();
  for (let key = 0; key < 5; key++) void latest.refresh();
  await turn();
  void latest.refresh();
  assert.equal(questions.length, 1);
  await answer(0, generated("old"));
  assert.equal(questions.length, 2);
  await answer(1, generated("new"));
  assert.equal(questions.length, 2);
  assert.equal(previewText(latest, "st.cmd"), "new");
  void latest.refresh();
  await turn();
  assert.equal(questions.length, 3);
});

test("who refreshes is told when the newest answer is there", async () => {
  const { latest, answer, turn } = conversation();
  let isThere = false;
  void latest.refresh().then(() => (isThere = true));
  await turn();
  assert.equal(isThere, false);
  await answer(0, generated("x"));
  assert.equal(isThere, true);
});

test("on an error the last good preview stays, marked stale with the reason and its place", async () => {
  const { latest, answer, turn } = conversation();
  void latest.refresh();
  await turn();
  await answer(0, generated("good"));
  assert.equal(banner(latest), undefined);
  void latest.refresh();
  await turn();
  await answer(1, REFUSED);
  assert.equal(previewText(latest, "st.cmd"), "good");
  assert.deepEqual(banner(latest), { isStale: true, why: "`demo.oven` is no entity type.", problem: AT.start });
  void latest.refresh();
  await turn();
  await answer(2, generated("mended"));
  assert.equal(previewText(latest, "st.cmd"), "mended");
  assert.equal(banner(latest), undefined);
});

test("while nothing was ever good the preview says why in one sentence", async () => {
  const { latest, answer, turn } = conversation();
  assert.equal(previewText(latest, "st.cmd"), "");
  void latest.refresh();
  await turn();
  await answer(0, REFUSED);
  assert.equal(previewText(latest, "st.cmd"), "# `demo.oven` is no entity type.\n");
  assert.deepEqual(banner(latest), { isStale: false, why: "`demo.oven` is no entity type.", problem: AT.start });
});

test("a server that does not answer is told as such, and asked again the next time", async () => {
  const { latest, questions, turn, answer } = conversation();
  void latest.refresh();
  await turn();
  questions[0]!.reject(new Error("connection got disposed"));
  await turn();
  assert.match(banner(latest)?.why ?? "", /The language server gave no answer: connection got disposed/);
  void latest.refresh();
  await turn();
  await answer(1, generated("x"));
  assert.equal(banner(latest), undefined);
});

test("an answer that comes after the ioc.yaml was closed changes nothing; reopened, it is asked for anew", async () => {
  const { latest, questions, answer, turn, changes } = conversation();
  void latest.refresh();
  await turn();
  latest.refuse("ioc.yaml is closed.");
  assert.equal(changes(), 1);
  await answer(0, generated("late"));
  assert.equal(changes(), 1);
  assert.equal(previewText(latest, "st.cmd"), "# ioc.yaml is closed.\n");
  void latest.refresh();
  await turn();
  assert.equal(questions.length, 2);
  await answer(1, generated("again"));
  assert.equal(previewText(latest, "st.cmd"), "again");
});

test("a file ibek does not write says so, and the choice of files tells how long each is", async () => {
  const { latest, answer, turn } = conversation();
  assert.equal(previewSummary(latest, "st.cmd"), "");
  void latest.refresh();
  await turn();
  await answer(0, generated("a\nb"));
  assert.match(previewText(latest, "wait_list.yaml"), /^# not written: this IOC waits for nothing/);
  assert.equal(previewSummary(latest, "st.cmd"), "2 lines");
  assert.match(previewSummary(latest, "wait_list.yaml"), /^not written/);
});

test("a macro in a message is no icon", () => {
  assert.equal(withoutIcons("no value for $(P)"), String.raw`no value for \$(P)`);
});
