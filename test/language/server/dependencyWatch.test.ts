import assert from "node:assert/strict";
import { test } from "node:test";
import { DependencyWatch } from "../../../language-server/dependencyWatch.ts";

function scene(): { watch: DependencyWatch; disk: Map<string, string>; changed: string[] } {
  const disk = new Map([["/config/m.ibek.support.yaml", "1"]]);
  const changed: string[] = [];
  const watch = new DependencyWatch(
    (path) => Promise.resolve(disk.get(path) ?? "missing"),
    (uri) => changed.push(uri),
  );
  return { watch, disk, changed };
}

const PATHS = ["/config", "/config/m.ibek.support.yaml"];

test("a document is told once of each change of a file it depends on", async () => {
  const { watch, disk, changed } = scene();
  watch.watch("ioc", PATHS);
  await watch.poll();
  assert.deepEqual(changed, []);
  disk.set("/config/m.ibek.support.yaml", "2");
  await watch.poll();
  await watch.poll();
  assert.deepEqual(changed, ["ioc"]);
});

test("a file that comes or goes is a change", async () => {
  const { watch, disk, changed } = scene();
  watch.watch("ioc", [...PATHS, "/config/new.ibek.support.yaml"]);
  await watch.poll();
  disk.set("/config/new.ibek.support.yaml", "1");
  await watch.poll();
  disk.delete("/config/m.ibek.support.yaml");
  await watch.poll();
  assert.deepEqual(changed, ["ioc", "ioc"]);
});

test("a closed document is not told", async () => {
  const { watch, disk, changed } = scene();
  watch.watch("ioc", PATHS);
  await watch.poll();
  watch.forget("ioc");
  disk.clear();
  await watch.poll();
  assert.deepEqual(changed, []);
});

test("the editor's word that a file changed concerns those who read it or looked into its folder", () => {
  const { watch } = scene();
  watch.watch("ioc", PATHS);
  watch.watch("other", ["/elsewhere"]);
  assert.deepEqual(watch.dependents("/config/m.ibek.support.yaml"), ["ioc"]);
  assert.deepEqual(watch.dependents("/config/another.ibek.support.yaml"), ["ioc"]);
  assert.deepEqual(watch.dependents("/elsewhere/x"), ["other"]);
  assert.deepEqual(watch.dependents("/third/x"), []);
});
