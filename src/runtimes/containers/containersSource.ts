import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { ImageStore } from "../../core/imageStore.ts";
import type { RuntimeSource } from "../../core/iocRuntime.ts";
import { run, type Run } from "../../processes/run.ts";
import { containersRuntime } from "./containersRuntime.ts";
import type { Engine } from "./engine.ts";
import { EngineImages } from "./engineImages.ts";
import { isInstalled, listeningEngines, noEngine, type ContainersSettings, type Environment } from "./engineSearch.ts";
import { PodmanService } from "./podmanService.ts";

export interface ContainersSource extends RuntimeSource {
  /** The images of the engine that `discover` finds first. */
  imageStore(signal: AbortSignal): Promise<Outcome<ImageStore>>;
  /** Stops the podman service where it was us who started it. The abort of `discover`'s signal does so too. */
  dispose(): Promise<void>;
}

export function containersSource(
  settings: () => ContainersSettings,
  environment: Environment = process.env,
  execute: Run = run,
): ContainersSource {
  const disposal = new AbortController();
  let service: PodmanService | undefined;
  const serviceUntil = (life: AbortSignal): PodmanService => {
    if (service === undefined || service.isOver) service = new PodmanService(environment, execute, life);
    return service;
  };
  const engines = async (signal: AbortSignal, life: AbortSignal): Promise<Outcome<readonly Engine[]>> => {
    const { engine: setting } = settings();
    const { engines: listening, failures } = await listeningEngines(setting, environment, signal);
    if (signal.aborted) return failed("cancelled", "find podman or docker", "cancelled");
    if (listening.length > 0) return succeeded(listening);
    const mayStart = setting === "auto" || setting === "podman";
    if (!mayStart || !(await isInstalled("podman", execute, signal))) {
      return noEngine(setting, failures, execute, signal);
    }
    const own = await serviceUntil(life).engine();
    return own.ok ? succeeded([own.value]) : own;
  };
  return {
    id: "containers",
    discover: async (signal) => {
      const found = await engines(signal, AbortSignal.any([signal, disposal.signal]));
      if (!found.ok) return found;
      return succeeded(found.value.map((engine) => containersRuntime(engine, () => settings().extraLabels)));
    },
    imageStore: async (signal) => {
      const found = await engines(signal, disposal.signal);
      if (!found.ok) return found;
      const [engine] = found.value;
      return engine
        ? succeeded(new EngineImages(engine))
        : failed("toolMissing", "find podman or docker", "none found");
    },
    dispose: async () => {
      disposal.abort();
      await service?.gone();
    },
  };
}
