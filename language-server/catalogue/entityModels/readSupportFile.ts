// A support YAML file → entity models. What cannot be read is left out and said; the rest is used.
import type { Span } from "../../text/span.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { parsePiece } from "../../syntax/yaml/parsePiece.ts";
import { refusal } from "../../syntax/yaml/refusal.ts";
import type { EntityModel } from "./entityModel.ts";
import type { SourcePlace } from "./sourcePlace.ts";
import { contentOf, fieldsOf, itemsOf, SupportText, textOf } from "./supportText.ts";
import { LazyEntityModel } from "./lazyEntityModel.ts";
import { outlineSupportFile, type ModelOutline } from "./outlineSupportFile.ts";
import { emptyModel, readEntityModel, writtenModel } from "./readEntityModel.ts";

export interface SupportProblem {
  readonly place: SourcePlace;
  /** `line 12: this quote is never closed.` */
  readonly message: string;
}

export interface SupportFile {
  readonly models: readonly EntityModel[];
  /** Reads the whole file, the first time. */
  problems(): readonly SupportProblem[];
}

export function readSupportFile(path: string, text: string): SupportFile {
  const source = new SupportText(path, text);
  const outline = refusal(text) === undefined ? outlineSupportFile(text) : undefined;
  if (outline === undefined) {
    const { models, problems } = new SupportReader(source).read();
    return { models, problems: () => problems };
  }
  const models = new Map(
    outline.models.map((each) => {
      const model = lazyModel(outline.module, each, source);
      return [model.type, model] as const;
    }),
  );
  let problems: readonly SupportProblem[] | undefined;
  return {
    models: [...models.values()],
    problems: () => (problems ??= new SupportReader(source).read().problems),
  };
}

function lazyModel(module: string, { name, nameSpan, span }: ModelOutline, source: SupportText): EntityModel {
  const head = {
    type: `${module}.${name}`,
    module,
    place: source.place(nameSpan),
    source: writtenModel(source.text, span),
  };
  return new LazyEntityModel(head, () => {
    const part = source.part(span);
    const [item] = itemsOf(contentOf(parsePiece(part.text).root));
    // Without a name by now, it is broken in a way the outline did not see: nothing is known of it.
    const read = item && readEntityModel(module, item.content, item.node.span, part);
    return read ?? emptyModel(head);
  });
}

class SupportReader {
  readonly #source: SupportText;
  readonly #models = new Map<string, EntityModel>();
  readonly #problems: SupportProblem[] = [];

  constructor(source: SupportText) {
    this.#source = source;
  }

  read(): { readonly models: readonly EntityModel[]; readonly problems: readonly SupportProblem[] } {
    const refused = refusal(this.#source.text);
    if (refused) {
      this.#problem(refused.span, refused.message);
      return { models: [], problems: this.#problems };
    }
    const piece = parsePiece(this.#source.text);
    const [syntax] = piece.problems;
    if (syntax) this.#problem(syntax.span, syntax.message);
    const root = contentOf(piece.root);
    if (root?.kind === "map") this.#file(fieldsOf(root));
    else if (!syntax)
      this.#problem({ start: 0, end: 0 }, "this is not a support YAML file: `module` and `entity_models` are missing.");
    return { models: [...this.#models.values()], problems: this.#problems };
  }

  #file(fields: ReadonlyMap<string, Field>): void {
    const module = textOf(fields.get("module")?.value);
    const models = fields.get("entity_models");
    const old = fields.get("defs");
    if (old) {
      this.#problem(
        old.nameSpan,
        "`defs` is the format of ibek 2; `ibek2to3.py` of ibek converts it to `entity_models`.",
      );
      return;
    }
    if (module === undefined)
      this.#problem({ start: 0, end: 0 }, "`module` is missing, so its entity types have no name.");
    if (models?.value?.kind !== "sequence")
      this.#problem(models?.nameSpan ?? { start: 0, end: 0 }, "`entity_models` is missing or not a list.");
    if (module === undefined || models?.value?.kind !== "sequence") return;
    for (const { content, node } of itemsOf(models.value)) {
      const model = readEntityModel(module, content, node.span, this.#source);
      if (model) this.#models.set(model.type, model);
      else this.#problem({ start: node.span.start, end: node.span.start + 1 }, "an entity model has no name.");
    }
  }

  #problem(span: Span, message: string): void {
    const place = this.#source.place(span);
    this.#problems.push({ place, message: `line ${place.range.start.line + 1}: ${message}` });
  }
}
