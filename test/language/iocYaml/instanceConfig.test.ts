import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  openIoc,
  iocLanguage,
  ioc,
  IOC_PATH,
  SUPPORT,
  SUPPORT_PATH,
  wording,
  type Surroundings,
} from "./iocFixture.ts";

const INSTANCE = "/services/bl01t-ea-test-01";
const PORT = ioc(`  - {type: m.Port, name: p, addr: a}\n`);

async function found(text: string, surroundings: Surroundings): Promise<readonly string[]> {
  return iocLanguage(surroundings)
    .diagnostics(await openIoc(text, surroundings))
    .map(wording);
}

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function withLock(lock: string, files: Readonly<Record<string, string>> = {}): Surroundings {
  return { files: { [SUPPORT_PATH]: SUPPORT, [IOC_PATH]: PORT, [`${INSTANCE}/runtime-lock.yaml`]: lock, ...files } };
}

test("a file that was vendored and edited since, declared dirty, or deleted is told on the first line", async () => {
  const files = { [`${INSTANCE}/config/a.proto`]: "a", [`${INSTANCE}/config/b.template`]: "b" };
  const current = `version: 1
patterns:
  lakeshore340:
    version: 0.5.0
    source: https://github.com/epics-containers/ibek-runtime-streamdevice
    files:
      config/a.proto: ${sha256("a")}
      config/b.template: ${sha256("not b")}
      config/c.db: "DIRTY for a test"
      config/d.db: ${sha256("d")}
      ../../etc/passwd: ${sha256("d")}
`;
  assert.deepEqual(await found(PORT, withLock(current, files)), [
    "warning vendored-file: `config/b.template` is not as lakeshore340 0.5.0 brought it: `ibek pattern check` refuses that. `ibek pattern restore lakeshore340` brings it back, `DIRTY` in runtime-lock.yaml says that it is meant.",
    "warning vendored-file: `config/c.db` was changed on purpose (DIRTY in runtime-lock.yaml): this instance does not run lakeshore340 0.5.0 as released.",
    "warning vendored-file: `config/d.db` of lakeshore340 0.5.0 is gone: `ibek pattern restore lakeshore340` brings it back.",
  ]);
  const before48 = `lakeshore340: {version: 0.5.0, source: x, files: {a.proto: "${sha256("other")}"}}\n`;
  assert.match(
    (await found(PORT, withLock(before48, files))).join(),
    /^warning vendored-file: `config\/a.proto` is not/,
  );
});

test("a lock that is no lock says nothing", async () => {
  for (const lock of ["", "[1]", "patterns: 3", "a: {files: [x]}", "\u0000", "a: {files: {x: *y}}"])
    assert.deepEqual(await found(PORT, withLock(lock)), []);
});

test("a config folder that no ConfigMap can hold is told, counting bytes", async () => {
  const big = { [`${INSTANCE}/config/big.db`]: "é".repeat(524_288) };
  assert.deepEqual(await found(PORT, { files: { [SUPPORT_PATH]: SUPPORT, ...big } }), [
    "warning config-too-large: The files in `config/` have 1026 KiB together. They become one ConfigMap, and Kubernetes takes 1024 KiB: this IOC cannot be deployed. Move large files into the image or onto a volume.",
  ]);
  const outside = "/services/elsewhere/ioc.yaml";
  const files = { "/services/elsewhere/m.ibek.support.yaml": SUPPORT, "/services/elsewhere/big.db": "x".repeat(2e6) };
  assert.deepEqual(await found(PORT, { path: outside, files }), []);
});

const RELEASES = "https://github.com/epics-containers";
const IMAGE = "ghcr.io/epics-containers/ioc-adsimdetector-runtime:2026.6.1";

test("a schema of another image than the pinned one is marked and can be exchanged", async () => {
  const image = { kind: "folder", folder: "/image", origin: "x", image: IMAGE } as const;
  const header = (url: string): string => `# yaml-language-server: $schema=${url}\n${PORT}`;
  const right = `${RELEASES}/ioc-adsimdetector/releases/download/2026.6.1/ibek.ioc.schema.json`;
  const old = right.replace("2026.6.1", "2025.1.1");
  const surroundings = { image };
  assert.deepEqual(await found(header(old), surroundings), [
    "warning schema-of-other-image: This is the schema of epics-containers/ioc-adsimdetector 2025.1.1, but the instance runs epics-containers/ioc-adsimdetector 2026.6.1.",
  ]);
  for (const fine of [right, "../ioc.schema.json", "/epics/ibek-defs/ioc.schema.json"])
    assert.deepEqual(await found(header(fine), surroundings), []);
  const analysis = await openIoc(header(old), surroundings);
  const at = { line: 0, character: 40 };
  const [action] = iocLanguage(surroundings).codeActions?.(analysis, { start: at, end: at }) ?? [];
  const [edit] = Object.values(action?.edit?.changes ?? {})[0] ?? [];
  assert.equal(edit?.newText, right);
  const start = header("").indexOf("=") + 1;
  assert.deepEqual(edit.range, {
    start: { line: 0, character: start },
    end: { line: 0, character: start + old.length },
  });
});

test("a database or protocol that a definition in config needs and that is not there is told at its first use", async () => {
  const support = `${SUPPORT}  - name: Lakeshore
    description: a temperature controller
    databases:
      - {file: lakeshore340.template, args: {}}
      - {file: gone.db, args: {}}
      - {file: $(ADCORE)/db/other.template, args: {}}
      - {file: "{{ type }}.db", args: {}}
`;
  const files = {
    [SUPPORT_PATH]: support,
    [`${INSTANCE}/config/lakeshore340.template`]: `record(ai, "T") { field(INP, "@ls340.proto get($(A)) $(PORT)") field(OUT, "@$(P).proto set P") }`,
  };
  const text = ioc("  - {type: m.Lakeshore}\n  - {type: m.Lakeshore}\n");
  assert.deepEqual(await found(text, { files }), [
    "warning missing-file: `m.Lakeshore` loads `gone.db`, which is not in `config/`: the IOC starts only if its image brings it.",
    "warning missing-file: `lakeshore340.template` needs the protocol `ls340.proto`, which is not in `config/`: the IOC starts only if its image brings it.",
  ]);
  const complete = { ...files, [`${INSTANCE}/config/gone.db`]: "", [`${INSTANCE}/config/ls340.proto`]: "" };
  assert.deepEqual(await found(text, { files: complete }), []);
  assert.deepEqual(await found(text, { files: { "/image/m.ibek.support.yaml": support } }), []);
});
