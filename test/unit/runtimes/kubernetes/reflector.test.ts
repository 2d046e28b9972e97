import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { ServerResponse } from "node:http";
import { textAt } from "../../../../src/core/json.ts";
import { Reflector, type Copy } from "../../../../src/runtimes/kubernetes/reflector.ts";
import { FakeApiServer, json, refusal, statusObject } from "../../../support/kubernetes/fakeApiServer.ts";
import { waitFor } from "../../../support/watching.ts";

const WHAT = { path: "/api/v1/namespaces/p47/pods", labelSelector: "ioc in (true)", doing: "list IOCs" };
const object = (name: string, version: string): object => ({ metadata: { name, uid: name, resourceVersion: version } });
const list = (version: string, ...names: string[]): object => ({
  metadata: { resourceVersion: version },
  items: names.map((name) => object(name, version)),
});

describe("The copy of a list of the cluster", () => {
  const server = new FakeApiServer();
  let seen: string[];
  let waits: number[];
  let open: ServerResponse[];
  const event = (type: string, inner: object): unknown =>
    open.at(-1)?.write(`${JSON.stringify({ type, object: inner })}\n`);
  const watches = (): string[] => server.requests.filter((request) => request.includes("watch=1"));

  /** Answers lists with these in turn, the last one for ever; holds watches open. */
  const serve = (...lists: object[]): void => {
    server.answer = (url, response) => {
      if (url.searchParams.has("watch")) {
        response.writeHead(200).flushHeaders();
        open.push(response);
      } else json(response, lists.length > 1 ? lists.shift() : lists[0]);
    };
  };
  const describeCopy = (copy: Copy<string>): string =>
    copy.kind === "live" || copy.kind === "stale" ? `${copy.kind} ${copy.items.join(" ")}` : copy.kind;

  const follow = (quietMs = 60_000): { reflector: Reflector<string>; stop: () => Promise<void> } => {
    const abort = new AbortController();
    const reflector = new Reflector<string>(
      server.api(),
      WHAT,
      (value) => textAt(value, "metadata", "name"),
      () => seen.push(describeCopy(reflector.copy)),
      {
        watchSeconds: [240, 300],
        quietMs,
        wait: (milliseconds) => new Promise((resolve) => (waits.push(milliseconds), setTimeout(resolve, 1))),
      },
    );
    const running = reflector.run(abort.signal);
    const stop = async (): Promise<void> => {
      abort.abort();
      await running;
    };
    return { reflector, stop };
  };
  const until = (text: string): Promise<true> =>
    waitFor(
      text,
      () => (seen.at(-1) === text ? true : undefined),
      () => seen.join(", "),
    );

  before(() => server.start());
  after(() => server.remove());
  beforeEach(() => {
    [seen, waits, open] = [[], [], []];
    server.requests.length = 0;
  });

  test("is listed in pages, then follows what the watch tells", async () => {
    serve({ ...list("7", "a"), metadata: { continue: "page-2", resourceVersion: "7" } }, list("7", "b"));
    const { stop } = follow();
    await until("live a b");
    await waitFor("a watch", () => open[0]);
    event("ADDED", object("c", "8"));
    await until("live a b c");
    event("DELETED", object("a", "9"));
    await until("live b c");
    await stop();
    assert.match(
      server.requests[0] ?? "",
      /^GET \/api\/v1\/namespaces\/p47\/pods\?labelSelector=ioc\+in\+\(true\)&limit=500$/,
    );
    assert.match(server.requests[1] ?? "", /continue=page-2/);
    assert.match(
      server.requests[2] ?? "",
      /watch=1.*resourceVersion=7&allowWatchBookmarks=true&timeoutSeconds=2[4-9]\d|300/,
    );
  });

  test("continues after a watch's end where the last bookmark stood, without a word to the view", async () => {
    serve(list("7", "a"));
    const { stop } = follow();
    await waitFor("a watch", () => open[0]);
    event("BOOKMARK", { metadata: { resourceVersion: "30" } });
    open[0]?.end();
    await waitFor("a second watch", () => open[1]);
    await stop();
    assert.match(watches()[1] ?? "", /resourceVersion=30&/);
    assert.deepEqual(new Set(seen), new Set(["live a"]));
  });

  test("is listed again when the server has forgotten where it was, and not in a hot loop", async () => {
    serve(list("7", "a"), list("8", "b"));
    const { stop } = follow();
    for (let round = 0; round < 4; round += 1) {
      await waitFor("a watch", () => open[round]);
      event("ERROR", statusObject(410, "too old resource version"));
    }
    await waitFor("one more watch", () => open[4]);
    await stop();
    assert.equal(
      seen.some((copy) => copy.startsWith("stale")),
      false,
    );
    assert.deepEqual(waits.filter((milliseconds) => milliseconds >= 1000).length >= 3, true, waits.join(" "));
  });

  test("is stale while the server is away and live when it is back, with what changed meanwhile", async () => {
    serve(list("7", "a"));
    const { reflector, stop } = follow();
    await waitFor("a watch", () => open[0]);
    await server.stop();
    await until("stale a");
    assert.ok(reflector.copy.kind === "stale");
    assert.equal(reflector.copy.failure.kind, "unreachable");
    assert.match(reflector.copy.failure.why, /^no connection to argus: it refuses connections$/);
    await server.start();
    await until("live a");
    await waitFor("a new watch", () => open[1]);
    event("MODIFIED", object("b", "9"));
    await until("live a b");
    await stop();
  });

  test("is stale after an error of the watch, which is tried again with growing pauses", async () => {
    serve(list("7", "a"));
    const { stop } = follow();
    for (let round = 0; round < 4; round += 1) {
      await waitFor("a watch", () => open[round]);
      event("ERROR", statusObject(500, "etcd is busy"));
    }
    await waitFor("one more watch", () => open[4]);
    await stop();
    assert.equal(seen.filter((copy) => copy === "stale a").length, 4);
    assert.ok(waits[0]! <= 1000 && waits[3]! >= 4000 && waits[3]! <= 8000, waits.join(" "));
  });

  test("is unavailable in the server's words when it may not be listed, and asks only once a minute", async () => {
    const words = 'pods is forbidden: User "me" cannot list resource "pods"';
    server.answer = (_url, response) => refusal(response, 403, words);
    const { reflector, stop } = follow();
    await waitFor("three tries", () => server.requests[2]);
    await stop();
    assert.ok(reflector.copy.kind === "unavailable");
    assert.deepEqual(reflector.copy.failure, { kind: "notAuthorised", doing: "list IOCs", why: words });
    assert.equal(waits[1], 60_000);
  });

  test("tells expired credentials apart", async () => {
    server.answer = (_url, response) => refusal(response, 401, "Unauthorized");
    const { reflector, stop } = follow();
    await until("unavailable");
    await stop();
    assert.ok(reflector.copy.kind === "unavailable");
    assert.equal(
      reflector.copy.failure.why,
      "the credentials of the context argus have expired or are not accepted: log in again",
    );
  });

  test("a connection that falls silent is replaced", async () => {
    serve(list("7", "a"));
    const { stop } = follow(30);
    await waitFor("a third watch", () => open[2]);
    await stop();
    assert.deepEqual(new Set(seen), new Set(["live a"]));
  });

  test("a server that ends each watch at once is not asked in a hot loop", async () => {
    server.answer = (url, response) => {
      if (url.searchParams.has("watch")) response.writeHead(200).end();
      else json(response, list("7", "a"));
    };
    const { stop } = follow();
    await waitFor("three watches", () => watches()[2]);
    await stop();
    assert.ok(
      waits.every((milliseconds) => milliseconds > 500),
      waits.join(" "),
    );
  });

  test("nothing is asked after the end", async () => {
    serve(list("7", "a"));
    const { stop } = follow();
    await waitFor("a watch", () => open[0]);
    await stop();
    const asked = server.requests.length;
    open[0]?.end();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(server.requests.length, asked);
  });
});
