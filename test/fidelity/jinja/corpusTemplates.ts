// Every templated text of real YAML files, with made-up values for the names it uses.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, parseAllDocuments, visit } from "yaml";
import { parseTemplate } from "../../../language-server/syntax/jinja/parseTemplate.ts";
import { templateNames } from "../../../language-server/syntax/jinja/templateNames.ts";
import type { JinjaCase } from "./jinjaAnswers.ts";
import type { TaggedContext, TaggedValue } from "./taggedValue.ts";

/** Each template with numbers, with texts and with texts that are numbers for its names. */
export function corpusTemplates(corpus: string): readonly JinjaCase[] {
  const folder = join(corpus, "epics-containers");
  const templates = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (/\.ya?ml$/.test(name))
      for (const text of templatesOf(readFileSync(join(folder, name), "utf8"))) templates.add(text);
  }
  return [...templates].flatMap((template) =>
    VALUES.map((value): JinjaCase => ({ template, context: contextOf(template, value), type: "" })),
  );
}

const VALUES: readonly TaggedValue[] = [
  { int: "7" },
  { plain: "AB c" },
  { plain: "12" },
  { list: [{ int: "1" }, { plain: "x" }] },
];

function templatesOf(yaml: string): readonly string[] {
  const found: string[] = [];
  for (const document of parseAllDocuments(yaml, { logLevel: "silent" })) {
    visit(document, (_key, node) => {
      if (isScalar(node) && typeof node.value === "string" && /\{[{%#]/.test(node.value)) found.push(node.value);
    });
  }
  return found;
}

function contextOf(template: string, value: TaggedValue): TaggedContext {
  const context: Record<string, TaggedValue> = {};
  for (const { name, attribute } of templateNames(parseTemplate(template)).names) {
    if (name === "range") continue;
    const before = context[name];
    const attributes = before && "object" in before ? before.object : {};
    if (name === "_global") context[name] = { global: true };
    else if (attribute && !["splitlines", "format", "join", "strip", "append"].includes(attribute.name)) {
      context[name] = { object: { ...attributes, [attribute.name]: value } };
    } else if (!before) context[name] = value;
  }
  return context;
}
