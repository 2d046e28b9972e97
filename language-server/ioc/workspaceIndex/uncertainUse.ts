// Where Jinja may mean something by a word without our knowing what: a rename leaves such a word alone.
import type { TemplateName } from "../../syntax/jinja/templateNames.ts";
import { textOf, type Entity } from "../entity.ts";
import { withRepeated } from "./givenNames.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import type { EntityFacts, IocFacts } from "./iocFacts.ts";
import type { JinjaUses } from "./jinjaUses.ts";
import { modelsOf, type ScopedModel } from "./modelScope.ts";
import { placeOf } from "./placeOf.ts";

/** `line 12 of pmac.ibek.support.yaml`; undefined where every use of the word is understood. */
export function uncertainUse(word: string, indexed: IndexedWorkspace): string | undefined {
  return looseUse(word, indexed) ?? inModels(word, indexed) ?? inEntities(word, indexed);
}

/** As a text in an expression, or of an object that is not named: `port['addr']`, `'{0.addr}'.format(port)`. */
export function looseUse(word: string, indexed: IndexedWorkspace): string | undefined {
  for (const { file, placed } of indexed.supports.flatMap(modelsOf)) {
    const found = looseIn(word, placed.facts.jinja);
    if (found !== undefined) return placeOf(file, placed.start + found);
  }
  for (const ioc of indexed.iocs) {
    for (const { start, entities } of [...ioc.placed, ...ioc.shared]) {
      for (const { jinja } of entities) {
        const found = looseIn(word, jinja);
        if (found !== undefined) return placeOf(ioc, start + found);
      }
    }
  }
  return undefined;
}

function looseIn(word: string, { loose }: JinjaUses): number | undefined {
  return loose.find(({ words }) => words.has(word))?.span.start;
}

function inModels(word: string, indexed: IndexedWorkspace): string | undefined {
  for (const model of indexed.supports.flatMap(modelsOf)) {
    const { facts, start } = model.placed;
    const use = facts.jinja.names.find((name) => isOpenInModel(word, name, model));
    if (use) return placeOf(model.file, start + use.span.start);
  }
  return undefined;
}

/** What a model does not have itself may come from an entity above. */
function isOpenInModel(word: string, { name, attribute }: TemplateName, { placed }: ScopedModel): boolean {
  const { members } = placed.facts;
  if (name === word && !members.has(name)) return true;
  return attribute?.name === word && !isPlain(name) && members.get(name)?.kind !== "object";
}

function inEntities(word: string, indexed: IndexedWorkspace): string | undefined {
  for (const ioc of indexed.iocs) {
    for (const { start, entities } of [...ioc.placed, ...ioc.shared]) {
      for (const facts of entities) {
        const variables = facts.entity.repeated ? variablesOf(facts.entity) : undefined;
        const use = facts.jinja.names.find(
          ({ name, attribute }) =>
            (variables !== undefined && name === word && !variables.has(name)) ||
            (attribute?.name === word && !isPlain(name) && !isResolved(name, facts, ioc, indexed)),
        );
        if (use) return placeOf(ioc, start + use.span.start);
      }
    }
  }
  return undefined;
}

/** Values of a repeat stand in front of those of entities above. */
function variablesOf(entity: Entity): ReadonlySet<string> {
  const repeats = withRepeated(entity).filter(({ repeated }) => repeated !== undefined);
  return new Set(
    repeats.map(({ fields }) => {
      const variable = fields.get("variable");
      return variable ? (textOf(variable) ?? "") : "index";
    }),
  );
}

/** Neither is an entity nor holds one. */
function isPlain(name: string): boolean {
  return name === "env" || name === "loop";
}

function isResolved(name: string, { type, entity }: EntityFacts, ioc: IocFacts, indexed: IndexedWorkspace): boolean {
  const member = type && indexed.scope.inFolder(ioc.folder, type.name)?.placed.facts.members.get(name);
  return member !== undefined && indexed.objects.ofEntity(ioc, entity, member) !== undefined;
}
