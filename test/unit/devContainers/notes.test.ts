import assert from "node:assert/strict";
import { test } from "node:test";
import { planContainer } from "../../../src/devContainers/containerPlan.ts";
import { bannerText, readmeText, type NotesFacts } from "../../../src/devContainers/notes.ts";
import { DIGEST, instance } from "./fakes.ts";

function facts(changes: Partial<NotesFacts> = {}): NotesFacts {
  const plan = planContainer({
    instance: "bl47p-mo-01",
    image: "ghcr.io/x/ioc-pmac-developer@sha256:dd",
    settings: instance("bl47p-mo-01"),
    repository: "/home/me/p47-services",
    config: "/home/me/p47-services/services/bl47p-mo-01/config",
    notes: "/store/notes",
    user: "root",
  });
  assert.ok(plan.ok);
  return {
    plan: plan.value,
    imageName: "ghcr.io/x/ioc-pmac-developer:2026.6.1",
    production: {
      image: "ghcr.io/x/ioc-pmac-runtime:2026.6.1",
      digest: DIGEST,
      knownFrom: "running in p47-beamline on argus",
      pinnedOtherwise: undefined,
    },
    verdict: { kind: "sameRelease", compared: ["/epics/ibek-defs (12 files)"] },
    config: "repository",
    ...changes,
  };
}

test("a shell's banner says which IOC, how near to production, and how to start it", () => {
  assert.equal(
    bannerText(facts()),
    [
      "── bl47p-mo-01 · dev container ──",
      "image   ghcr.io/x/ioc-pmac-developer:2026.6.1",
      "        Same release as production; compared and equal: /epics/ibek-defs (12 files).",
      "start   bash -c /epics/ioc/start.sh",
      "more    /epics-ioc/README.md",
      "",
    ].join("\n"),
  );
});

test("the notes name production, both images, every mount, and what is pinned otherwise", () => {
  const plain = readmeText(facts());
  assert.match(
    plain,
    /\| Production \| `ghcr\.io\/x\/ioc-pmac-runtime:2026\.6\.1`, running in p47-beamline on argus, `sha256:aaa/,
  );
  assert.match(
    plain,
    /- `\/epics\/ioc\/config`: `\/home\/me\/p47-services\/services\/bl47p-mo-01\/config` of the host, writable/,
  );
  assert.match(plain, /- `\/epics-ioc`: `\/store\/notes` of the host, read-only/);
  assert.doesNotMatch(plain, /repository pins|is a copy/);
  const pinned = facts({
    production: { ...facts().production, pinnedOtherwise: "ghcr.io/x/ioc-pmac-runtime:2026.7.1" },
  });
  assert.match(
    readmeText(pinned),
    /\| The repository pins \| `ghcr\.io\/x\/ioc-pmac-runtime:2026\.7\.1`, which is not what runs \|/,
  );
  assert.match(readmeText(facts({ config: "copied" })), /changes here reach no repository/);
});
