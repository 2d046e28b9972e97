import * as vscode from "vscode";
import { displayCommandLine } from "../core/commandLine.ts";
import type { Failure } from "../core/failure.ts";
import type { Ioc, IocRef } from "../core/ioc.ts";
import type { IocRuntime } from "../core/iocRuntime.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import { changeQuestion, type ChangeVerb } from "./changeQuestion.ts";

export interface DeploymentContext {
  readonly store: IocStore;
  readonly log: ActivityLog;
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
}

interface Target {
  readonly ioc: Ioc;
  readonly runtime: IocRuntime;
}

const VERBS: readonly ChangeVerb[] = ["start", "stop", "restart"];

export function registerDeploymentCommands(context: DeploymentContext): vscode.Disposable {
  return vscode.Disposable.from(
    ...VERBS.map((verb) =>
      vscode.commands.registerCommand(`epicsIoc.ioc.${verb}`, (row: unknown, rows: unknown) =>
        change(verb, row, rows, context),
      ),
    ),
  );
}

/** VS Code passes the row clicked and, with several selected, all of them. */
async function change(verb: ChangeVerb, row: unknown, rows: unknown, context: DeploymentContext): Promise<void> {
  if (!context.isTrusted()) {
    context.report({ kind: "untrusted", doing: `${verb} an IOC`, why: "it changes what runs" });
    return;
  }
  const refs = (Array.isArray(rows) ? rows : [row]).flatMap((candidate): IocRef[] => {
    const ref = refOf(candidate);
    return ref ? [ref] : [];
  });
  if (refs.length === 0) {
    const picked = await pickIoc(context.store, `${verb} which IOC?`);
    if (!picked) return;
    refs.push(picked);
  }
  const targets = refs.flatMap((ref) => context.store.find(ref) ?? []);
  const refused = targets.flatMap(
    ({ ioc, runtime }) => ioc.refused[verb] ?? (runtime[verb] ? [] : [`${runtime.id} cannot ${verb}`]),
  );
  const [why] = refused;
  if (why !== undefined) {
    context.report({ kind: "notAuthorised", doing: `${verb} ${refs.map((ref) => ref.name).join(", ")}`, why });
    return;
  }
  if (targets.length > 0 && (await agreed(verb, targets)))
    await Promise.all(targets.map((target) => carryOut(verb, target, context)));
}

async function agreed(verb: ChangeVerb, targets: readonly Target[]): Promise<boolean> {
  const commands = targets.map(({ ioc, runtime }) => displayCommandLine(runtime.commandLine(verb, ioc)));
  const places = targets.map(({ ioc, runtime }) => ({ ioc, place: runtime.place }));
  const { message, detail, button } = changeQuestion(verb, places, commands);
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, button)) === button;
}

/** Progress is in the view; the row itself shows the new state as the watch tells it. */
async function carryOut(verb: ChangeVerb, { ioc, runtime }: Target, context: DeploymentContext): Promise<void> {
  context.log.command(runtime.commandLine(verb, ioc));
  const outcome = await vscode.window.withProgress({ location: { viewId: "epicsIoc.iocs" } }, async () =>
    runtime[verb]?.(ioc, new AbortController().signal),
  );
  if (outcome && !outcome.ok) context.report(outcome.failure);
  else context.log.info(`${verb} of ${ioc.ref.name} accepted`);
}
