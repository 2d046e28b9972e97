import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";

export interface Activation {
  readonly extension: vscode.Extension<unknown>;
  /** What VS Code handed to `activate`. */
  readonly context: vscode.ExtensionContext;
  /** What `activate` gave back: a promise would be something VS Code waits for. */
  readonly returned: unknown;
}

interface Main {
  readonly activate: (context: vscode.ExtensionContext) => unknown;
}

/** VS Code activates the extension as always, but through the very module it loads, so that we see what passes. */
export async function observedActivation(): Promise<Activation> {
  const extension = vscode.extensions.getExtension("epics-ioc.epics-ioc");
  if (!extension) throw new Error("VS Code does not know the extension");
  if (extension.isActive) throw new Error("the extension was active before the tests began");
  const main = path.join(extension.extensionPath, "dist", "extension.cjs");
  const load = createRequire(__filename);
  const original = load(main) as Main;
  let seen: Pick<Activation, "context" | "returned"> | undefined;
  const activate = (context: vscode.ExtensionContext): unknown => {
    const returned = original.activate(context);
    seen = { context, returned };
    return returned;
  };
  const cached = load.cache[load.resolve(main)];
  if (!cached) throw new Error(`${main} is not where VS Code would find it`);
  cached.exports = { ...original, activate };
  await extension.activate();
  if (!seen) throw new Error("VS Code loaded another module than we look at");
  return { extension, ...seen };
}
