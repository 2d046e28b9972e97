import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../support/parts/cacheFolder.ts";
import type { Answer, FidelityCase, IbekVersion } from "./fidelityCase.ts";

const SCRIPT = fileURLToPath(new URL("ibekAnswers.py", import.meta.url));

/** In order; one process for all cases that were never asked before, answers kept by version, script and input. */
export async function ibekAnswers(
  version: IbekVersion,
  python: string,
  cases: readonly FidelityCase[],
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Answer[]> {
  const folder = path.join(cacheFolder(), "ibek-answers", version);
  const script = await readFile(SCRIPT, "utf8");
  const files = cases.map((each) => path.join(folder, `${hashOf(script, each)}.json`));
  const answers = await Promise.all(files.map(readAnswer));
  const open = cases.flatMap((_, index) => (answers[index] === undefined ? [index] : []));
  // Cases of the same definitions one after the other: the first makes what the others need.
  open.sort((a, b) => definitionsOf(cases[a]).localeCompare(definitionsOf(cases[b])));
  if (open.length === 0) return answers.filter((answer) => answer !== undefined);
  await mkdir(folder, { recursive: true });
  let done = 0;
  for await (const answer of ask(
    python,
    open.map((index) => cases[index]),
  )) {
    const index = open[done++] ?? -1;
    answers[index] = answer;
    await keep(files[index] ?? "", answer);
    progress(done, open.length);
  }
  const all = answers.filter((answer) => answer !== undefined);
  if (all.length !== cases.length) throw new Error(`ibek ${version} ended early`);
  return all;
}

async function* ask(python: string, cases: readonly (FidelityCase | undefined)[]): AsyncIterable<Answer> {
  const child = spawn(python, [SCRIPT], { stdio: ["pipe", "pipe", "inherit"], env: { PYTHONUTF8: "1" } });
  child.stdin.end(cases.map(lineOf).join(""));
  for await (const line of createInterface(child.stdout)) {
    // Written by our own script.
    const { accepted, error, files } = JSON.parse(line) as {
      accepted: boolean;
      error: string;
      files: Record<string, string>;
    };
    yield { verdict: accepted ? "accepted" : "refused", why: error, files };
  }
}

function lineOf(each: FidelityCase | undefined): string {
  return `${JSON.stringify({ ...each, runtime: each?.runtime ?? null })}\n`;
}

function hashOf(script: string, { ioc, runtime, definitions, iocName }: FidelityCase): string {
  return createHash("sha256")
    .update(JSON.stringify([script, ioc, runtime ?? null, definitions, iocName]))
    .digest("hex");
}

function definitionsOf(each: FidelityCase | undefined): string {
  return each?.keepDefinitions === true ? JSON.stringify(each.definitions.map(({ name }) => name)) : "";
}

async function readAnswer(file: string): Promise<Answer | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Answer;
  } catch {
    return undefined; // never asked
  }
}

/** A run that is stopped leaves no half answer behind. */
async function keep(file: string, answer: Answer): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(answer));
  await rename(`${file}.new`, file);
}
