import { dirname, sep } from "node:path";
import * as vscode from "vscode";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { ImageStore } from "../../core/imageStore.ts";
import type { ActivityLog } from "../../editor/activityLog.ts";
import type { Run } from "../../processes/run.ts";
import { findInstances } from "../../servicesRepository/findInstances.ts";
import { instanceAt } from "../../servicesRepository/instance.ts";
import type { PreviewGenerator } from "../documents/view.ts";
import { generateInImage, type GenerationResult } from "./generateInImage.ts";
import { verdict, verdictSentence } from "./verdict.ts";
import type { Comparisons } from "./view.ts";

export interface ComparisonContext {
  readonly generator: PreviewGenerator;
  readonly images: (signal: AbortSignal) => Promise<Outcome<ImageStore>>;
  readonly run: Run;
  readonly log: ActivityLog;
}

const DOING = "generate with the image's own ibek";

/** Runs the real ibek on what is saved, and shows where the preview differs. */
export async function compareWithImage(
  source: vscode.Uri,
  comparisons: Comparisons,
  context: ComparisonContext,
): Promise<Outcome<void>> {
  if (source.scheme !== "file") return failed("notFound", DOING, "the ioc.yaml is not in a folder of this machine");
  if (!(await areSaved(source))) return failed("cancelled", DOING, "cancelled");
  const { instances } = await findInstances([dirname(dirname(source.fsPath))], AbortSignal.timeout(30_000));
  const instance = instanceAt(instances, source.fsPath);
  const image = instance?.image;
  if (image === undefined) return failed("notFound", DOING, "no image is pinned beside this instance");
  const options = { location: vscode.ProgressLocation.Notification, title: "Generating", cancellable: true };
  const theirs = await vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const images = await context.images(abort.signal);
    if (!images.ok) return images;
    return generateInImage({
      file: source.fsPath,
      image,
      environment: instance?.environment ?? {},
      images: images.value,
      run: context.run,
      logCommand: (command) => context.log.command(command),
      report: (message) => progress.report({ message }),
      mayPull,
      signal: abort.signal,
    });
  });
  if (!theirs.ok) return theirs;
  await tell(source, theirs.value, shortName(image), comparisons, context);
  return succeeded(undefined);
}

async function tell(
  source: vscode.Uri,
  theirs: GenerationResult,
  image: string,
  comparisons: Comparisons,
  { generator, log }: ComparisonContext,
): Promise<void> {
  // Known to the language server only while it is open.
  await vscode.workspace.openTextDocument(source);
  const found = verdict(theirs, await generator.preview(source.toString()));
  const sentence = verdictSentence(found, image);
  log.info(theirs.kind === "refused" ? `${sentence}\n${theirs.output}` : sentence);
  if (theirs.kind === "refused") {
    void vscode.window.showWarningMessage(sentence, "Show Log").then((answer) => answer && log.show());
    return;
  }
  if (found.kind === "different" || found.kind === "noPreview") {
    for (const file of found.files) await comparisons.show(source, file, theirs.texts.get(file) ?? "", image);
  }
  void vscode.window.showInformationMessage(sentence);
}

/** ibek sees files, not editors: with unsaved changes it would be asked about something else than the preview. */
async function areSaved(source: vscode.Uri): Promise<boolean> {
  const folder = dirname(source.fsPath) + sep;
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && uri.scheme === "file" && uri.fsPath.startsWith(folder),
  );
  if (unsaved.length === 0) return true;
  const save = "Save and Generate";
  const names = unsaved.map(({ fileName }) => fileName.slice(folder.length)).join(", ");
  const detail = "The ibek in the image reads the files as they are saved.";
  const answer = await vscode.window.showWarningMessage(`Save ${names} first?`, { modal: true, detail }, save);
  if (answer !== save) return false;
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  return saved.every(Boolean);
}

async function mayPull(image: string): Promise<boolean> {
  const pull = "Pull";
  const detail = "ibek runs in a container of this image, without network, and the container is removed afterwards.";
  const question = `${image} is not on this machine. Pull it?`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, pull)) === pull;
}

/** `ioc-adaravis-runtime:2026.6.1` of `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
function shortName(image: string): string {
  return image.slice(image.lastIndexOf("/") + 1);
}
