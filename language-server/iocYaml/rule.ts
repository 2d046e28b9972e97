import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { SourcePlace } from "../catalogue/entityModels/sourcePlace.ts";
import type { EntityModel } from "../catalogue/entityModels/entityModel.ts";
import type { Entity } from "../ioc/entity.ts";
import type { EntityIds } from "../ioc/entityIds.ts";
import type { GenerationProblem } from "../ioc/generation/generated.ts";
import type { InstanceConfig } from "../ioc/instanceConfig.ts";
import type { IocFile } from "../ioc/iocFile.ts";
import type { Finding, Severity } from "./problem.ts";

interface Named {
  /** Shown beside the message: `unknown-type`. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for the README's table. */
  readonly description: string;
}

/** An entity with what is known of its type. The same for as long as neither its text nor the catalogue changes. */
export interface KnownEntity {
  readonly entity: Entity;
  readonly model: EntityModel | undefined;
  readonly catalogue: EntityCatalogue;
  /** Inside `ibek.repeat`, where values are rendered before they are checked. */
  readonly repeated: boolean;
}

/** Looks at one entity alone; its findings are kept until the entity changes. */
export interface EntityRule extends Named {
  check(known: KnownEntity): readonly Finding[];
}

/** The first error of the other file. */
export interface SiblingRefusal {
  readonly at: SourcePlace;
  /** ``The id `p` is taken by an entity of type `m.Port` above.`` */
  readonly message: string;
}

export interface CheckedFile {
  /** Absolute; undefined for a document that is no file. */
  readonly path: string | undefined;
  readonly text: string;
  readonly file: IocFile;
  readonly catalogue: EntityCatalogue;
  readonly ids: EntityIds;
  /** What lies beside it, for a file in an instance's `config/`. */
  readonly instance: InstanceConfig | undefined;
  /** Why the other file of the instance is refused. */
  readonly siblingRefusal: SiblingRefusal | undefined;
}

/** Looks at the file as a whole, after every edit: it must not walk through the entities' fields. */
export interface FileRule extends Named {
  check(file: CheckedFile): readonly Finding[];
}

/** Tells what is found by doing what ibek does. */
export interface GenerationRule extends Named {
  readonly kind: GenerationProblem["kind"];
}
