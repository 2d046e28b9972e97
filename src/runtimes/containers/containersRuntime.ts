import type { Container } from "dockerode";
import { succeeded, type Outcome } from "../../core/failure.ts";
import type { Change, IocRuntime } from "../../core/iocRuntime.ts";
import { numberAt } from "../../core/json.ts";
import { containerCommand } from "./commandLines.ts";
import { readContainerFolder } from "./containerFolder.ts";
import { followContainerLog } from "./containerLog.ts";
import { ContainerWatch } from "./containerWatch.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";
import { openIocConsole, openIocShell } from "./iocConsole.ts";

interface ChangeOptions {
  readonly abortSignal: AbortSignal;
}

/** The IOCs of one local engine. */
export function containersRuntime(engine: Engine, extraLabels: () => readonly string[]): IocRuntime {
  const id = `containers:${engine.program}`;
  return {
    id,
    place: { kind: "engine", engine: engine.program },
    watch: (onSnapshot, signal) =>
      void new ContainerWatch({ engine, runtime: id, extraLabels, onSnapshot, signal }).run(),
    start: change(engine, "start"),
    stop: change(engine, "stop"),
    restart: change(engine, "restart"),
    openConsole: (ioc, size, signal) => openIocConsole(engine, ioc, size, signal),
    openShell: (ioc, size, signal) => openIocShell(engine, ioc, size, signal),
    followLog: (ioc, options, signal) => followContainerLog(engine, ioc, options, signal),
    readFolder: (ioc, folder, signal) =>
      readContainerFolder(engine, ioc.ref.name, folder, { doing: `read ${folder} of ${ioc.ref.name}`, signal }),
    commandLine: (action, ioc) => containerCommand(engine, action, ioc.ref.name),
  };
}

const changes = {
  start: (container: Container, options: ChangeOptions) => container.start(options),
  stop: (container: Container, options: ChangeOptions) => container.stop(options),
  restart: (container: Container, options: ChangeOptions) => container.restart(options),
} as const;

function change(engine: Engine, verb: "start" | "stop" | "restart"): Change {
  return async (ioc, signal): Promise<Outcome<void>> => {
    try {
      await changes[verb](engine.client.getContainer(ioc.ref.name), { abortSignal: signal });
      return succeeded(undefined);
    } catch (error) {
      // “Not modified”: it is already as wished.
      if (numberAt(error, "statusCode") === 304) return succeeded(undefined);
      return engineFailure(`${verb} ${ioc.ref.name} in ${engine.program}`, error);
    }
  };
}
