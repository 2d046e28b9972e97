// Holds the reason for our own streams: when this fails, the client library may have been repaired.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import Dockerode from "dockerode";
import { TestIocs } from "../../support/containers/testIocs.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { parts, without } from "../../support/parts.ts";

describe("dockerode", { skip: without("engine", "images") }, () => {
  const iocs = new TestIocs();
  after(() => iocs.removeAll());

  test("still types its options into the container it attaches to on podman", async () => {
    await iocs.make("run", { name: "ck-canary-01", options: ["--detach", "--interactive"], command: ["cat"] });
    const client = new Dockerode({ socketPath: parts.engine!.socket });
    const stream = await client
      .getContainer("ck-canary-01")
      .attach({ stream: true, stdin: true, stdout: true, hijack: true });
    let log = "";
    for (let attempt = 0; attempt < 100 && log === ""; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      // A line's end, so that what was typed before it shows.
      stream.write("\n");
      log = await podman("logs", "ck-canary-01");
    }
    stream.end();
    assert.match(log, /"stdin":true/);
  });
});
