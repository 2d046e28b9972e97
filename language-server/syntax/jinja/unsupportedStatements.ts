// Statements of jinja2 that are read, so that their mistakes are found, but not evaluated: no ioc.yaml known uses them.
import type { StatementReader } from "./statementReader.ts";
import type { Statement } from "./template.ts";
import type { TemplateToken } from "./templateToken.ts";
import type { TokenStream } from "./tokenStream.ts";

type Read = (parser: StatementReader) => void;

const STATEMENTS: Readonly<Record<string, Read>> = {
  autoescape(parser) {
    parser.expressions.expression();
    parser.inScope(() => parser.closedBody("endautoescape"));
  },
  block: readBlock,
  call: readCallBlock,
  extends: (parser) => void parser.expressions.expression(),
  from: readFromImport,
  import(parser) {
    parser.expressions.expression();
    parser.stream.expectName("as");
    parser.stream.expect("name");
    readContext(parser.stream);
  },
  include(parser) {
    const { stream } = parser;
    parser.expressions.expression();
    if (stream.isName("ignore") && stream.next.text === "missing") {
      stream.take();
      stream.take();
    }
    readContext(stream);
  },
  macro(parser) {
    parser.stream.expect("name");
    readSignature(parser);
    parser.inScope(() => parser.closedBody("endmacro"));
  },
};

/** Undefined for a tag that jinja2 does not know either; then nothing is read. */
export function readUnsupported(
  parser: StatementReader,
  tag: TemplateToken,
  start: number,
): readonly Statement[] | undefined {
  const read = Object.hasOwn(STATEMENTS, tag.text) ? STATEMENTS[tag.text] : undefined;
  if (!read) return undefined;
  parser.stream.take();
  read(parser);
  return [{ kind: "unsupported", what: `the statement "${tag.text}"`, span: { start, end: parser.stream.end } }];
}

function readBlock(parser: StatementReader): void {
  const { stream } = parser;
  const name = stream.expect("name").text;
  stream.takeName("scoped");
  stream.takeName("required");
  if (stream.isOperator("-")) {
    stream.fail(
      "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.",
    );
  }
  parser.inScope(() => parser.closedBody("endblock"));
  stream.takeName(name);
}

function readCallBlock(parser: StatementReader): void {
  const { stream } = parser;
  const { span } = stream.current;
  if (stream.isOperator("(")) readSignature(parser);
  if (parser.expressions.expression().kind !== "call") stream.fail("expected call", span);
  parser.inScope(() => parser.closedBody("endcall"));
}

function readFromImport(parser: StatementReader): void {
  const { stream } = parser;
  parser.expressions.expression();
  stream.expectName("import");
  for (let first = true; ; first = false) {
    if (!first) stream.expectOperator(",");
    if (readContext(stream)) return;
    const { text, span } = stream.expect("name");
    if (text.startsWith("_")) stream.fail("names starting with an underline can not be imported", span);
    if (stream.takeName("as")) stream.expect("name");
    if (readContext(stream) || !stream.isOperator(",")) return;
  }
}

function readSignature(parser: StatementReader): void {
  const { stream } = parser;
  stream.expectOperator("(");
  let defaults = false;
  for (let first = true; !stream.isOperator(")"); first = false) {
    if (!first) stream.expectOperator(",");
    stream.expect("name");
    if (stream.takeOperator("=")) {
      parser.expressions.expression();
      defaults = true;
    } else if (defaults) stream.fail("non-default argument follows default argument");
  }
  stream.take();
}

/** `with context`, `without context` */
function readContext(stream: TokenStream): boolean {
  if (!stream.isName("with") && !stream.isName("without")) return false;
  if (stream.next.kind !== "name" || stream.next.text !== "context") return false;
  stream.take();
  stream.take();
  return true;
}
