// Enum labels become their values once all entities of a file are evaluated (`IocFactory.fixup_enums`).
import type { EnumLabel } from "../../catalogue/entityModels/entityModel.ts";
import { EntityObject, type EntityInstance } from "./entityInstance.ts";
import { isUnknown, type FieldValue } from "./fieldValue.ts";
import { sameScalar } from "./validatedValue.ts";
import { pythonOf } from "./yamlValue.ts";

/** `later`: what has become of the entities before it. The same instance where nothing changes. */
export function afterFixup(
  instance: EntityInstance,
  later: ReadonlyMap<EntityInstance, EntityInstance>,
): EntityInstance {
  const { model } = instance;
  const changed = new Map<string, FieldValue>();
  for (const [name, value] of instance.fields) {
    const type = model.parameters.get(name)?.type;
    const fixed =
      type?.kind === "enum"
        ? enumValue(type.labels, value)
        : value instanceof EntityObject
          ? (later.get(value.instance)?.object ?? value)
          : value;
    if (fixed !== value) changed.set(name, fixed);
  }
  if (changed.size === 0) return instance;
  const fields = new Map([...instance.fields].map(([name, value]) => [name, changed.get(name) ?? value]));
  return EntityObject.instance(model, fields);
}

/** A label without a value stays itself. */
export function enumValue(labels: readonly EnumLabel[], value: FieldValue): FieldValue {
  if (isUnknown(value)) return value;
  // As in a dictionary, the last of equal labels counts.
  const label = labels.findLast(({ key }) => {
    const own = pythonOf(key);
    return !isUnknown(own) && sameScalar(own, value);
  });
  const fixed = label?.content === undefined ? null : pythonOf(label.content);
  return fixed ?? value;
}
