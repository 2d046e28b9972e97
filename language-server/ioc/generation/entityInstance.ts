// An entity with its values, as templates see it.
import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import { isTrue } from "../jinja/truth.ts";
import type { PythonDict, PythonObject, PythonValue } from "../jinja/pythonValue.ts";
import { isUnknown, known, NotKnown, unknown, type FieldValue } from "./fieldValue.ts";

export interface EntityInstance {
  readonly model: EntityModel;
  /** In the order ibek sets them: `type`, `entity_enabled`, the parameters, calculated values. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly object: EntityObject;
}

/** What pydantic gives every entity besides its fields; nobody means these. */
const PYDANTIC =
  /^(?:_|model_|(?:copy|dict|json|construct|parse_|from_orm|schema|update_forward_refs|validate)(?:$|_))/;

export class EntityObject implements PythonObject {
  readonly kind = "object";
  readonly typeName: string;
  readonly instance: EntityInstance;
  readonly #dumped = new Map<string, PythonValue>();

  private constructor(model: EntityModel, fields: ReadonlyMap<string, FieldValue>) {
    this.typeName = `ibek.entity_factory.${model.type.replaceAll(".", "_")}`;
    this.instance = { model, fields, object: this };
  }

  /** `fields` may still grow: a reference to the entity sees what is there by then. */
  static instance(model: EntityModel, fields: ReadonlyMap<string, FieldValue>): EntityInstance {
    return new EntityObject(model, fields).instance;
  }

  attribute(name: string): PythonValue | undefined {
    const value = this.instance.fields.get(name);
    if (value !== undefined) return known(value);
    if (PYDANTIC.test(name)) throw new NotKnown(unknown(`\`${name}\` of an entity`), true);
    return undefined;
  }

  /** Of pydantic's `model_dump`: what is declared, without calculated values; entities in it become dictionaries. */
  dumpedField(name: string): FieldValue | undefined {
    const { model, fields } = this.instance;
    const isDeclared = name === "type" || name === "entity_enabled" || model.parameters.has(name);
    const value = isDeclared ? fields.get(name) : undefined;
    if (value === undefined || isUnknown(value) || typeof value !== "object" || value === null) return value;
    // Once: a list in it is one list for all who read it.
    const before = this.#dumped.get(name);
    if (before !== undefined) return before;
    const made = dumped(value);
    this.#dumped.set(name, made);
    return made;
  }

  text(): ReturnType<PythonObject["text"]> {
    const { model, fields } = this.instance;
    const idParameter = [...model.parameters.values()].find(({ type }) => type.kind === "id");
    if (idParameter === undefined) {
      return { ok: false, message: `Entity ${model.type} has no id field - convert to str failed` };
    }
    const id = known(fields.get(idParameter.name) ?? null);
    return typeof id === "string" ? { ok: true, value: id } : { ok: false, message: "__str__ returned non-string" };
  }
}

/** Whether ibek writes anything for it: Python's truth, as a calculated value may have replaced the boolean. */
export function isEnabled({ fields }: EntityInstance): boolean | undefined {
  const value = fields.get("entity_enabled");
  if (value === undefined || isUnknown(value)) return undefined;
  return isTrue(value);
}

function dumped(value: PythonValue): PythonValue {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof EntityObject) return dumpedEntity(value.instance);
  switch (value.kind) {
    case "list":
      return { kind: "list", items: value.items.map(dumped) };
    case "tuple":
      return { kind: "tuple", items: value.items.map(dumped) };
    case "dict":
      return { kind: "dict", entries: value.entries.map(([key, item]) => [dumped(key), dumped(item)]) };
    default:
      return value;
  }
}

function dumpedEntity(instance: EntityInstance): PythonDict {
  const entries = [...instance.fields.keys()].flatMap((name): [PythonValue, PythonValue][] => {
    const value = instance.object.dumpedField(name);
    return value === undefined ? [] : [[name, known(value)]];
  });
  return { kind: "dict", entries };
}
