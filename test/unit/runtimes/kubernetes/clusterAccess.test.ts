import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { CommandLine } from "../../../../src/core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../../../../src/core/failure.ts";
import type { ProcessResult, Run } from "../../../../src/processes/run.ts";
import { ApiServer } from "../../../../src/runtimes/kubernetes/apiServer.ts";
import { FakeApiServer, json, refusal } from "../../../support/kubernetes/fakeApiServer.ts";

const signal = new AbortController().signal;
const NOW = Date.parse("2026-11-02T08:00:00Z");

describe("Logging in to a cluster", () => {
  const server = new FakeApiServer();
  let ran: CommandLine[];
  let plugin: () => Outcome<ProcessResult>;
  let authorisations: (string | undefined)[];
  const run: Run = async (command) => {
    ran.push(command);
    await new Promise((resolve) => setImmediate(resolve));
    return plugin();
  };
  const credential = (status: object): Outcome<ProcessResult> =>
    succeeded({ exitCode: 0, stdout: JSON.stringify({ kind: "ExecCredential", status }), stderr: "" });
  const ask = (api: ApiServer) => api.json({ doing: "look", path: "/version", signal });
  const why = async (api: ApiServer): Promise<string> => {
    const answer = await ask(api);
    return answer.ok ? "" : `${answer.failure.kind}: ${answer.failure.why}`;
  };
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: "bin/login",
    args: ["--issuer", "https://idp"],
    env: [{ name: "A", value: "1" }],
  };

  before(() => server.start());
  after(() => server.remove());
  beforeEach(() => {
    [ran, authorisations] = [[], []];
    plugin = () => credential({ token: `secret-${ran.length}` });
    server.answer = (_url, response, request) => {
      authorisations.push(request.headers.authorization);
      json(response, {});
    };
  });

  test("a token of the kubeconfig goes with each request, all over one connection", async () => {
    server.writeKubeconfig({ token: "from-file" });
    const api = new ApiServer(server.access(run));
    const before = server.connections;
    for (let round = 0; round < 5; round += 1) assert.equal((await ask(api)).ok, true);
    assert.deepEqual(new Set(authorisations), new Set(["Bearer from-file"]));
    assert.equal(server.connections - before, 1);
  });

  test("a name and password go as basic authentication", async () => {
    server.writeKubeconfig({ username: "me", password: "hunter2" });
    await ask(new ApiServer(server.access(run)));
    assert.deepEqual(authorisations, [`Basic ${Buffer.from("me:hunter2").toString("base64")}`]);
  });

  test("a new token in the kubeconfig is taken up by itself", async () => {
    server.writeKubeconfig({ token: "old" });
    const api = new ApiServer(server.access(run));
    await ask(api);
    server.writeKubeconfig({ token: "new-and-longer" });
    await ask(api);
    assert.deepEqual(authorisations, ["Bearer old", "Bearer new-and-longer"]);
  });

  test("ten requests at once run the login plugin once, as the kubeconfig says", async () => {
    server.writeKubeconfig({ exec });
    const api = new ApiServer(server.access(run));
    await Promise.all(Array.from({ length: 10 }, () => ask(api)));
    assert.equal(ran.length, 1);
    assert.deepEqual(new Set(authorisations), new Set(["Bearer secret-1"]));
    assert.equal(ran[0]?.program, `${server.folder}/bin/login`);
    assert.deepEqual(ran[0].args, ["--issuer", "https://idp"]);
    assert.equal(ran[0].environment?.["A"], "1");
    assert.deepEqual(JSON.parse(ran[0].environment["KUBERNETES_EXEC_INFO"] ?? ""), {
      apiVersion: exec.apiVersion,
      kind: "ExecCredential",
      spec: { interactive: false },
    });
  });

  test("the plugin runs again when its credential has run out", async () => {
    server.writeKubeconfig({ exec });
    let now = NOW;
    plugin = () =>
      credential({ token: `secret-${ran.length}`, expirationTimestamp: new Date(now + 600_000).toISOString() });
    const api = new ApiServer(server.access(run, () => now));
    await ask(api);
    now += 599_000;
    await ask(api);
    assert.equal(ran.length, 1);
    now += 2_000;
    await ask(api);
    assert.deepEqual(authorisations.at(-1), "Bearer secret-2");
  });

  test("a server that keeps refusing makes the plugin run once a minute, not at each try; a person's retry at once", async () => {
    server.writeKubeconfig({ exec });
    server.answer = (_url, response) => refusal(response, 401, "Unauthorized");
    let now = NOW;
    const access = server.access(run, () => now);
    const api = new ApiServer(access);
    for (let round = 0; round < 5; round += 1) {
      assert.match(await why(api), /^notAuthorised: the credentials of the context argus have expired/);
    }
    assert.equal(ran.length, 1);
    now += 61_000;
    await ask(api);
    assert.equal(ran.length, 2);
    access.retry();
    await ask(api);
    assert.equal(ran.length, 3);
  });

  for (const [what, outcome, sentence] of [
    [
      "is not installed",
      failed("toolMissing", "log in", "kubelogin is not installed"),
      "toolMissing: kubelogin is not installed. Get it from https://example.org",
    ],
    [
      "fails",
      succeeded({ exitCode: 1, stdout: "", stderr: "opening browser\nlogin timed out\n" }),
      `notAuthorised: the login plugin ${server.folder}/bin/login exited with 1: login timed out`,
    ],
    [
      "says nothing useful",
      succeeded({ exitCode: 0, stdout: "hunter2", stderr: "" }),
      `unexpectedOutput: the login plugin ${server.folder}/bin/login gave no credentials`,
    ],
  ] as const) {
    test(`a plugin that ${what} is one clear sentence, and not run again at once`, async () => {
      server.writeKubeconfig({ exec: { ...exec, installHint: "Get it from\nhttps://example.org" } });
      plugin = () => outcome;
      const api = new ApiServer(server.access(run));
      assert.equal(await why(api), sentence);
      assert.equal(await why(api), sentence);
      assert.equal(ran.length, 1);
    });
  }

  test("a certificate file that is not there is one clear sentence", async () => {
    server.writeKubeconfig({ "client-certificate": "absent.crt", "client-key": "absent.key" });
    assert.match(await why(new ApiServer(server.access(run))), /^notAuthorised: ENOENT.*absent\.crt/);
  });

  test("an answer that is not JSON, or breaks off, is a failure", async () => {
    server.writeKubeconfig({ token: "t" });
    const api = new ApiServer(server.access(run));
    server.answer = (_url, response) => response.end("<html>captive portal</html>");
    assert.equal(await why(api), "unexpectedOutput: the server's answer is not JSON");
    server.answer = (_url, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("{");
      setImmediate(() => response.destroy());
    };
    assert.match(await why(api), /^unreachable: no connection to argus/);
    server.answer = (_url, response) => response.writeHead(502).end("<html>bad gateway</html>");
    assert.equal(await why(api), "unreachable: the server answered 502");
  });

  test("an unknown host, and a cancelled request, are told apart", async () => {
    server.writeKubeconfig({ token: "t" });
    const api = new ApiServer(server.access(run));
    const abort = new AbortController();
    server.answer = () => abort.abort();
    const answer = await api.json({ doing: "look", path: "/version", signal: abort.signal });
    assert.equal(answer.ok ? "" : answer.failure.kind, "cancelled");
    await server.stop();
    assert.equal(await why(api), "unreachable: no connection to argus: it refuses connections");
    await server.start();
  });
});
