import type { KeyShape, ObjectShape, Shape } from "../shape/shape.ts";
import { SUPPORT_FILE } from "../shape/supportShape.ts";

const FILE: Shape = { kind: "object", object: SUPPORT_FILE };

/** What stands behind keys from the margin inwards; undefined where nothing is known of it. */
export function shapeOfPath(names: readonly string[]): Shape | undefined {
  return names.reduce<Shape | undefined>((shape, name) => shape && shapeBehind(shape, name), FILE);
}

function shapeBehind(shape: Shape, name: string): Shape | undefined {
  switch (shape.kind) {
    case "list":
      return shapeBehind(shape.item, name);
    case "named":
      return shape.value;
    case "object":
      return shape.object.keys.get(name)?.shape;
    case "typed":
      return [...shape.objects.values()].find(({ keys }) => keys.has(name))?.keys.get(name)?.shape;
    case "anything":
    case "text":
    case "converted":
    case "word":
    case "scratch":
      return undefined;
  }
}

/** The mapping the keys beside the cursor belong to. `siblings`: key → value. */
export function objectOfPath(shape: Shape, siblings: ReadonlyMap<string, string>): ObjectShape | undefined {
  if (shape.kind === "list") return objectOfPath(shape.item, siblings);
  if (shape.kind === "object") return shape.object;
  if (shape.kind !== "typed") return undefined;
  const type = unquoted(siblings.get("type") ?? shape.fallback ?? "");
  return shape.objects.get(type) ?? withoutType(shape);
}

/** Of a parameter without a type: what all types have in common. */
function withoutType({ title, objects }: Extract<Shape, { kind: "typed" }>): ObjectShape | undefined {
  const [first, ...others] = objects.values();
  if (first === undefined) return undefined;
  const common = [...first.keys].filter(([name]) => others.every(({ keys }) => keys.has(name)));
  return { title, open: false, keys: new Map<string, KeyShape>(common) };
}

export function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}
