// The language server as other editors run it: a process that speaks LSP over its standard streams.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import {
  CATALOGUE_STATUS_NOTIFICATION,
  DEFINITIONS_CHANGED_NOTIFICATION,
  DEFINITIONS_REQUEST,
  type CatalogueStatusParams,
  type DefinitionsResult,
} from "../../language-server/protocol.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { ioc, SUPPORT } from "../language/iocYaml/iocFixture.ts";
import { OUR_SERVER, startServer, type RunningServer } from "../support/languageServer.ts";

interface Scene {
  readonly folder: string;
  readonly ioc: string;
  readonly support: string;
}

/** A services repository of one instance with its own definitions. */
async function inServices(use: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics ioc-"));
  const config = path.join(folder, "services/bl01t-ea-test-01/config");
  try {
    await mkdir(config, { recursive: true });
    const support = path.join(config, "m.ibek.support.yaml");
    await writeFile(support, SUPPORT);
    await writeFile(path.join(config, "ioc.yaml"), "");
    await use({ folder, ioc: uriOfPath(path.join(config, "ioc.yaml")), support });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function serving(folder: string, use: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await startServer(OUR_SERVER, folder);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

function codes(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}

const GOOD = ioc("  - type: m.Port\n    name: p1\n    addr: a\n  - {type: m.Device, port: p1, P: X}\n");

test("an editor that knows only YAML gets problems, completion, hover, definition and outline", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      assert.deepEqual(codes(await server.open(scene.ioc, "yaml", GOOD)), []);
      const at = { line: 3, character: 13 };
      assert.deepEqual(codes(await server.change(scene.ioc, 2, { start: at, end: at }, "x")), ["unknown-type"]);
      assert.deepEqual(
        codes(await server.change(scene.ioc, 3, { start: at, end: { line: 3, character: 14 } }, "")),
        [],
      );
      const ask = <Answer>(feature: string, line: number, character: number): Promise<Answer> =>
        server.connection.sendRequest(`textDocument/${feature}`, {
          textDocument: { uri: scene.ioc },
          position: { line, character },
        });
      const types = await ask<readonly CompletionItem[]>("completion", 3, 10);
      assert.ok(types.some(({ label }) => label === "m.Device"));
      assert.match(JSON.stringify((await ask<Hover>("hover", 3, 13)).contents), /A network port/);
      const [target] = await ask<readonly Location[]>("definition", 6, 28);
      assert.deepEqual([target?.uri, target?.range.start.line], [scene.ioc, 4]);
      const outline = await ask<readonly DocumentSymbol[]>("documentSymbol", 0, 0);
      assert.deepEqual(
        outline.map(({ name }) => name),
        ["ioc_name", "description", "entities"],
      );
    });
  });
});

test("an editor gets the fix of a problem, unless it asks for another kind of action", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      const found = await server.open(scene.ioc, "yaml", GOOD.replace("m.Port", "m.Prot"));
      const [wrong] = found;
      const ask = (only?: readonly string[]): Promise<readonly CodeAction[]> =>
        server.connection.sendRequest("textDocument/codeAction", {
          textDocument: { uri: scene.ioc },
          range: wrong?.range,
          context: { diagnostics: [wrong], ...(only && { only }) },
        });
      const [fix] = await ask();
      assert.equal(fix?.title, "Change to `m.Port`");
      assert.deepEqual(fix.diagnostics, [wrong]);
      assert.deepEqual(fix.edit?.changes?.[scene.ioc], [{ range: wrong?.range, newText: "m.Port" }]);
      assert.equal((await ask(["quickfix"])).length, 1);
      assert.equal((await ask(["refactor"])).length, 0);
    });
  });
});

test("an editor finds, highlights and renames an id, and is told why something else cannot be renamed", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      await server.open(scene.ioc, "yaml", GOOD);
      const ask = <Answer>(feature: string, character: number, more: object = {}): Promise<Answer> =>
        server.connection.sendRequest(`textDocument/${feature}`, {
          textDocument: { uri: scene.ioc },
          position: { line: 4, character },
          ...more,
        });
      const found = await ask<readonly Location[]>("references", 11, { context: { includeDeclaration: true } });
      assert.deepEqual(
        found.map(({ range }) => range.start.line),
        [4, 6],
      );
      assert.equal((await ask<readonly unknown[]>("documentHighlight", 11)).length, 2);
      assert.equal((await ask<{ placeholder: string }>("prepareRename", 11)).placeholder, "p1");
      const edit = await ask<WorkspaceEdit>("rename", 11, { newName: "p2" });
      assert.deepEqual(
        edit.changes?.[scene.ioc]?.map(({ newText }) => newText),
        ["p2", "p2"],
      );
      await assert.rejects(ask("prepareRename", 11, { position: { line: 1, character: 16 } }), /renamed/);
    });
  });
});

test("an editor gets folds and links", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      await server.open(scene.ioc, "yaml", `# yaml-language-server: $schema=../ioc.schema.json\n${GOOD}`);
      const ask = <Answer>(feature: string): Promise<Answer> =>
        server.connection.sendRequest(`textDocument/${feature}`, { textDocument: { uri: scene.ioc } });
      assert.deepEqual(await ask<readonly FoldingRange[]>("foldingRange"), [
        { startLine: 3, endLine: 7 },
        { startLine: 4, endLine: 6 },
      ]);
      const [schema] = await ask<readonly DocumentLink[]>("documentLink");
      assert.equal(schema?.target, scene.ioc.replace("config/ioc.yaml", "ioc.schema.json"));
    });
  });
});

test("a support file changed on disk, by whomever, is noticed", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      assert.deepEqual(codes(await server.open(scene.ioc, "ibek-ioc", GOOD)), []);
      const next = server.nextDiagnostics(scene.ioc);
      await writeFile(scene.support, SUPPORT.replace("name: Port", "name: Prt"));
      assert.deepEqual(codes(await next), ["unknown-type"]);
    });
  });
});

test("a support file that is open counts as it is on the screen", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      assert.deepEqual(codes(await server.open(scene.ioc, "ibek-ioc", GOOD)), []);
      const next = server.nextDiagnostics(scene.ioc);
      const text = SUPPORT.replace("addr: {type: str", "address: {type: str");
      const textDocument = { uri: uriOfPath(scene.support), languageId: "ibek-support", version: 1, text };
      await server.connection.sendNotification("textDocument/didOpen", { textDocument });
      // The other definition uses an attribute that no port has now.
      assert.deepEqual(codes(await next), ["missing-parameter", "unknown-parameter", "undefined-attribute"]);
    });
  });
});

test("the definitions of the image come when the client has them, and anew when they change", async () => {
  await inServices(async ({ folder, ioc: uri, support }) => {
    const image = path.join(folder, ".image");
    await mkdir(image);
    await rm(support);
    let answer: DefinitionsResult = { ok: false, why: "The image is not on this machine." };
    const statuses: CatalogueStatusParams[] = [];
    const server = await startServer(OUR_SERVER, folder, (connection) => {
      connection.onRequest(DEFINITIONS_REQUEST, () => Promise.resolve(answer));
      connection.onNotification(CATALOGUE_STATUS_NOTIFICATION, (status: CatalogueStatusParams) => {
        statuses.push(status);
      });
      return { initializationOptions: { definitions: true } };
    });
    try {
      await server.open(uri, "ibek-ioc", GOOD);
      await server.until(uri, (found) => codes(found)[0] === "no-definitions");
      await writeFile(path.join(image, "m.ibek.support.yaml"), SUPPORT);
      answer = { ok: true, folder: image, digest: "sha256:1", origin: "ioc-m-runtime:1.0" };
      await server.connection.sendNotification(DEFINITIONS_CHANGED_NOTIFICATION, {});
      await server.until(uri, (found) => found.length === 0 && statuses.at(-1)?.entityModels === 7);
      assert.deepEqual(statuses.at(-1), { uri, origins: ["ioc-m-runtime:1.0"], entityModels: 7, ibekVersion: "4.8.2" });
      assert.equal(statuses.find(({ missing }) => missing !== undefined)?.missing, "The image is not on this machine.");
    } finally {
      await server.stop();
    }
  });
});

test("a startup script and an ioc.yaml are served side by side", async () => {
  await inServices(async ({ folder }) => {
    await serving(folder, async (server) => {
      const uri = uriOfPath(path.join(folder, "st.cmd"));
      assert.deepEqual(await server.open(uri, "epics-startup", "iocInit\n"), []);
      const items: readonly CompletionItem[] = await server.connection.sendRequest("textDocument/completion", {
        textDocument: { uri },
        position: { line: 0, character: 3 },
      });
      assert.ok(items.some(({ label }) => label === "iocInit"));
    });
  });
});

test("a document that closes loses its problems", async () => {
  await inServices(async (scene) => {
    await serving(scene.folder, async (server) => {
      assert.deepEqual(codes(await server.open(scene.ioc, "ibek-ioc", "")), ["top-level"]);
      const next = server.nextDiagnostics(scene.ioc);
      await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: scene.ioc } });
      assert.deepEqual(await next, []);
    });
  });
});
