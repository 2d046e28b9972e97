import { expectation as expectedOf } from "../../ioc/parameterValue.ts";
import type { Shape } from "./shape.ts";

/** `text`, `a list`, …: to follow “expects”. */
export function expectation(shape: Shape): string {
  switch (shape.kind) {
    case "anything":
      return "anything";
    case "text":
      return "text";
    case "converted":
      return `${expectedOf(shape.type)}${shape.type.acceptsJinja ? " or a Jinja expression" : ""}`;
    case "word":
      return shape.offered ? "text" : oneOf(shape.words.map(({ text }) => text));
    case "list":
    case "scratch":
      return "a list";
    case "named":
    case "object":
    case "typed":
      return "a mapping";
  }
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length > 1 ? `one of ${quoted.join(", ")}` : (quoted[0] ?? "nothing");
}
