// Why something cannot be renamed: half a rename is worse than none.
import { basename } from "node:path/posix";
import { hasJinja, mayRenderTo } from "../../syntax/jinja/jinjaText.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import type { JinjaUses } from "./jinjaUses.ts";
import { identityOf, modelsOf, type ScopedModel } from "./modelScope.ts";
import { matchesName } from "./namePattern.ts";
import { placeOf } from "./placeOf.ts";
import type { Site } from "./site.ts";
import { moduleOf, shortName, subjectKey, type ModelIdentity, type Subject } from "./subject.ts";
import { looseUse, uncertainUse } from "./uncertainUse.ts";

type Member = Extract<Subject, { kind: "member" }>;

/** A sentence for people; undefined where nothing is in the way. */
export function renameObstacle(subject: Subject, newName: string, indexed: IndexedWorkspace): string | undefined {
  const sites = indexed.sitesOf(subject);
  switch (subject.kind) {
    case "database":
      return "A database file is renamed on the disk: it may also be named by other scripts.";
    case "model":
      return (
        notHere(subject.model) ??
        definedOnce(`\`${subject.model.type}\``, sites) ??
        typeObstacle(subject.model, newName, indexed) ??
        notWrittenOut(sites)
      );
    case "member":
      return (
        notHere(subject.model) ??
        definedOnce(`\`${subject.name}\` of \`${subject.model.type}\``, sites) ??
        memberObstacle(subject, newName, indexed) ??
        notWrittenOut(sites) ??
        attributeObstacle(subject, sites, indexed) ??
        mergeObstacle(subject, indexed) ??
        uncertainObstacle(subject.name, subject.name, indexed) ??
        uncertainObstacle(newName, subject.name, indexed)
      );
  }
}

function notHere({ type, path }: ModelIdentity): string | undefined {
  if (path !== undefined) return undefined;
  return type.startsWith("ibek.")
    ? `\`${type}\` is ibek's own.`
    : `\`${type}\` is not defined in this workspace: its definition comes from an image, or is not there at all.`;
}

function definedOnce(what: string, sites: readonly Site[]): string | undefined {
  const definitions = sites.filter(({ role }) => role === "definition");
  if (definitions.length === 1) return undefined;
  return definitions.length === 0
    ? `${what} is not defined in this workspace.`
    : `${what} is defined more than once: change one of them by hand first.`;
}

function typeObstacle(model: ModelIdentity, newName: string, indexed: IndexedWorkspace): string | undefined {
  if (!/^[A-Za-z]\w*$/.test(newName)) return "The name of an entity model is letters, digits and underscores.";
  const all = indexed.supports.flatMap(modelsOf);
  const own = all.find(({ identity }) => isSame(identity, model));
  if (own?.placed.facts.name.name !== shortName(model.type))
    return `The name of \`${model.type}\` has a dot in it, so it is not clear what its module is.`;
  const taken = all.find(
    ({ identity }) => identity.type === moduleOf(model.type) + newName && !isSame(identity, model),
  );
  if (taken) return `\`${taken.identity.type}\` is taken: ${basename(taken.file.path)} defines it.`;
  const made = all.find(({ placed: { facts } }) =>
    facts.subEntities.some(({ type: { name } }) => hasJinja(name) && mayRenderTo(name, model.type)),
  );
  if (made) return `Jinja in the \`sub_entities\` of \`${made.identity.type}\` may make the type \`${model.type}\`.`;
  const place = looseUse(shortName(model.type), indexed);
  if (place !== undefined) return `Jinja in ${place} may mean \`${model.type}\` by its name.`;
  return sharedFirst(own, newName, all);
}

/** ibek writes text for `when: first` once for all models of one name, whatever their module. */
function sharedFirst(own: ScopedModel, newName: string, all: readonly ScopedModel[]): string | undefined {
  if (!own.placed.facts.writesFirst) return undefined;
  const other = all.find(
    ({ identity: { type }, placed: { facts } }) =>
      type !== own.identity.type &&
      facts.writesFirst &&
      [own.placed.facts.name.name, newName].includes(facts.name.name),
  );
  return (
    other &&
    `ibek writes text for \`when: first\` once for all models of a name, and \`${other.identity.type}\` has such text.`
  );
}

/** A mapping that brings the name under another value keeps it. */
function mergeObstacle({ model, name }: Member, indexed: IndexedWorkspace): string | undefined {
  const why = (place: string): string => `\`${name}\` also comes from what \`<<\` merges in ${place}.`;
  for (const ioc of indexed.iocs) {
    for (const { start, entities } of [...ioc.placed, ...ioc.shared]) {
      const found = entities.find(({ type, merged }) => {
        const target = type && identityOf(indexed.scope.inFolder(ioc.folder, type.name), type.name);
        return target !== undefined && merged.has(name) && isSame(target, model);
      });
      if (found) return why(placeOf(ioc, start + found.entity.span.start));
    }
  }
  for (const { identity, file, placed } of indexed.supports.flatMap(modelsOf)) {
    const { facts, start } = placed;
    if (isSame(identity, model) && facts.merged.has(name)) return why(placeOf(file, start + facts.name.span.start));
    const made = facts.subEntities.find(
      ({ type, merged }) =>
        merged.has(name) && isSame(identityOf(indexed.scope.inSupport(file, type.name), type.name), model),
    );
    if (made) return why(placeOf(file, start + made.type.span.start));
  }
  return undefined;
}

function uncertainObstacle(word: string, name: string, indexed: IndexedWorkspace): string | undefined {
  const place = uncertainUse(word, indexed);
  if (place === undefined) return undefined;
  return word === name
    ? `Jinja in ${place} may use \`${name}\`, and not all of it can be followed here.`
    : `Jinja in ${place} uses \`${word}\`, which would then mean this one.`;
}

/** Words that mean something else in an expression, and what each entity has. */
const RESERVED = new Set(
  "and else false False if in is none None not or true True type entity_enabled ioc_name ioc_yaml_file_name env".split(
    " ",
  ),
);

function memberObstacle({ model, name }: Member, newName: string, indexed: IndexedWorkspace): string | undefined {
  if (!/^[A-Za-z]\w*$/.test(newName)) return "The name of a parameter is letters, digits and underscores.";
  if (RESERVED.has(newName)) return `\`${newName}\` means something else to ibek.`;
  const defined = indexed.supports.flatMap(modelsOf).find(({ identity }) => isSame(identity, model));
  if (newName !== name && defined?.placed.facts.members.has(newName) === true)
    return `\`${model.type}\` has a \`${newName}\` already.`;
  const pattern = defined?.placed.facts.patterns.find((each) =>
    [name, newName].some((either) => matchesName(each.pattern, either)),
  );
  return (
    pattern && `The argument \`${pattern.pattern}\` gives \`${name}\` to ${basename(pattern.file)} under its own name.`
  );
}

function notWrittenOut(sites: readonly Site[]): string | undefined {
  const hidden = sites.find(({ name }) => name.spelling === undefined);
  return hidden && `\`${hidden.name.name}\` is not written out in ${placeOf(hidden, hidden.name.span.start)}.`;
}

function attributeObstacle(subject: Member, sites: readonly Site[], indexed: IndexedWorkspace): string | undefined {
  const shared = sites.find(({ subjects }) => subjects.length > 1);
  if (shared)
    return `\`${subject.name}\` in ${placeOf(shared, shared.name.span.start)} is used of entities of several types.`;
  const models = indexed.supports.flatMap(modelsOf);
  const own = models.find(({ identity }) => isSame(identity, subject.model));
  const unknown = indexed.unknownAttributes.find(
    ({ attribute, together }) =>
      attribute === subject.name && [...together].every((each) => own?.placed.facts.members.has(each)),
  );
  if (unknown)
    return `\`${unknown.object}.${unknown.attribute}\` in ${placeOf(unknown, unknown.span.start)} may be used of a \`${subject.model.type}\`.`;
  return unclearObstacle(subject, models, indexed);
}

/** Jinja that cannot be read to the end, in the model itself, its entities, and whatever may refer to one. */
function unclearObstacle(
  subject: Member,
  models: readonly ScopedModel[],
  indexed: IndexedWorkspace,
): string | undefined {
  const inModels = models
    .filter((model) => isSame(model.identity, subject.model) || mayReferTo(subject.model, model, indexed))
    .flatMap(({ file, placed }) => unclearPlaces(file, placed.start, placed.facts.jinja, subject.name));
  const inEntities = indexed.iocs.flatMap((ioc) =>
    ioc.placed.flatMap(({ start, entities }) =>
      entities.flatMap((facts) => unclearPlaces(ioc, start, facts.jinja, subject.name)),
    ),
  );
  const [place] = [...inModels, ...inEntities];
  return place === undefined
    ? undefined
    : `Jinja in ${place} may use \`${subject.name}\`, and not all of it can be followed here.`;
}

function mayReferTo(target: ModelIdentity, { identity, placed }: ScopedModel, indexed: IndexedWorkspace): boolean {
  return [...placed.facts.members.values()].some(({ kind, name }) => {
    if (kind !== "object") return false;
    const types = indexed.objects.ofParameter({ identity }, name.name);
    return types.length === 0 || types.some((type) => isSame(type.identity, target));
  });
}

function unclearPlaces(
  file: Pick<Site, "path" | "lines">,
  start: number,
  { unclear }: JinjaUses,
  name: string,
): readonly string[] {
  return unclear.filter(({ words }) => words.has(name)).map(({ span }) => placeOf(file, start + span.start));
}

function isSame(a: ModelIdentity, b: ModelIdentity): boolean {
  return subjectKey({ kind: "model", model: a }) === subjectKey({ kind: "model", model: b });
}
