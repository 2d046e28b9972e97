// The extension in a real extension host, as VS Code loads it.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";

describe("The extension", () => {
  it("activates in the sample beamline and registers every command of its manifest", async () => {
    const extension = vscode.extensions.getExtension("epics-ioc.epics-ioc");
    assert.ok(extension, "VS Code does not know the extension");
    await extension.activate();
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });
});
