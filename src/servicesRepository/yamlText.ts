import { parseDocument } from "yaml";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { isObject, type JsonObject } from "../core/json.ts";

export type YamlMap = JsonObject;

/** The mapping a file holds; an empty file is an empty mapping. `doing` follows “Could not …”. */
export function parseYamlMap(text: string, doing: string): Outcome<YamlMap> {
  const document = parseDocument(text, { merge: true, prettyErrors: true });
  const [error] = document.errors;
  if (error) return failed("unexpectedOutput", doing, error.message.split("\n", 1)[0]?.replace(/:$/, "") ?? error.code);
  try {
    // 100 aliases at most: a few lines of aliases of aliases could otherwise fill the memory.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return succeeded({});
    return isObject(value)
      ? succeeded(value)
      : failed("unexpectedOutput", doing, "it is not a mapping of keys to values");
  } catch (error) {
    return failed("unexpectedOutput", doing, error instanceof Error ? error.message : String(error));
  }
}

export function mapAt(map: YamlMap, key: string): YamlMap {
  const value = map[key];
  return isObject(value) ? value : {};
}

export function textAt(map: YamlMap, key: string): string | undefined {
  return scalarText(map[key]);
}

export function textsAt(map: YamlMap, key: string): readonly string[] | undefined {
  const value = map[key];
  return Array.isArray(value) ? value.map(scalarText).filter((text) => text !== undefined) : undefined;
}

/** As a process would see it in its environment; undefined for what is no scalar. */
export function scalarText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}
