// A rename changes names and nothing else: ibek generates the same from the files before and after. Asked of ibek.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { renameSubject } from "../../language-server/ioc/workspaceIndex/renameSubject.ts";
import { shortName, subjectKey, type Subject } from "../../language-server/ioc/workspaceIndex/subject.ts";
import type { IndexedWorkspace } from "../../language-server/ioc/workspaceIndex/indexedWorkspace.ts";
import { WorkspaceIndex } from "../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { LineIndex } from "../../language-server/text/lineIndex.ts";
import { memoryWorkspace } from "../support/memoryWorkspace.ts";
import { Random } from "../support/mutation/random.ts";
import { parts, without } from "../support/parts.ts";
import type { FidelityCase } from "./mutation/fidelityCase.ts";
import { ibekAnswers } from "./mutation/ibekAnswers.ts";
import { mutationSources } from "./mutation/sources.ts";

const FOLDER = "/w/config";
const PER_FILE = 6;
const NEW_NAME = "Renamed";

interface Renamed {
  readonly subject: Subject;
  readonly before: FidelityCase;
  readonly after: FidelityCase;
}

/** Every type, parameter and calculated value that the IOC has something to do with. */
function subjectsOf(indexed: IndexedWorkspace): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const file of [...indexed.iocs, ...indexed.supports]) {
    for (let at = 0; at < file.lines.text.length; at++) {
      const site = indexed.siteAt(file.path, at);
      const [subject] = site?.subjects ?? [];
      if (subject && subject.kind !== "database" && subject.model.path !== undefined) {
        const isUsed = indexed.sitesOf(subject).some(({ path }) => path === indexed.iocs[0]?.path);
        if (isUsed || file.path !== indexed.iocs[0]?.path) subjects.set(subjectKey(subject), subject);
      }
      at = Math.max(at, site?.name.span.end ?? 0);
    }
  }
  return [...subjects.values()];
}

async function renamesOf(before: FidelityCase, random: Random): Promise<{ done: Renamed[]; refused: string[] }> {
  const files = Object.fromEntries(
    [before.ioc, ...before.definitions].map(({ name, text }) => [`${FOLDER}/${name}`, text]),
  );
  const indexed = await new WorkspaceIndex(memoryWorkspace(files)).current();
  const left = [...subjectsOf(indexed)];
  const done: Renamed[] = [];
  const refused: string[] = [];
  while (left.length > 0 && done.length < PER_FILE) {
    const [subject] = left.splice(random.below(left.length), 1);
    if (subject === undefined) break;
    const asked = { path: `${FOLDER}/${before.ioc.name}`, uri: `file://${FOLDER}/${before.ioc.name}` };
    const answer = renameSubject(subject, NEW_NAME, indexed, asked);
    if (answer.ok) done.push({ subject, before, after: applied(before, answer.value) });
    else refused.push(`${before.name}: ${subjectKey(subject).replaceAll("\n", " ")}: ${answer.why}`);
  }
  return { done, refused };
}

function applied(each: FidelityCase, { changes }: WorkspaceEdit): FidelityCase {
  const edited = <T extends { readonly name: string; readonly text: string }>(file: T): T => {
    const lines = new LineIndex(file.text);
    const text = (changes?.[`file://${FOLDER}/${file.name}`] ?? [])
      .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), file.text);
    return { ...file, text };
  };
  return { ...each, ioc: edited(each.ioc), definitions: each.definitions.map(edited), keepDefinitions: false };
}

/** Patterns of database arguments also give away the type's name; a longer one moves its column. */
function comparable(files: Readonly<Record<string, string>>, { subject }: Renamed): string {
  const text = JSON.stringify(files);
  if (subject.kind !== "model") return text;
  const { type } = subject.model;
  const renamed = type.slice(0, type.length - shortName(type).length) + NEW_NAME;
  return text.replaceAll(renamed, type).replaceAll(/ +/g, " ");
}

test(
  "ibek generates the same after a rename of a type, a parameter or a calculated value",
  {
    skip: without("ibek", "corpus"),
    timeout: 1_200_000,
  },
  async (context) => {
    const random = new Random(1);
    const cases: Renamed[] = [];
    let refusals = 0;
    for (const source of mutationSources(parts.corpus ?? "")) {
      const { done, refused } = await renamesOf(source, random);
      cases.push(...done);
      refusals += refused.length;
    }
    const python = parts.ibek?.["4.8.2"] ?? "";
    const answers = await ibekAnswers(
      "4.8.2",
      python,
      cases.flatMap(({ before, after }) => [before, after]),
    );
    const differing: string[] = [];
    let same = 0;
    for (const [index, each] of cases.entries()) {
      const [before, after] = [answers[2 * index], answers[2 * index + 1]];
      if (before?.verdict !== "accepted") continue;
      const isSame = after?.verdict === "accepted" && comparable(before.files, each) === comparable(after.files, each);
      if (isSame) same++;
      else
        differing.push(`${each.before.name}: ${subjectKey(each.subject).replaceAll("\n", " ")}: ${after?.why ?? ""}`);
    }
    context.diagnostic(`${same} renames, ${refusals} refused`);
    assert.deepEqual(differing, []);
    assert.ok(same >= 100, `${same} renames compared`);
    assert.ok(refusals < cases.length, `${refusals} of ${cases.length} refused`);
  },
);
