import type { EntityModel } from "./entityModel.ts";
import type { SourcePlace } from "./sourcePlace.ts";

interface Head {
  readonly type: string;
  readonly module: string;
  readonly place: SourcePlace;
  readonly source: string;
}

/**
 * An entity model whose parts are read when somebody first asks for one: an IOC uses a handful of the hundreds that its
 * image defines, and reading them all takes longer than everything else until its first problems are shown.
 */
export class LazyEntityModel implements EntityModel {
  readonly type: string;
  readonly module: string;
  readonly place: SourcePlace;
  readonly source: string;
  readonly #read: () => EntityModel;
  #parts: EntityModel | undefined;

  constructor({ type, module, place, source }: Head, read: () => EntityModel) {
    this.type = type;
    this.module = module;
    this.place = place;
    this.source = source;
    this.#read = read;
  }

  get description(): EntityModel["description"] {
    return this.#all.description;
  }

  get parameters(): EntityModel["parameters"] {
    return this.#all.parameters;
  }

  get preDefines(): EntityModel["preDefines"] {
    return this.#all.preDefines;
  }

  get postDefines(): EntityModel["postDefines"] {
    return this.#all.postDefines;
  }

  get validations(): EntityModel["validations"] {
    return this.#all.validations;
  }

  get environment(): EntityModel["environment"] {
    return this.#all.environment;
  }

  get preInit(): EntityModel["preInit"] {
    return this.#all.preInit;
  }

  get postInit(): EntityModel["postInit"] {
    return this.#all.postInit;
  }

  get databases(): EntityModel["databases"] {
    return this.#all.databases;
  }

  get subEntities(): EntityModel["subEntities"] {
    return this.#all.subEntities;
  }

  get pvi(): EntityModel["pvi"] {
    return this.#all.pvi;
  }

  get attributes(): EntityModel["attributes"] {
    return this.#all.attributes;
  }

  get #all(): EntityModel {
    return (this.#parts ??= this.#read());
  }
}
