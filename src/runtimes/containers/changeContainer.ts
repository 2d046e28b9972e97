import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Change } from "../../core/iocRuntime.ts";
import { numberAt } from "../../core/json.ts";
import { readContainer, type ContainerFacts } from "./containerFacts.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";

export type Verb = "start" | "stop" | "restart";

/** An IOC that does not heed SIGTERM keeps the engine waiting: after this long the watch shows that it is stopping. */
const STOPPING_AFTER_MS = 300;

/** `look` makes the watch look at a container of which the engine tells nothing. */
export function change(engine: Engine, verb: Verb, look: (id: string) => void): Change {
  return async (ioc, signal): Promise<Outcome<void>> => {
    const doing = `${verb} ${ioc.ref.name} in ${engine.program}`;
    let stopping: NodeJS.Timeout | undefined;
    try {
      const facts = readContainer(await engine.client.getContainer(ioc.ref.name).inspect({ abortSignal: signal }));
      if (facts === undefined) return failed("unexpectedOutput", doing, "the engine's answer describes no container");
      stopping = setTimeout(look, STOPPING_AFTER_MS, facts.id);
      await ask(engine, facts, verb, signal);
      return succeeded(undefined);
    } catch (error) {
      // “Not modified”: it is already as wished.
      return numberAt(error, "statusCode") === 304 ? succeeded(undefined) : engineFailure(doing, error);
    } finally {
      clearTimeout(stopping);
    }
  };
}

function ask(
  engine: Engine,
  { id, stopSeconds }: ContainerFacts,
  verb: Verb,
  abortSignal: AbortSignal,
): Promise<unknown> {
  const container = engine.client.getContainer(id);
  switch (verb) {
    case "start":
      return container.start({ abortSignal });
    case "stop":
      return container.stop({ abortSignal });
    // podman 4 kills at once unless told how long to wait; its own program does wait.
    case "restart":
      return container.restart({ t: stopSeconds, abortSignal });
  }
}
