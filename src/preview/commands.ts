import * as vscode from "vscode";
import type { PreviewDocuments } from "./documents/view.ts";
import { instanceName, PREVIEW_FILES, PREVIEW_SCHEME, previewedAt, type PreviewFileName } from "./previewAddress.ts";
import { previewSummary } from "./previewText.ts";

/** What a command is about: the file of a code lens or a title button, else what is in front. Undefined: nothing fits. */
export function sourceOf(argument: unknown): vscode.Uri | undefined {
  const uri =
    typeof argument === "string"
      ? vscode.Uri.parse(argument)
      : argument instanceof vscode.Uri
        ? argument
        : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === PREVIEW_SCHEME) {
    const source = previewedAt(uri)?.source;
    return source === undefined ? undefined : vscode.Uri.parse(source);
  }
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri?.toString());
  return document?.languageId === "ibek-ioc" ? uri : undefined;
}

/** Beside the ioc.yaml; a preview that is in front makes room for another. */
export async function showFile(documents: PreviewDocuments, source: vscode.Uri, file: PreviewFileName): Promise<void> {
  const inFront = vscode.window.activeTextEditor?.document.uri.scheme === PREVIEW_SCHEME;
  const column = inFront ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  await documents.show({ source: source.toString(), file }, column);
}

export async function chooseFile(documents: PreviewDocuments, source: vscode.Uri): Promise<void> {
  const latest = documents.of(source.toString());
  const rows = PREVIEW_FILES.map((file) => ({ label: file, description: latest ? previewSummary(latest, file) : "" }));
  const title = `Generated files of ${instanceName(source.toString())}`;
  const row = await vscode.window.showQuickPick(rows, { title, placeHolder: "File to preview" });
  if (row) await showFile(documents, source, row.label);
}

/** Where it says that ibek would refuse the file; else the file. */
export async function showProblem(documents: PreviewDocuments, source: vscode.Uri): Promise<void> {
  const at = documents.of(source.toString())?.refusal?.at;
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === source.toString());
  const selection = at && new vscode.Range(at.start.line, at.start.character, at.end.line, at.end.character);
  await vscode.window.showTextDocument(source, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    ...(selection && { selection }),
  });
}
