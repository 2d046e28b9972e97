import { covers } from "../../text/span.ts";
import { iocSites, supportSites } from "./findSites.ts";
import type { IocFacts } from "./iocFacts.ts";
import type { ModelScope } from "./modelScope.ts";
import { ObjectTypes } from "./objectTypes.ts";
import type { Site, UnknownAttribute } from "./site.ts";
import { subjectKey, type Subject } from "./subject.ts";
import type { SupportFacts } from "./supportFacts.ts";

/** Every place of a workspace that names something defined elsewhere. */
export class SiteTable {
  readonly objects: ObjectTypes;
  readonly unknownAttributes: readonly UnknownAttribute[];
  readonly #byPath = new Map<string, readonly Site[]>();
  readonly #bySubject = new Map<string, Site[]>();

  constructor(iocs: readonly IocFacts[], supports: readonly SupportFacts[], scope: ModelScope) {
    this.objects = new ObjectTypes(iocs, scope);
    const ofSupports = supports.map((support) => supportSites(support, scope, this.objects));
    for (const [at, { path }] of supports.entries()) this.#add(path, ofSupports[at]?.sites ?? []);
    for (const ioc of iocs) this.#add(ioc.path, iocSites(ioc, scope, this.objects).sites);
    this.unknownAttributes = ofSupports.flatMap(({ unknown }) => unknown);
  }

  of(subject: Subject): readonly Site[] {
    return this.#bySubject.get(subjectKey(subject)) ?? [];
  }

  at(path: string, offset: number): Site | undefined {
    return this.#byPath.get(path)?.find(({ name }) => name.spelling !== undefined && covers(name.span, offset));
  }

  #add(path: string, found: readonly Site[]): void {
    const sites = found.toSorted((a, b) => a.name.span.start - b.name.span.start);
    this.#byPath.set(path, sites);
    for (const site of sites) {
      for (const key of site.subjects.map(subjectKey)) {
        const known = this.#bySubject.get(key);
        if (known) known.push(site);
        else this.#bySubject.set(key, [site]);
      }
    }
  }
}
