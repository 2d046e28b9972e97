import { basename } from "node:path/posix";
import type { TemplateName } from "../../syntax/jinja/templateNames.ts";
import { shifted } from "../../text/span.ts";
import type { EntityFacts, IocFacts } from "./iocFacts.ts";
import { identityOf, modelsOf, type ModelScope, type ScopedModel } from "./modelScope.ts";
import type { ObjectTypes } from "./objectTypes.ts";
import type { Site, UnknownAttribute } from "./site.ts";
import type { ModelIdentity, Subject } from "./subject.ts";
import type { SupportFacts } from "./supportFacts.ts";
import type { WrittenName } from "./writtenName.ts";

export interface Sites {
  readonly sites: readonly Site[];
  readonly unknown: readonly UnknownAttribute[];
}

export function iocSites(ioc: IocFacts, scope: ModelScope, objects: ObjectTypes): Sites {
  const sites = [...ioc.placed, ...ioc.shared].flatMap(({ start, entities }) => {
    const collector = new SiteCollector(ioc, start);
    for (const facts of entities) entitySites(facts, ioc, { scope, objects, collector });
    return collector.sites;
  });
  return { sites, unknown: [] };
}

interface Around {
  readonly scope: ModelScope;
  readonly objects: ObjectTypes;
  readonly collector: SiteCollector;
}

function entitySites(facts: EntityFacts, ioc: IocFacts, { scope, objects, collector }: Around): void {
  if (facts.type === undefined) return;
  const model = scope.inFolder(ioc.folder, facts.type.name);
  const identity = identityOf(model, facts.type.name);
  const members = model?.placed.facts.members;
  collector.add("type", facts.type, { kind: "model", model: identity });
  const given = new Set(facts.keys.map(({ name }) => name));
  for (const key of facts.keys) collector.add("key", key, member(identity, key.name));
  for (const { name, span, attribute } of facts.jinja.names) {
    // A model that is not in the workspace has at least the parameters it is given.
    if (members ? members.has(name) : given.has(name)) collector.jinja({ name, span }, [member(identity, name)]);
    const object = members?.get(name);
    const target = attribute && object && objects.ofEntity(ioc, facts.entity, object);
    if (target) collector.jinja(attribute, [member(target.identity, attribute.name)]);
  }
}

export function supportSites(file: SupportFacts, scope: ModelScope, objects: ObjectTypes): Sites {
  const all = modelsOf(file).map((model) => {
    const collector = new SiteCollector(file, model.placed.start);
    modelSites(model, { scope, objects, collector });
    return collector;
  });
  return { sites: all.flatMap(({ sites }) => sites), unknown: all.flatMap(({ unknown }) => unknown) };
}

function modelSites(model: ScopedModel, around: Around): void {
  const { collector, scope } = around;
  const { identity, file } = model;
  const { name, members, passed, subEntities, databases, jinja } = model.placed.facts;
  collector.add("definition", name, { kind: "model", model: identity });
  for (const each of members.values()) collector.add("definition", each.name, member(identity, each.name.name));
  for (const { name: argument, end } of passed)
    if (members.has(argument.name)) collector.add("argument", argument, member(identity, argument.name), end);
  for (const { type, keys } of subEntities) {
    const target = identityOf(scope.inSupport(file, type.name), type.name);
    collector.add("type", type, { kind: "model", model: target });
    for (const key of keys) collector.add("key", key, member(target, key.name));
  }
  for (const database of databases)
    collector.add("database", database, { kind: "database", file: basename(database.name) });
  for (const use of jinja.names) modelJinja(use, model, around);
}

function modelJinja({ name, span, attribute }: TemplateName, model: ScopedModel, { objects, collector }: Around): void {
  const { members, jinja } = model.placed.facts;
  const used = members.get(name);
  if (used === undefined) return;
  collector.jinja({ name, span }, [member(model.identity, name)]);
  if (attribute === undefined || used.kind !== "object") return;
  const types = objects.ofParameter(model, name);
  if (types.length > 0) {
    collector.jinja(
      attribute,
      types.map(({ identity }) => member(identity, attribute.name)),
    );
    return;
  }
  const together = jinja.names.flatMap((each) => (each.name === name && each.attribute ? [each.attribute.name] : []));
  collector.unknownAttribute(name, attribute, new Set(together));
}

function member(model: ModelIdentity, name: string): Subject {
  return { kind: "member", model, name };
}

/** Of one piece of a file, whose spans count from `start`. */
class SiteCollector {
  readonly sites: Site[] = [];
  readonly unknown: UnknownAttribute[] = [];
  readonly #file: Pick<Site, "path" | "lines">;
  readonly #start: number;

  constructor({ path, lines }: Pick<Site, "path" | "lines">, start: number) {
    this.#file = { path, lines };
    this.#start = start;
  }

  add(role: Site["role"], name: WrittenName, subject: Subject, end = name.span.end): void {
    this.#push(role, name, [subject], end);
  }

  jinja({ name, span }: Pick<TemplateName, "name" | "span">, subjects: readonly Subject[]): void {
    this.#push("jinja", { name, span, spelling: "plain" }, subjects, span.end);
  }

  unknownAttribute(
    object: string,
    { name, span }: Pick<TemplateName, "name" | "span">,
    together: ReadonlySet<string>,
  ): void {
    this.unknown.push({ ...this.#file, span: shifted(span, this.#start), object, attribute: name, together });
  }

  #push(role: Site["role"], name: WrittenName, subjects: readonly Subject[], end: number): void {
    const placed = { ...name, span: shifted(name.span, this.#start) };
    this.sites.push({ ...this.#file, role, name: placed, end: end + this.#start, subjects });
  }
}
