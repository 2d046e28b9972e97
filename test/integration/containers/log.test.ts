import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { LogStream } from "../../../src/core/iocRuntime.ts";
import { TestIocs } from "../../support/containers/testIocs.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { without } from "../../support/parts.ts";
import { Reading } from "../../support/watching.ts";

const signal = new AbortController().signal;

describe("The log of an IOC in podman", { skip: without("engine", "images") }, () => {
  const iocs = new TestIocs();
  after(() => iocs.removeAll());

  async function log(ioc: Ioc, tailLines: number, follow: boolean): Promise<LogStream> {
    const outcome = await (await iocs.runtime()).followLog(ioc, { tailLines, follow }, signal);
    assert.ok(outcome.ok);
    return outcome.value;
  }

  async function text(stream: LogStream): Promise<string> {
    let all = "";
    for await (const chunk of stream.output) all += Buffer.from(chunk).toString();
    return all;
  }

  test("lines that were written in pieces come in order, the last ones only, to the byte", async () => {
    const script =
      "printf 'one\\n'; for p in two three four; do printf \"$p \"; sleep 0.2; done; printf '\\n'; printf 'prompt> '; sleep 60";
    await iocs.make("run", { name: "ck-log-01", options: ["--detach", "--tty"], command: ["sh", "-c", script] });
    const ioc = await iocs.running("ck-log-01");
    const following = await log(ioc, 200, true);
    await new Reading(following.output).until("prompt> ");
    following.close();
    assert.equal(await text(await log(ioc, 200, false)), "one\r\ntwo three four \r\nprompt> ");
    assert.equal(await text(await log(ioc, 2, false)), "two three four \r\nprompt> ");
    assert.equal(await text(await log(ioc, 0, false)), "");
  });

  test("without a terminal both channels come as one text", async () => {
    const command = ["sh", "-c", "echo out; echo err >&2; exit 3"];
    await iocs.make("run", { name: "ck-log-02", options: ["--detach"], command });
    const watching = await iocs.watch();
    const ioc = await watching.until("ck-log-02", ({ state }) => state.kind === "failed");
    const stream = await log(ioc, 200, false);
    assert.deepEqual((await text(stream)).split("\n").sort(), ["", "err", "out"]);
  });

  test("an IOC that ends while it is followed ends its log with its exit code, and its log stays", async () => {
    await iocs.run("ck-log-03");
    const ioc = await iocs.running("ck-log-03");
    const starting = await log(ioc, 200, true);
    await new Reading(starting.output).until("epics> ");
    starting.close();
    const following = await log(ioc, 0, true);
    const reading = new Reading(following.output);
    await podman("exec", "ck-log-03", "pkill", "-SEGV", "-x", "ioc");
    assert.deepEqual(await following.ended, { kind: "exited", exitCode: 139 });
    assert.doesNotMatch(reading.text, /iocInit/);
    assert.match(await text(await log(ioc, 200, false)), /iocInit[^]*Segmentation fault/);
  });

  test("a silent IOC's log opens at once and waits", async () => {
    await iocs.make("run", {
      name: "ck-log-04",
      options: ["--detach", "--tty"],
      command: ["sh", "-c", "read x; echo $x"],
    });
    const following = await log(await iocs.running("ck-log-04"), 200, true);
    const reading = new Reading(following.output);
    following.close();
    assert.deepEqual(await following.ended, { kind: "closed" });
    assert.equal(reading.text, "");
  });
});
