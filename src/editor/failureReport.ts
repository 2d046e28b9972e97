import * as vscode from "vscode";
import type { Failure } from "../core/failure.ts";
import { failureWords } from "./failureWords.ts";
import type { ActivityLog } from "./activityLog.ts";

/** One message with its next steps as buttons; also in the log. Returns at once. */
export function reportFailure(failure: Failure, log: ActivityLog): void {
  const words = failureWords(failure);
  if (!words) return;
  log.failure(failure);
  void vscode.window.showErrorMessage(words.sentence, ...words.nextSteps.map((step) => step.title)).then((title) => {
    const step = words.nextSteps.find((candidate) => candidate.title === title);
    if (step) void vscode.commands.executeCommand(step.command, ...step.args);
  });
}
