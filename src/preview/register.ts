// The startup script and databases ibek would generate, beside the ioc.yaml as one types.
import * as vscode from "vscode";
import { PREVIEW_COMMAND } from "../../language-server/protocol.ts";
import { failed, type Failure, type Outcome } from "../core/failure.ts";
import { chooseFile, showFile, showProblem, sourceOf } from "./commands.ts";
import { compareWithImage, type ComparisonContext } from "./comparison/commands.ts";
import { PREVIEW_SCHEME } from "./previewAddress.ts";
import type { Previews } from "./view.ts";

export interface PreviewContext extends ComparisonContext {
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
}

type Act = (previews: Previews, source: vscode.Uri) => Promise<void>;

export function registerPreview(context: PreviewContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let previews: Promise<Previews> | undefined;
  const load = (): Promise<Previews> =>
    (previews ??= import("./view.ts").then(({ createPreviews }) =>
      createPreviews(context.generator, (uri) => changed.fire(uri)),
    ));
  const about =
    (act: Act) =>
    async (argument: unknown): Promise<void> => {
      const source = sourceOf(argument);
      if (source) await act(await load(), source);
      else void vscode.window.showInformationMessage("Open the ioc.yaml of an IOC first: its preview opens beside it.");
    };
  const compare: Act = async ({ comparisons }, source) => {
    const outcome: Outcome<void> = context.isTrusted()
      ? await compareWithImage(source, comparisons, context)
      : failed("untrusted", "generate with the image's own ibek", "it runs a program on files of this folder");
    if (!outcome.ok) context.report(outcome.failure);
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
      about(({ documents }, source) => showFile(documents, source, "st.cmd")),
    ),
    vscode.commands.registerCommand(
      "epicsIoc.preview.chooseFile",
      about(({ documents }, source) => chooseFile(documents, source)),
    ),
    vscode.commands.registerCommand(
      "epicsIoc.preview.showProblem",
      about(({ documents }, source) => showProblem(documents, source)),
    ),
    vscode.commands.registerCommand("epicsIoc.preview.compareWithImage", about(compare)),
  );
}
