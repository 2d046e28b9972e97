import { dirname } from "node:path/posix";
import { covers } from "../../text/span.ts";
import { iocSites, supportSites } from "./findSites.ts";
import type { IocFacts } from "./iocFacts.ts";
import { ModelScope } from "./modelScope.ts";
import { ObjectTypes } from "./objectTypes.ts";
import type { Site, UnknownAttribute } from "./site.ts";
import { subjectKey, type Subject } from "./subject.ts";
import type { SupportFacts } from "./supportFacts.ts";

/** All that IOCs and definitions of a workspace say of each other at one moment. Immutable. */
export class IndexedWorkspace {
  readonly iocs: readonly IocFacts[];
  readonly supports: readonly SupportFacts[];
  readonly scope: ModelScope;
  readonly objects: ObjectTypes;
  readonly unknownAttributes: readonly UnknownAttribute[];
  readonly #byPath = new Map<string, readonly Site[]>();
  readonly #bySubject = new Map<string, Site[]>();

  constructor(iocs: readonly IocFacts[], supports: readonly SupportFacts[]) {
    this.iocs = iocs;
    this.supports = supports;
    const instances = iocs.flatMap(({ path }) => (path.endsWith("/ioc.yaml") ? [dirname(path)] : []));
    this.scope = new ModelScope(supports, new Set(instances));
    this.objects = new ObjectTypes(iocs, this.scope);
    const unknown: UnknownAttribute[] = [];
    for (const support of supports) {
      const found = supportSites(support, this.scope, this.objects);
      unknown.push(...found.unknown);
      this.#add(support.path, found.sites);
    }
    for (const ioc of iocs) this.#add(ioc.path, iocSites(ioc, this.scope, this.objects).sites);
    this.unknownAttributes = unknown;
  }

  /** Where a subject is defined and used, file by file. */
  sitesOf(subject: Subject): readonly Site[] {
    return this.#bySubject.get(subjectKey(subject)) ?? [];
  }

  /** What is written out at an offset of a file. */
  siteAt(path: string, offset: number): Site | undefined {
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
