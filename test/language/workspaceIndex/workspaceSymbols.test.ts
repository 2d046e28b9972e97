import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { workspaceSymbols } from "../../../language-server/ioc/workspaceIndex/workspaceSymbols.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { beamline, changed, FIRST, SECOND } from "./beamline.ts";

/** `name in container:line`. */
async function symbols(query: string, files = beamline().files): Promise<readonly string[]> {
  const found = workspaceSymbols(await new WorkspaceIndex(memoryWorkspace(files)).current(), query);
  return found.map(({ name, containerName, location }) => {
    const line = "range" in location ? location.range.start.line + 1 : 0;
    return `${name} in ${containerName ?? ""}:${line}`;
  });
}

test("every entity of every IOC and every entity model is there, entities in repeats too", async () => {
  assert.deepEqual((await symbols("")).toSorted(), [
    "m.Device FIRST in first:5",
    "m.Device OTHER in second:6",
    "m.Device in m.ibek.support.yaml:14",
    "m.Device p1 in first:11",
    "m.Pair in m.ibek.support.yaml:25",
    "m.Port in m.ibek.support.yaml:3",
    "own.Device MINE in second:5",
    "own.Device in own.ibek.support.yaml:3",
    "p1 in first:4",
    "q1 in second:4",
  ]);
});

test("what begins with the letters comes before what has them somewhere, in their order", async () => {
  assert.deepEqual(await symbols("q1"), ["q1 in second:4"]);
  assert.deepEqual(await symbols("dEv"), [
    "m.Device in m.ibek.support.yaml:14",
    "own.Device in own.ibek.support.yaml:3",
    "m.Device p1 in first:11",
    "m.Device FIRST in first:5",
    "m.Device OTHER in second:6",
    "own.Device MINE in second:5",
  ]);
  assert.deepEqual(await symbols("mpr"), ["m.Port in m.ibek.support.yaml:3", "m.Pair in m.ibek.support.yaml:25"]);
  assert.deepEqual(await symbols("nothing like it"), []);
});

test("of a type that is not in the workspace, the entity shows a value it is told apart by", async () => {
  const { files } = beamline([
    changed(FIRST, "m.Port, name: p1", "image.Port, n: 5, PORT: p1"),
    changed(SECOND, "m.Port, name: q1, addr: b", "image.Other"),
  ]);
  assert.deepEqual(await symbols("image", files), ["image.Other in second:4", "image.Port p1 in first:4"]);
});

test("a file that is no instance's is known by its own name", async () => {
  const files = {
    "/w/motor.ibek.ioc.yaml": "entities:\n  - {type: m.X, P: A}\n",
    "/w/x/ioc.yaml": "entities:\n  - {type: m.Y}\n",
  };
  assert.deepEqual((await symbols("", files)).toSorted(), ["m.X A in motor:2", "m.Y in x:2"]);
});

test("thousands of entities are answered with the best five hundred", async () => {
  const entities = Array.from({ length: 3_000 }, (_, at) => `  - {type: m.Axis, P: AX${at}}\n`).join("");
  const files = { "/w/a/config/ioc.yaml": `entities:\n${entities}` };
  assert.equal((await symbols("axis", files)).length, 500);
  assert.deepEqual(await symbols("ax2999", files), ["m.Axis AX2999 in a:3001"]);
});
