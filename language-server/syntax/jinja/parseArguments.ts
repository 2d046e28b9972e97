import type { Arguments, Expression } from "./template.ts";
import type { TokenStream } from "./tokenStream.ts";

export const NO_ARGUMENTS: Arguments = { positional: [], named: [], spread: undefined, spreadNamed: undefined };

/** `(a, b=c, *d, **e)` */
export function parseArguments(stream: TokenStream, expression: () => Expression): Arguments {
  const open = stream.expectOperator("(");
  const positional: Expression[] = [];
  const named: Arguments["named"][number][] = [];
  let spread: Expression | undefined;
  let spreadNamed: Expression | undefined;
  const ensure = (ok: boolean): void => {
    if (!ok) stream.fail("invalid syntax for function call expression", open.span);
  };
  for (let first = true; !stream.isOperator(")"); first = false) {
    if (!first) stream.expectOperator(",");
    if (!first && stream.isOperator(")")) break;
    if (stream.takeOperator("*")) {
      ensure(!spread && !spreadNamed);
      spread = expression();
    } else if (stream.takeOperator("**")) {
      ensure(!spreadNamed);
      spreadNamed = expression();
    } else if (isNamed(stream)) {
      ensure(!spreadNamed);
      named.push(namedArgument(stream, expression));
    } else {
      ensure(!spread && !spreadNamed && named.length === 0);
      positional.push(expression());
    }
  }
  stream.expectOperator(")");
  const names = named.map(({ name }) => name);
  const repeated = named.find(({ name }, index) => names.indexOf(name) < index);
  if (repeated) stream.fail(`keyword argument repeated: ${repeated.name}`, repeated.nameSpan);
  return { positional, named, spread, spreadNamed };
}

function isNamed(stream: TokenStream): boolean {
  if (stream.current.kind !== "name") return false;
  const { next } = stream;
  return next.kind === "operator" && next.text === "=";
}

function namedArgument(stream: TokenStream, expression: () => Expression): Arguments["named"][number] {
  const { text: name, span: nameSpan } = stream.take();
  stream.take();
  return { name, nameSpan, value: expression() };
}
