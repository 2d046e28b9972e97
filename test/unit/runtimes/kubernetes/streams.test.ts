import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type WebSocket from "ws";
import { attachTerminal, execTerminal, runInPod } from "../../../../src/runtimes/kubernetes/podExec.ts";
import { podLog } from "../../../../src/runtimes/kubernetes/podLog.ts";
import type { Outcome } from "../../../../src/core/failure.ts";
import { pod } from "../../../support/kubernetes/apiObjects.ts";
import { FakeApiServer, json, refusal } from "../../../support/kubernetes/fakeApiServer.ts";
import { Reading, waitFor } from "../../../support/watching.ts";

const TARGET = { path: "/api/v1/namespaces/p47/pods/ioc-01-0", container: "ioc-01" };
const TERMINAL = { target: TARGET, doing: "open the console", size: { columns: 90, rows: 30 } };
const forever = new AbortController().signal;
const frame = (channel: number, text: string): Buffer => Buffer.concat([Buffer.of(channel), Buffer.from(text)]);
const exitedWith = (code: number): Buffer =>
  frame(3, JSON.stringify({ status: "Failure", details: { causes: [{ reason: "ExitCode", message: String(code) }] } }));

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.failure.why);
  return outcome.value;
}

describe("Streams of a pod", () => {
  const server = new FakeApiServer();
  const received: string[] = [];
  let far: WebSocket | undefined;
  let asked: URL | undefined;
  const serve = (onOpen: (socket: WebSocket) => void): void => {
    received.length = 0;
    server.onSocket = (socket, url) => {
      [far, asked] = [socket, url];
      socket.on("message", (data: Buffer) => received.push(`${data[0] ?? ""}:${data.subarray(1).toString()}`));
      onOpen(socket);
    };
  };
  const openConsole = async () =>
    value(await execTerminal(server.api(), { ...TERMINAL, signal: forever }, ["console"], "stdioSocket"));
  before(() => server.start());
  after(() => server.remove());

  test("a console tells its size first, then carries keys out and text in", async () => {
    serve((socket) => socket.send(frame(1, "epics> ")));
    const console = await openConsole();
    console.write(Buffer.from("dbl\r"));
    console.resize({ columns: 120, rows: 40 });
    await waitFor("three messages", () => received[2]);
    assert.deepEqual(received, ['4:{"Width":90,"Height":30}', "0:dbl\r", '4:{"Width":120,"Height":40}']);
    await new Reading(console.output).until("epics> ");
    assert.deepEqual(
      [...(asked?.searchParams ?? [])],
      [
        ["container", "ioc-01"],
        ["command", "console"],
        ["stdin", "true"],
        ["stdout", "true"],
        ["tty", "true"],
      ],
    );
    assert.equal(far?.protocol, "v5.channel.k8s.io");
    console.close();
    assert.deepEqual(await console.ended, { kind: "closed" });
  });

  test("text that comes together with the opening is not lost, and standard error is text too", async () => {
    serve((socket) => {
      socket.send(frame(1, "one "));
      socket.send(frame(2, "two "));
      socket.send(exitedWith(3));
      socket.close(1000);
    });
    const console = await openConsole();
    let text = "";
    for await (const chunk of console.output) text += Buffer.from(chunk).toString();
    assert.equal(text, "one two ");
    assert.deepEqual(await console.ended, { kind: "exited", exitCode: 3 });
  });

  test("a connection that is lost is told from a program that ended", async () => {
    serve((socket) => socket.terminate());
    const end = await (await openConsole()).ended;
    assert.deepEqual(end, { kind: "disconnected", why: "the connection was lost (1006)" });
  });

  test("an attach that ends says nothing of an exit code, since it knows none", async () => {
    serve((socket) => {
      socket.send(frame(3, JSON.stringify({ status: "Success" })));
      socket.close(1000);
    });
    const console = value(await attachTerminal(server.api(), { ...TERMINAL, signal: forever }));
    assert.equal(console.reaches, "mainProcess");
    assert.deepEqual(await console.ended, { kind: "exited", exitCode: undefined });
  });

  test("a refusal comes in the server's words", async () => {
    server.onSocket = undefined;
    const refused = await execTerminal(server.api(), { ...TERMINAL, signal: forever }, ["console"], "stdioSocket");
    assert.deepEqual(refused.ok ? undefined : refused.failure, {
      kind: "notAuthorised",
      doing: "open the console",
      why: 'pods "x" is forbidden: User "me" cannot create resource "pods/exec"',
    });
  });

  test("a quiet console is kept alive by pings, and a dead one is noticed", async (context) => {
    context.mock.timers.enable({ apis: ["setInterval"] });
    let pings = 0;
    serve((socket) => socket.on("ping", () => (pings += 1)));
    const console = await openConsole();
    context.mock.timers.tick(25_000);
    await waitFor("a ping", () => (pings === 1 ? true : undefined));
    // A peer that is gone reads nothing and answers nothing.
    far?.pause();
    context.mock.timers.tick(75_000);
    assert.equal((await console.ended).kind, "disconnected");
  });

  test("aborting closes a console", async () => {
    serve(() => undefined);
    const abort = new AbortController();
    const console = value(
      await execTerminal(server.api(), { ...TERMINAL, signal: abort.signal }, ["console"], "stdioSocket"),
    );
    abort.abort();
    assert.deepEqual(await console.ended, { kind: "closed" });
  });

  test("a command without a terminal gives its two outputs apart, and its exit code", async () => {
    serve((socket) => {
      socket.send(frame(1, "out"));
      socket.send(frame(2, "err"));
      socket.send(exitedWith(66));
      socket.close(1000);
    });
    const ran = value(
      await runInPod(server.api(), TARGET, ["true"], { doing: "try", signal: forever, limitBytes: 1000 }),
    );
    assert.deepEqual([ran.exitCode, Buffer.from(ran.stdout).toString(), ran.stderr], [66, "out", "err"]);
  });

  test("a command that gives too much is cut off", async () => {
    serve((socket) => socket.send(frame(1, "x".repeat(2_000_000))));
    const ran = await runInPod(server.api(), TARGET, ["yes"], {
      doing: "try",
      signal: forever,
      limitBytes: 1024 * 1024,
    });
    assert.equal(ran.ok ? "" : ran.failure.why, "it gave more than 1 MB");
  });

  const running = { running: { startedAt: "2026-11-02T08:00:00Z" } };

  const follow = async (tailLines: number) =>
    value(
      await podLog(
        server.api(),
        TARGET,
        "containerd://1",
        { tailLines, follow: true },
        { doing: "read", signal: forever },
      ),
    );

  test("a followed log ends with its container, and tells the exit code", async () => {
    server.answer = (url, response) => {
      if (url.pathname.endsWith("/log")) {
        assert.equal(url.search, "?container=ioc-01&tailLines=0&follow=true");
        response.end("iocInit\n");
      } else json(response, pod("ioc-01", { state: running, containerId: "containerd://2", last: { exitCode: 139 } }));
    };
    const log = await follow(0);
    await new Reading(log.output).until("iocInit");
    assert.deepEqual(await log.ended, { kind: "exited", exitCode: 139 });
  });

  test("a followed log that ends while the IOC runs on was cut", async () => {
    server.answer = (url, response) => {
      if (url.pathname.endsWith("/log")) response.end("iocInit\n");
      else json(response, pod("ioc-01", { state: running, containerId: "containerd://1" }));
    };
    const { ended } = await follow(5);
    assert.deepEqual(await ended, { kind: "disconnected", why: "the log ended though the IOC still runs" });
  });

  test("a log whose connection breaks is told from one that ended", async () => {
    server.answer = (_url, response) => {
      response.write("iocInit\n");
      setImmediate(() => response.destroy());
    };
    assert.equal((await (await follow(5)).ended).kind, "disconnected");
  });

  test("the log of a silent IOC is open before its first line, and closes when told", async () => {
    server.answer = () => undefined;
    const log = await follow(0);
    log.close();
    assert.deepEqual(await log.ended, { kind: "closed" });
  });

  test("a log that may not be read is refused in the server's words", async () => {
    server.answer = (_url, response) =>
      refusal(response, 400, 'container "ioc-01" is waiting to start: ContainerCreating');
    const log = await podLog(
      server.api(),
      TARGET,
      undefined,
      { tailLines: 5, follow: true },
      { doing: "read", signal: forever },
    );
    assert.equal(log.ok ? "" : log.failure.why, 'container "ioc-01" is waiting to start: ContainerCreating');
  });
});
