import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { CONTENTS } from "../../../scripts/packageExtension.ts";
import { root } from "../../../scripts/steps.ts";

test("every picture and page the README shows or links to is in the package", () => {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");
  const links = [...readme.matchAll(/\]\(([^)#]+)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !link.includes(":"));
  assert.ok(links.length > 0);
  const packed = (link: string) => CONTENTS.some((name) => link === name || link.startsWith(`${name}/`));
  assert.deepEqual(
    links.filter((link) => !packed(link)),
    [],
  );
});
