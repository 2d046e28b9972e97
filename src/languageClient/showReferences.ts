import * as vscode from "vscode";

interface LspPosition {
  readonly line: number;
  readonly character: number;
}

/** As a code lens of the server carries them: in the shapes of the protocol, which the editor's own command does not take. */
export async function showReferences(uri: unknown, position: unknown, locations: unknown): Promise<void> {
  if (typeof uri !== "string" || !isPosition(position) || !Array.isArray(locations)) return;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    positionOf(position),
    locations.flatMap((location: unknown) => locationOf(location) ?? []),
  );
}

function locationOf(location: unknown): vscode.Location | undefined {
  const { uri, range } = (location ?? {}) as { readonly uri?: unknown; readonly range?: unknown };
  const { start, end } = (range ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  if (typeof uri !== "string" || !isPosition(start) || !isPosition(end)) return undefined;
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(positionOf(start), positionOf(end)));
}

function isPosition(value: unknown): value is LspPosition {
  const { line, character } = (value ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  return typeof line === "number" && typeof character === "number";
}

function positionOf({ line, character }: LspPosition): vscode.Position {
  return new vscode.Position(line, character);
}
