// The startup script and databases ibek would generate, beside the ioc.yaml as one types.
import * as vscode from "vscode";
import { chooseFile, showFile, showProblem, sourceOf } from "./commands.ts";
import type { PreviewDocuments, PreviewGenerator } from "./documents/view.ts";
import { PREVIEW_SCHEME } from "./previewAddress.ts";
import type { Previews } from "./view.ts";
import { PREVIEW_COMMAND } from "../../language-server/protocol.ts";

export interface PreviewContext {
  readonly generator: PreviewGenerator;
}

type Act = (documents: PreviewDocuments, source: vscode.Uri) => Promise<void>;

export function registerPreview({ generator }: PreviewContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let previews: Promise<Previews> | undefined;
  const load = (): Promise<Previews> =>
    (previews ??= import("./view.ts").then(({ createPreviews }) =>
      createPreviews(generator, (uri) => changed.fire(uri)),
    ));
  const about =
    (act: Act) =>
    async (argument: unknown): Promise<void> => {
      const source = sourceOf(argument);
      if (source) await act((await load()).documents, source);
      else void vscode.window.showInformationMessage("Open the ioc.yaml of an IOC first: its preview opens beside it.");
    };
  return vscode.Disposable.from(
    changed,
    { dispose: () => void previews?.then((loaded) => loaded.dispose()) },
    vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => (await load()).documents.text(uri),
    }),
    vscode.commands.registerCommand(
      PREVIEW_COMMAND,
      about((documents, source) => showFile(documents, source, "st.cmd")),
    ),
    vscode.commands.registerCommand("epicsIoc.preview.chooseFile", about(chooseFile)),
    vscode.commands.registerCommand("epicsIoc.preview.showProblem", about(showProblem)),
  );
}
