import { dirname } from "node:path/posix";
import type { IocFacts } from "./iocFacts.ts";
import { ModelScope } from "./modelScope.ts";
import type { ObjectTypes } from "./objectTypes.ts";
import type { Site, UnknownAttribute } from "./site.ts";
import { SiteTable } from "./siteTable.ts";
import type { Subject } from "./subject.ts";
import type { SupportFacts } from "./supportFacts.ts";

/** All that IOCs and definitions of a workspace say of each other at one moment. */
export class IndexedWorkspace {
  readonly iocs: readonly IocFacts[];
  readonly supports: readonly SupportFacts[];
  readonly scope: ModelScope;
  /** Made when somebody asks: most answers after an edit do without. */
  #sites: SiteTable | undefined;

  constructor(iocs: readonly IocFacts[], supports: readonly SupportFacts[]) {
    this.iocs = iocs;
    this.supports = supports;
    const instances = iocs.flatMap(({ path }) => (path.endsWith("/ioc.yaml") ? [dirname(path)] : []));
    this.scope = new ModelScope(supports, new Set(instances));
  }

  get objects(): ObjectTypes {
    return this.#table().objects;
  }

  get unknownAttributes(): readonly UnknownAttribute[] {
    return this.#table().unknownAttributes;
  }

  /** Where a subject is defined and used, file by file. */
  sitesOf(subject: Subject): readonly Site[] {
    return this.#table().of(subject);
  }

  /** What is written out at an offset of a file. */
  siteAt(path: string, offset: number): Site | undefined {
    return this.#table().at(path, offset);
  }

  #table(): SiteTable {
    this.#sites ??= new SiteTable(this.iocs, this.supports, this.scope);
    return this.#sites;
  }
}
