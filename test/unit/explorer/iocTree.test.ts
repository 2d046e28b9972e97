import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Failure } from "../../../src/core/failure.ts";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { KnownSource } from "../../../src/core/iocStore.ts";
import type { Snapshot } from "../../../src/core/iocRuntime.ts";
import { rowDescription } from "../../../src/explorer/iocPresentation.ts";
import { attentionCount, clock, iocTree, type TreeNode } from "../../../src/explorer/iocTree.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";

const forbidden: Failure = {
  kind: "notAuthorised",
  doing: "list IOCs in p48-beamline on argus",
  why: "statefulsets.apps is forbidden",
};

function printed(nodes: readonly TreeNode[], indent = ""): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case "group":
          return `${indent}${node.label} (${node.description})\n${printed(node.children, `${indent}  `)}`;
        case "ioc":
          return `${indent}${node.ioc.ref.name}: ${rowDescription(node.ioc)}\n`;
        case "problem":
          return `${indent}! ${node.failure.kind}: ${node.failure.why}\n`;
        default:
          return `${indent}- ${node.label}\n`;
      }
    })
    .join("");
}

function cluster(snapshot: Snapshot | undefined, iocs: readonly Ioc[] = []): KnownSource {
  return { id: "kubernetes", state: { runtimes: [{ runtime: new FakeRuntime(iocs), snapshot }] } };
}

const noEngine: KnownSource = {
  id: "containers",
  state: { failure: { kind: "toolMissing", doing: "list local containers", why: "podman is not installed" } },
};

describe("the IOC tree", () => {
  test("shows each beamline with its cluster, its IOCs in natural order, and how many need attention", () => {
    const iocs = [
      fakeIoc("bl47p-ea-ioc-10"),
      fakeIoc("bl47p-ea-ioc-9", { state: { kind: "failed", reason: "crash loop · exit 1" }, restarts: 3 }),
      fakeIoc("bl47p-di-ioc-03", { state: { kind: "starting", doing: "pulling image" }, node: undefined }),
      fakeIoc("bl47p-ea-ioc-11", { state: { kind: "stopped" }, node: undefined }),
    ];
    assert.equal(
      printed(iocTree([cluster({ kind: "live", iocs })])),
      [
        "bl01t-beamline (argus cluster · 1 of 4 needs attention)",
        "  bl47p-di-ioc-03: starting · pulling image · 2026.11.1",
        "  bl47p-ea-ioc-9: failed · crash loop · exit 1 · 2026.11.1 · 3 restarts · node node1",
        "  bl47p-ea-ioc-10: running · 2026.11.1 · node node1",
        "  bl47p-ea-ioc-11: stopped · 2026.11.1",
        "",
      ].join("\n"),
    );
    assert.equal(attentionCount([cluster({ kind: "live", iocs })]), 1);
  });

  test("says what it is doing before anything is known", () => {
    assert.equal(
      printed(iocTree([cluster(undefined), { id: "containers", state: "looking" }])),
      "bl01t-beamline (argus cluster)\n  - Loading…\n- Looking for a container engine…\n",
    );
  });

  test("keeps the IOCs of a lost connection and says how old they are", () => {
    const asOf = "2026-11-02T09:12:00.000Z";
    const failure: Failure = { kind: "unreachable", doing: "list IOCs", why: "ECONNREFUSED" };
    const stale = cluster({ kind: "stale", iocs: [fakeIoc("bl47p-ea-ioc-01")], asOf, failure });
    assert.equal(
      printed(iocTree([stale])),
      `bl01t-beamline (argus cluster · as of ${clock(asOf)}, reconnecting)\n  bl47p-ea-ioc-01: running · 2026.11.1 · node node1\n`,
    );
  });

  test("makes refusals, empty namespaces and missing engines nodes of their own", () => {
    const since = "2026-11-02T09:12:00.000Z";
    assert.equal(
      printed(iocTree([cluster({ kind: "unavailable", failure: forbidden, since }), noEngine])),
      "bl01t-beamline (argus cluster · not authorised)\n  ! notAuthorised: statefulsets.apps is forbidden\n! toolMissing: podman is not installed\n",
    );
    assert.equal(
      printed(iocTree([cluster({ kind: "live", iocs: [] })])),
      "bl01t-beamline (argus cluster)\n  - No IOCs in this namespace\n",
    );
  });

  test("is empty, so that the welcome text shows, when no cluster is chosen and no engine is installed", () => {
    assert.deepEqual(iocTree([{ id: "kubernetes", state: { runtimes: [] } }, noEngine]), []);
  });

  test("offers to choose clusters beside a local engine", () => {
    const engine: KnownSource = {
      id: "containers",
      state: {
        runtimes: [
          {
            runtime: new FakeRuntime([], { place: { kind: "engine", engine: "podman" } }),
            snapshot: { kind: "live", iocs: [] },
          },
        ],
      },
    };
    assert.equal(
      printed(iocTree([{ id: "kubernetes", state: { runtimes: [] } }, engine])),
      "- No beamline chosen\nLocal containers (podman)\n  - No IOC containers\n",
    );
  });
});
