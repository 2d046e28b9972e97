import type { CommandLine } from "../../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import { parseImageReference } from "../../core/imageReference.ts";
import type { FolderFile, ImageFacts, ImageJob, ImageStore } from "../../core/imageStore.ts";
import { jsonLines } from "../../core/jsonLines.ts";
import { endJobCommand, jobCommand, pullCommand } from "./commandLines.ts";
import { readContainerFolder } from "./containerFolder.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";
import { readImage } from "./imageFacts.ts";
import { NOT_AN_IOC } from "./iocContainer.ts";
import { progressLine, pullFailure, pullFailureKind } from "./pullProgress.ts";

export class EngineImages implements ImageStore {
  readonly engine: string;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine.program;
    this.#engine = engine;
  }

  async inspect(image: string, signal: AbortSignal): Promise<Outcome<ImageFacts>> {
    const doing = `look at image ${image}`;
    const name = engineName(image);
    if (name === undefined) return noImageName(doing, image);
    try {
      await this.#engine.revive(signal);
      const facts = readImage(await this.#engine.client.getImage(name).inspect());
      if (signal.aborted) return failed("cancelled", doing, "cancelled");
      return facts ? succeeded(facts) : failed("unexpectedOutput", doing, "the engine's answer describes no image");
    } catch (error) {
      return engineFailure(doing, error);
    }
  }

  async pull(image: string, onProgress: (line: string) => void, signal: AbortSignal): Promise<Outcome<ImageFacts>> {
    const doing = `pull image ${image}`;
    const name = engineName(image);
    if (name === undefined) return noImageName(doing, image);
    try {
      await this.#engine.revive(signal);
      const stream = await this.#engine.client.pull(name, { abortSignal: signal });
      for await (const event of jsonLines(stream as AsyncIterable<Uint8Array>)) {
        const failure = pullFailure(doing, event);
        if (failure) return failure;
        const line = progressLine(event);
        if (line !== undefined) onProgress(line);
      }
    } catch (error) {
      if (signal.aborted) return failed("cancelled", doing, "cancelled");
      const { failure } = engineFailure(doing, error);
      return failed(
        failure.kind === "unexpectedOutput" ? pullFailureKind(failure.why) : failure.kind,
        doing,
        failure.why,
      );
    }
    return this.inspect(image, signal);
  }

  async readFolder(image: string, folder: string, signal: AbortSignal): Promise<Outcome<readonly FolderFile[]>> {
    const doing = `read ${folder} of image ${image}`;
    const name = engineName(image);
    if (name === undefined) return noImageName(doing, image);
    const { client } = this.#engine;
    try {
      await this.#engine.revive(signal);
      // Never started: it only gives the engine's archive something to read from.
      const container = await client.createContainer({
        Image: name,
        Cmd: ["true"],
        Labels: NOT_AN_IOC,
        abortSignal: signal,
      });
      try {
        return await readContainerFolder(this.#engine, container.id, folder, { doing, signal });
      } finally {
        await container.remove({ force: true }).catch(() => undefined);
      }
    } catch (error) {
      return engineFailure(doing, error);
    }
  }

  pullCommand(image: string): CommandLine {
    return pullCommand(this.#engine, image);
  }

  jobCommand(image: string, job: ImageJob): CommandLine {
    return jobCommand(this.#engine, image, job);
  }

  endJobCommand(container: string): CommandLine {
    return endJobCommand(this.#engine, container);
  }
}

/** As the API takes it, which knows no name with both tag and digest: the digest is the more exact one. */
function engineName(image: string): string | undefined {
  const reference = parseImageReference(image);
  if (reference === undefined) return undefined;
  const { repository, tag, digest } = reference;
  return digest === undefined ? `${repository}:${tag ?? "latest"}` : `${repository}@${digest}`;
}

function noImageName(doing: string, image: string): Outcome<never> {
  return failed("notFound", doing, `“${image}” is no name of an image`);
}
