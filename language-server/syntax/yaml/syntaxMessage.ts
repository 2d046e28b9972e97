// The parser's errors in the words of somebody who writes an ioc.yaml.
import type { YAMLError } from "yaml";

export function syntaxMessage(error: YAMLError, text: string): string {
  const token = text.slice(error.pos[0], error.pos[1]);
  switch (error.code) {
    case "MISSING_CHAR":
      return missingCharacter(error, token);
    case "MULTILINE_IMPLICIT_KEY":
      return keyWithoutColon(token);
    case "TAB_AS_INDENT":
      return "Indent with spaces: YAML takes no tabs here.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return /^-\s/.test(text.slice(error.pos[0]))
        ? "This dash is not indented like the others of its list."
        : "A value that contains `: ` needs quotes around it.";
    case "BAD_SCALAR_START":
      return `A value that starts with \`${token}\` needs quotes around it.`;
    case "BAD_INDENT":
      return error.message.includes("must be sufficiently indented")
        ? `${error.message
            .replace(/^(Flow \w+) in block collection.*(end with .*)$/, "$1 must $2")
            .replace(/Flow map(?:ping)?/, "`{`")
            .replace(/Flow seq(?:uence)?/, "`[`")}.`
        : "This line is not indented like its neighbours.";
    default:
      return `${error.message.replace(/\.$/, "")}.`;
  }
}

function missingCharacter(error: YAMLError, token: string): string {
  if (error.message.startsWith("Implicit map key")) return keyWithoutColon(token);
  if (error.message.startsWith("Sequence item")) return "Every item of this list starts with `- `; this line does not.";
  if (/^Missing closing .?quote/.test(error.message)) return "This quote is never closed.";
  return `${error.message}.`;
}

/** `token`: the text where the name is, at least. */
export function keyWithoutColon(token: string): string {
  const [name = ""] = token.split(/\s/, 1);
  return name === ""
    ? "A name and a colon are missing here."
    : `\`${name}\` needs a colon and a value: \`${name}: …\`.`;
}
