import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { PreviewResult } from "../../../language-server/protocol.ts";
import { displayCommandLine } from "../../../src/core/commandLine.ts";
import { failed, succeeded } from "../../../src/core/failure.ts";
import { copyConfig } from "../../../src/preview/comparison/copyConfig.ts";
import { generateInImage, type Generation } from "../../../src/preview/comparison/generateInImage.ts";
import { complaint, generatedTexts } from "../../../src/preview/comparison/ibekJob.ts";
import { verdict, verdictSentence } from "../../../src/preview/comparison/verdict.ts";
import type { Run } from "../../../src/processes/run.ts";
import { FakeImages, image } from "../devContainers/fakes.ts";

const IMAGE = "localhost/ioc-demo-runtime:2026.11.1";

describe("Generating with the ibek of an image", () => {
  let folder = "";
  let file = "";
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-comparison-"));
    const config = path.join(folder, "bl01t-ea-test-01", "config");
    mkdirSync(path.join(config, "patterns"), { recursive: true });
    file = path.join(config, "ioc.yaml");
    for (const name of ["ioc.yaml", "runtime.yaml", "secret.key", "patterns/a.ibek.support.yaml", "x.ibek.ioc.yaml"])
      writeFileSync(path.join(config, name), name);
    writeFileSync(path.join(folder, "shared.yaml"), "shared");
    symlinkSync("../../shared.yaml", path.join(config, "linked.ibek.support.yaml"));
    symlinkSync("nowhere", path.join(config, "lost.ibek.support.yaml"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What is at the mount while the job runs, and every line that was run and logged. */
  function generation(run: Run, changes: Partial<Generation> = {}) {
    const ran: string[] = [];
    const logged: string[] = [];
    const value: Generation = {
      file,
      image: IMAGE,
      environment: { IOC_NAME: "bl01t-ea-test-01" },
      images: new FakeImages({ [IMAGE]: image("sha256:a", []) }),
      run: (command, options) => {
        ran.push(displayCommandLine(command));
        return run(command, options);
      },
      logCommand: (command) => logged.push(displayCommandLine(command)),
      report: () => undefined,
      mayPull: () => assert.fail("nobody is asked"),
      signal: new AbortController().signal,
      ...changes,
    };
    return { value, ran, logged };
  }

  const answering = (exitCode: number, stdout: string, stderr = ""): Run => {
    return () => Promise.resolve(succeeded({ exitCode, stdout, stderr }));
  };

  test("its files come back to the byte, and the command that made them is in the log", async () => {
    const { value, ran, logged } = generation(answering(0, "\0st.cmd\0a\n\n\0ioc.subst\0b"));
    const outcome = await generateInImage(value);
    assert.ok(outcome.ok && outcome.value.kind === "generated", JSON.stringify(outcome));
    assert.deepEqual(
      [...outcome.value.texts],
      [
        ["st.cmd", "a\n\n"],
        ["ioc.subst", "b"],
      ],
    );
    assert.equal(ran.length, 1);
    assert.deepEqual(logged, ran);
    assert.match(ran[0]!, /ibek runtime generate2 \/config --no-pvi -o/);
  });

  test("an image without ibek, an engine that cannot and an old ibek are failures that say so", async () => {
    const why = async (run: Run) => {
      const outcome = await generateInImage(generation(run).value);
      return outcome.ok ? JSON.stringify(outcome.value) : `${outcome.failure.kind}: ${outcome.failure.why}`;
    };
    assert.equal(await why(answering(127, "", "sh: 1: ibek: not found")), `notFound: there is no ibek in ${IMAGE}`);
    assert.equal(await why(answering(125, "", "Error: no space left")), "exited: Error: no space left");
    assert.match(
      await why(answering(2, "", "│ No such command 'generate2'. │")),
      /^notFound: its ibek is older than 3\.3/,
    );
    assert.match(await why(answering(0, "hello")), /^unexpectedOutput/);
  });

  test("what ibek refuses is told in its words, without the way it got there", async () => {
    const traceback = "Traceback (most recent call last):\n  File x\nValueError: object oven not found in []\n";
    const outcome = await generateInImage(generation(answering(1, "", traceback)).value);
    assert.deepEqual(
      outcome,
      succeeded({ kind: "refused", why: "ValueError: object oven not found in []", output: traceback }),
    );
  });

  test("cancelled, the container is ended too: it outlives the command that started it", async () => {
    const abort = new AbortController();
    const { value, ran } = generation(
      (_command, { doing, signal }) => {
        abort.abort();
        return Promise.resolve(signal.aborted ? failed("cancelled", doing, "cancelled") : failed("exited", doing, "x"));
      },
      { signal: abort.signal },
    );
    const outcome = await generateInImage(value);
    assert.equal(outcome.ok ? "" : outcome.failure.kind, "cancelled");
    const container = /run (epics-ioc-generate-[0-9a-f]+) /.exec(ran[0]!)?.[1];
    assert.equal(ran[1], `podman kill ${container}`);
  });

  test("an image that is not here is pulled only when the person says so", async () => {
    const never: Run = () => assert.fail("nothing is run");
    const refused = generation(never, { images: new FakeImages({}), mayPull: () => Promise.resolve(false) });
    const outcome = await generateInImage(refused.value);
    assert.equal(outcome.ok ? "" : outcome.failure.kind, "cancelled");
    const images = new FakeImages({}, { [IMAGE]: image("sha256:a", []) });
    const allowed = generation(answering(0, "\0st.cmd\0"), { images, mayPull: () => Promise.resolve(true) });
    assert.equal((await generateInImage(allowed.value)).ok, true);
    assert.deepEqual(images.pulled, [IMAGE]);
    assert.equal(allowed.logged[0], `podman pull ${IMAGE}`);
  });

  test("only what ibek reads is copied, links followed, and no copy stays", async () => {
    const copy = path.join(folder, "copy");
    await copyConfig(file, copy);
    assert.deepEqual(filesIn(copy), [
      "ioc.yaml",
      "linked.ibek.support.yaml",
      "patterns/a.ibek.support.yaml",
      "runtime.yaml",
    ]);
    assert.equal(readFileSync(path.join(copy, "linked.ibek.support.yaml"), "utf8"), "shared");
    const before = copiesIn(tmpdir());
    await generateInImage(generation(answering(0, "\0st.cmd\0")).value);
    assert.deepEqual(copiesIn(tmpdir()), before);
  });

  test("a file of another name is taken alone, and ibek is told its name", async () => {
    const other = path.join(path.dirname(file), "x.ibek.ioc.yaml");
    const copy = path.join(folder, "other");
    await copyConfig(other, copy);
    assert.deepEqual(filesIn(copy), ["linked.ibek.support.yaml", "patterns/a.ibek.support.yaml", "x.ibek.ioc.yaml"]);
    const { value, ran } = generation(answering(0, "\0st.cmd\0"), { file: other });
    await generateInImage(value);
    assert.match(ran[0]!, / -i \/config\/x\.ibek\.ioc\.yaml$/);
  });

  test("beside a file that is in no config folder nothing further down is looked at", async () => {
    const home = path.join(folder, "home");
    mkdirSync(path.join(home, "other"), { recursive: true });
    for (const name of ["ioc.yaml", "a.ibek.support.yaml", "other/b.ibek.support.yaml"])
      writeFileSync(path.join(home, name), "");
    const copy = path.join(folder, "homeCopy");
    await copyConfig(path.join(home, "ioc.yaml"), copy);
    assert.deepEqual(filesIn(copy), ["a.ibek.support.yaml", "ioc.yaml"]);
  });
});

test("output that is not the script's is no set of files", () => {
  assert.equal(generatedTexts(""), undefined);
  assert.equal(generatedTexts("noise\0st.cmd\0x"), undefined);
  assert.equal(generatedTexts("\0st.cmd"), undefined);
  assert.deepEqual([...(generatedTexts("\0passwd\0x\0st.cmd\0y") ?? [])], [["st.cmd", "y"]]);
});

test("of ibek's complaint the error and what it is about are told", () => {
  const pydantic = [
    "Traceback (most recent call last):",
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for NewIOC",
    "entities.0.m.Device.n",
    "  Input should be a valid integer [type=int_parsing, input_value='x', input_type=str]",
    "    For further information visit https://errors.pydantic.dev/2.13/v/int_parsing",
  ].join("\n");
  assert.equal(
    complaint(pydantic),
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for NewIOC entities.0.m.Device.n Input should be a valid integer [type=int_parsing, input_value='x', input_type=str]",
  );
  assert.equal(complaint("Usage: ibek\n\nsomething odd\n"), "something odd");
  assert.equal(complaint(""), "");
});

describe("The image's ibek and the preview:", () => {
  const theirs = (...files: ["st.cmd" | "ioc.subst" | "wait_list.yaml", string][]) => {
    return { kind: "generated", texts: new Map(files) } as const;
  };
  const ours: PreviewResult = {
    ok: true,
    files: [
      { name: "st.cmd", text: "a", origins: [] },
      { name: "ioc.subst", text: "b", origins: [] },
    ],
  };
  const refusal: PreviewResult = { ok: false, why: "ibek refuses this file: no ioc_name." };
  const refused = { kind: "refused", why: "ValueError: x", output: "" } as const;
  const said = (...args: Parameters<typeof verdict>) => verdictSentence(verdict(...args), "ioc-demo:1");

  test("the same bytes are identical", () => {
    assert.equal(
      said(theirs(["st.cmd", "a"], ["ioc.subst", "b"]), ours),
      "Identical: the ibek of ioc-demo:1 generates the same st.cmd and ioc.subst.",
    );
  });

  test("one other byte, one more file and one file less are differences", () => {
    assert.deepEqual(verdict(theirs(["st.cmd", "a "], ["ioc.subst", "b"]), ours), {
      kind: "different",
      files: ["st.cmd"],
    });
    const row = (file: string): string => `\nfile "${file}" {\npattern \n\t{ "P" }\n\t{ "BL" }\n}\n`;
    const screens: PreviewResult = {
      ok: true,
      files: [{ name: "ioc.subst", text: `#\n${row("x.template")}${row("dev.pvi.template")}`, origins: [] }],
    };
    const withoutPvi = verdict(theirs(["ioc.subst", `#\n${row("x.template")}`]), screens);
    assert.deepEqual(withoutPvi, { kind: "identical", files: ["ioc.subst"] }, "ibek is run without PVI");
    const more = verdict(theirs(["st.cmd", "a"], ["ioc.subst", "b"], ["wait_list.yaml", ""]), ours);
    assert.deepEqual(more, { kind: "different", files: ["wait_list.yaml"] });
    assert.deepEqual(verdict(theirs(["st.cmd", "a"]), ours), { kind: "different", files: ["ioc.subst"] });
  });

  test("where one refuses, both verdicts are told", () => {
    assert.equal(said(refused, refusal), "The ibek of ioc-demo:1 refuses this file, too: ValueError: x");
    assert.match(
      said(refused, ours),
      /refuses this file, although the preview shows what it would generate: ValueError: x/,
    );
    assert.match(
      said(theirs(["st.cmd", "a"]), refusal),
      /generates st\.cmd; there is no current preview to compare with\. ibek/,
    );
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function copiesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith("epics-ioc-config-"));
}
