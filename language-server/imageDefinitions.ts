// What the client has answered about the definitions in the images of open instances.
import type { ImageDefinitions } from "./catalogue/entityModels/entityModelStore.ts";
import type { DefinitionsResult } from "./protocol.ts";

export class ImageDefinitionsAnswers {
  /** Undefined where the client cannot answer. */
  readonly #ask: ((uri: string) => Promise<DefinitionsResult>) | undefined;
  readonly #onAnswer: (uri: string) => void;
  readonly #answers = new Map<string, ImageDefinitions>();

  constructor(ask: ((uri: string) => Promise<DefinitionsResult>) | undefined, onAnswer: (uri: string) => void) {
    this.#ask = ask;
    this.#onAnswer = onAnswer;
  }

  /** What is known now. Never waits: the first call asks, `onAnswer` tells that there is more to know. */
  of(uri: string): ImageDefinitions {
    const known = this.#answers.get(uri);
    if (known) return known;
    if (!this.#ask) return { kind: "none", why: undefined };
    const pending: ImageDefinitions = { kind: "pending" };
    this.#answers.set(uri, pending);
    void this.#await(uri, pending, this.#ask(uri));
    return pending;
  }

  /** Asks again at the next occasion. Returns the documents concerned. */
  forgetAll(): readonly string[] {
    const uris = [...this.#answers.keys()];
    this.#answers.clear();
    return uris;
  }

  forget(uri: string): void {
    this.#answers.delete(uri);
  }

  async #await(uri: string, pending: ImageDefinitions, answer: Promise<DefinitionsResult>): Promise<void> {
    const definitions = await answer.then(asDefinitions, failedToAnswer);
    if (this.#answers.get(uri) !== pending) return;
    this.#answers.set(uri, definitions);
    this.#onAnswer(uri);
  }
}

function asDefinitions(answer: DefinitionsResult): ImageDefinitions {
  return answer.ok
    ? { kind: "folder", folder: answer.folder, origin: answer.origin }
    : { kind: "none", why: answer.why };
}

function failedToAnswer(): ImageDefinitions {
  return { kind: "none", why: "The editor could not say where the image's definitions are." };
}
