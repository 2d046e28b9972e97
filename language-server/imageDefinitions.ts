// What the client has answered about the definitions in the images of open instances.
import type { ImageDefinitions } from "./catalogue/entityModels/entityModelStore.ts";
import type { DefinitionsResult } from "./protocol.ts";

interface Answer {
  /** The latest question; answers to earlier ones are dropped. */
  question: number;
  known: ImageDefinitions;
}

export class ImageDefinitionsAnswers {
  /** Undefined where the client cannot answer. */
  readonly #ask: ((uri: string) => Promise<DefinitionsResult>) | undefined;
  readonly #onAnswer: (uri: string) => void;
  readonly #answers = new Map<string, Answer>();

  constructor(ask: ((uri: string) => Promise<DefinitionsResult>) | undefined, onAnswer: (uri: string) => void) {
    this.#ask = ask;
    this.#onAnswer = onAnswer;
  }

  /** What is known now. Never waits: the first call asks, `onAnswer` tells that there is more to know. */
  of(uri: string): ImageDefinitions {
    const answer = this.#answers.get(uri);
    if (answer) return answer.known;
    if (!this.#ask) return { kind: "none", why: undefined };
    const pending: Answer = { question: 0, known: { kind: "pending" } };
    this.#answers.set(uri, pending);
    void this.#put(uri, pending, this.#ask);
    return pending.known;
  }

  /** Asks for every document again; what was known serves until the answers come. */
  askAgain(): void {
    for (const [uri, answer] of this.#answers) if (this.#ask) void this.#put(uri, answer, this.#ask);
  }

  forget(uri: string): void {
    this.#answers.delete(uri);
  }

  async #put(uri: string, answer: Answer, ask: (uri: string) => Promise<DefinitionsResult>): Promise<void> {
    const question = ++answer.question;
    const definitions = await ask(uri).then(asDefinitions, failedToAnswer);
    if (this.#answers.get(uri) !== answer || answer.question !== question) return;
    answer.known = definitions;
    this.#onAnswer(uri);
  }
}

function asDefinitions(answer: DefinitionsResult): ImageDefinitions {
  const pinned = answer.image !== undefined && { image: answer.image };
  if (!answer.ok) {
    const schema = answer.schema !== undefined && { schema: answer.schema };
    return { kind: "none", why: answer.why, ...pinned, ...schema };
  }
  const { folder, origin, ibekVersion } = answer;
  return { kind: "folder", folder, origin, ...pinned, ...(ibekVersion !== undefined && { ibekVersion }) };
}

function failedToAnswer(): ImageDefinitions {
  return { kind: "none", why: "The editor could not say where the image's definitions are." };
}
