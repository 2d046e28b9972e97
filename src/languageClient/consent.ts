import * as vscode from "vscode";
import type { IocRuntime } from "../core/iocRuntime.ts";

/** Asks once per place before a program is executed in its running pods; the answer is remembered. */
export function rememberedConsent(memory: vscode.Memento): (runtime: IocRuntime) => Promise<boolean> {
  const asking = new Map<string, Promise<boolean>>();
  return (runtime) => {
    const key = `executeIn:${runtime.id}`;
    const remembered = memory.get<boolean>(key);
    if (remembered !== undefined) return Promise.resolve(remembered);
    // Several files may ask at once; the person is asked once.
    const answer = asking.get(runtime.id) ?? ask(runtime, key, memory).finally(() => asking.delete(runtime.id));
    asking.set(runtime.id, answer);
    return answer;
  };
}

async function ask(runtime: IocRuntime, key: string, memory: vscode.Memento): Promise<boolean> {
  const { place } = runtime;
  const where = place.kind === "cluster" ? `${place.beamline} on ${place.cluster}` : place.engine;
  const answer = await vscode.window.showInformationMessage(
    `May EPICS IOC read the entity models out of running IOCs in ${where}? It runs “tar” in the pod to read /epics/ibek-defs, and changes nothing.`,
    "Allow",
    "Never",
  );
  if (answer === undefined) return false;
  await memory.update(key, answer === "Allow");
  return answer === "Allow";
}
