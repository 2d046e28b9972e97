import type { IocRuntime } from "../../core/iocRuntime.ts";
import { change } from "./changeContainer.ts";
import { containerCommand } from "./commandLines.ts";
import { readContainerFolder } from "./containerFolder.ts";
import { followContainerLog } from "./containerLog.ts";
import { ContainerWatch } from "./containerWatch.ts";
import type { Engine } from "./engine.ts";
import { openIocConsole, openIocShell } from "./iocConsole.ts";

/** The IOCs of one local engine. */
export function containersRuntime(engine: Engine, extraLabels: () => readonly string[]): IocRuntime {
  const id = `containers:${engine.program}`;
  const watches = new Set<ContainerWatch>();
  const look = (container: string): void => {
    for (const watch of watches) watch.look(container);
  };
  return {
    id,
    place: { kind: "engine", engine: engine.program },
    watch: (onSnapshot, signal) => {
      const watch = new ContainerWatch({ engine, runtime: id, extraLabels, onSnapshot, signal });
      watches.add(watch);
      void watch.run().finally(() => watches.delete(watch));
    },
    start: change(engine, "start", look),
    stop: change(engine, "stop", look),
    restart: change(engine, "restart", look),
    openConsole: (ioc, size, signal) => openIocConsole(engine, ioc, size, signal),
    openShell: (ioc, size, signal) => openIocShell(engine, ioc, size, signal),
    followLog: (ioc, options, signal) => followContainerLog(engine, ioc, options, signal),
    readFolder: (ioc, folder, signal) =>
      readContainerFolder(engine, ioc.ref.name, folder, { doing: `read ${folder} of ${ioc.ref.name}`, signal }),
    commandLine: (action, ioc) => containerCommand(engine, action, ioc.ref.name),
  };
}
