// The preview of one ioc.yaml: what was last generated, and why that is not what the file says now.
import type { PreviewFile, PreviewResult } from "../../language-server/protocol.ts";
import { withMovedOrigins, type TextChange } from "./origins.ts";

/** Why ibek would not generate from the file as it is now, or why that is not known, and where that shows. */
export type Refusal = Omit<Extract<PreviewResult, { readonly ok: false }>, "ok">;

export class LatestPreview {
  readonly #ask: () => Promise<PreviewResult>;
  readonly #changed: () => void;
  #files: readonly PreviewFile[] | undefined;
  #refusal: Refusal | undefined;
  #asking: Promise<void> | undefined;
  #isOutdated = false;

  /** `ask` may reject: that is told as a refusal. `changed` is called after each answer. */
  constructor(ask: () => Promise<PreviewResult>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Of the last version that ibek would accept; undefined while there was none. */
  get files(): readonly PreviewFile[] | undefined {
    return this.#files;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Resolves with the answer for what the file says now: one question is under way at a time, the newest text wins. */
  refresh(): Promise<void> {
    this.#isOutdated = true;
    return (this.#asking ??= this.#askUntilCurrent());
  }

  /** There is nobody to ask any more; a question under way is not waited for. */
  refuse(why: string): void {
    this.#isOutdated = false;
    this.#asking = undefined;
    this.#refusal = { why };
    this.#changed();
  }

  /** The ioc.yaml was edited: what was generated came from lines that stand elsewhere now. */
  edited(changes: readonly TextChange[]): void {
    this.#files = this.#files?.map((file) => withMovedOrigins(file, changes));
  }

  async #askUntilCurrent(): Promise<void> {
    // Not at once: `#asking` is this very promise only after the first pause.
    await Promise.resolve();
    const mine = this.#asking;
    while (this.#isOutdated && this.#asking === mine) {
      this.#isOutdated = false;
      const result = await this.#ask().catch(noAnswer);
      if (this.#asking !== mine) return;
      if (result.ok) this.#files = result.files;
      this.#refusal = result.ok ? undefined : result;
      this.#changed();
    }
    if (this.#asking === mine) this.#asking = undefined;
  }
}

function noAnswer(error: unknown): PreviewResult {
  return {
    ok: false,
    why: `The language server gave no answer: ${error instanceof Error ? error.message : String(error)}`,
  };
}
