// What `{% set … %}` and `{% for … %}` give values to.
import type { ExpressionParser } from "./parseExpression.ts";
import type { Expression, Target } from "./template.ts";
import type { TokenStream } from "./tokenStream.ts";

export function readTarget(expressions: ExpressionParser, options: { readonly mayBeNamespace?: boolean }): Target {
  const { stream } = expressions;
  if (options.mayBeNamespace === true) {
    const attribute = namespaceAttribute(stream);
    if (attribute) return attribute;
  }
  return asTarget(expressions.tuple({ simplified: true }), stream);
}

/** `ns.count`; in a tuple it is not read. */
function namespaceAttribute(stream: TokenStream): Target | undefined {
  const { current: name, next } = stream;
  if (name.kind !== "name" || next.kind !== "operator" || next.text !== ".") return undefined;
  stream.take();
  stream.take();
  const attribute = stream.expect("name");
  const span = { start: name.span.start, end: attribute.span.end };
  return { kind: "namespaceAttribute", name: name.text, attribute: attribute.text, span };
}

function asTarget(read: Expression, stream: TokenStream): Target {
  if (read.kind === "name") return read;
  if (read.kind === "tuple") {
    return { kind: "tuple", items: read.items.map((item) => asTarget(item, stream)), span: read.span };
  }
  return stream.fail(`can't assign to '${PYTHON_NAMES[read.kind] ?? read.kind}'`, read.span);
}

/** Names of jinja2's own nodes in lower case. */
const PYTHON_NAMES: Readonly<Partial<Record<Expression["kind"], string>>> = {
  constant: "const",
  attribute: "getattr",
  subscript: "getitem",
  conditional: "condexpr",
  comparison: "compare",
};
