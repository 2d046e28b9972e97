// The Jinja helper of ibek 2 in the words of ibek 3 and later: `__utils__.counter(name, start, stop, inc)` is
// `_global.incrementor(name, start, increment, stop)`.
import { childExpressions, childStatements, statementExpressions } from "../../syntax/jinja/templateParts.ts";
import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import type { CallExpression, Expression, Statement } from "../../syntax/jinja/template.ts";
import { scalarOffsets } from "../../syntax/yaml/scalarOffsets.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/yamlNode.ts";
import type { TextChange } from "../../text/textChange.ts";

const OLD_NAMES = new Set(["__utils__", "_ctx_"]);
const MEMBERS: Readonly<Record<string, string>> = { set_var: "set", get_var: "get", counter: "incrementor" };

/** The changes to a piece of YAML; none where a place in it is not known exactly. `text`: the piece's own. */
export function ibek2JinjaChanges(node: YamlNode | undefined, text: string): readonly TextChange[] {
  switch (node?.kind) {
    case "scalar":
      return /__utils__|_ctx_/.test(node.text) ? scalarChanges(node, text) : [];
    case "sequence":
      return node.items.flatMap((item) => ibek2JinjaChanges(item, text));
    case "map":
      return node.entries.flatMap(({ value }) => ibek2JinjaChanges(value, text));
    case "alias":
    case undefined:
      return [];
  }
}

function scalarChanges(scalar: YamlScalar, text: string): readonly TextChange[] {
  const places = scalarOffsets(text, scalar);
  if (places === undefined) return [];
  const finder = new OldNames(scalar.text);
  finder.statements(parseTemplate(scalar.text).body, 0);
  return finder.changes.map((change) => ({ span: places.toText(change.span), text: change.text }));
}

const MAX_DEPTH = 500;

class OldNames {
  readonly changes: TextChange[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  statements(statements: readonly Statement[], depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const statement of statements) {
      for (const expression of statementExpressions(statement)) this.#expression(expression, depth + 1);
      this.statements(childStatements(statement), depth + 1);
    }
  }

  #expression(expression: Expression, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (expression.kind === "name" && OLD_NAMES.has(expression.name))
      this.changes.push({ span: expression.span, text: "_global" });
    if (expression.kind === "attribute" && isOld(expression.object)) {
      const member = MEMBERS[expression.name];
      if (member !== undefined) this.changes.push({ span: expression.nameSpan, text: member });
    }
    if (expression.kind === "call") this.#call(expression);
    for (const child of childExpressions(expression)) this.#expression(child, depth + 1);
  }

  /** The order of the arguments of a counter has changed. */
  #call({ callee, arguments: { positional, named } }: CallExpression): void {
    if (callee.kind !== "attribute" || !isOld(callee.object) || callee.name !== "counter") return;
    for (const { name, nameSpan } of named)
      if (name === "inc") this.changes.push({ span: nameSpan, text: "increment" });
    const [, , stop, increment] = positional;
    if (stop === undefined) return;
    if (increment === undefined) {
      this.changes.push({ span: { start: stop.span.start, end: stop.span.start }, text: "stop=" });
      return;
    }
    this.changes.push({ span: stop.span, text: this.#sourceOf(increment) });
    this.changes.push({ span: increment.span, text: this.#sourceOf(stop) });
  }

  #sourceOf({ span }: Expression): string {
    return this.#source.slice(span.start, span.end);
  }
}

function isOld(expression: Expression): boolean {
  return expression.kind === "name" && OLD_NAMES.has(expression.name);
}
