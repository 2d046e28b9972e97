import { closestName, didYouMean } from "../../text/closestName.ts";
import { shifted } from "../../text/span.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { changeTo, isMerged } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { CheckedFile, FileRule } from "../rule.ts";
import { usesOldName } from "./ibek2Jinja.ts";

const KEYS = ["ioc_name", "description", "entities", "shared"];
const REQUIRED = ["ioc_name", "description", "entities"];

export const topLevelKeys: FileRule = {
  code: "top-level",
  severity: "error",
  description: "`ioc_name`, `description` and `entities` are there, of the right kind, and nothing else but `shared`.",
  check(file) {
    if (file.file.yaml.refused || hasSyntaxProblem(file)) return [];
    const { top } = file.file;
    if (top === undefined)
      return [{ span: firstWord(file.text), message: "An ioc.yaml has `ioc_name`, `description` and `entities`." }];
    const names = top.map(({ field }) => field.name);
    const missing = REQUIRED.filter((name) => !names.includes(name)).map((name) => `\`${name}\``);
    const findings = top.flatMap(({ start, field }) =>
      checkField(field, file.file.yaml.items !== undefined, names).map((finding) => ({
        ...finding,
        span: shifted(finding.span, start),
      })),
    );
    if (missing.length === 0) return findings;
    return [
      {
        span: firstWord(file.text),
        message: `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing.`,
      },
      ...findings,
    ];
  },
};

function hasSyntaxProblem({ file }: CheckedFile): boolean {
  return file.yaml.frames.some(({ piece }) => piece.problems.some(({ kind }) => kind === "syntax"));
}

function firstWord(text: string): Finding["span"] {
  const word = /^[^\s#].*/m.exec(text);
  return word ? { start: word.index, end: word.index + word[0].trimEnd().length } : { start: 0, end: 0 };
}

function checkField(field: Field, isCut: boolean, present: readonly string[]): readonly Finding[] {
  const { name, value, nameSpan, valueSpan } = field;
  const span = valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
  const isText = value?.kind === "scalar" && value.type === "string";
  switch (name) {
    case "ioc_name":
      return isText ? usesOldName(field) : [{ span, message: "`ioc_name` expects text." }];
    case "description":
      return isText ? [] : [{ span, message: "`description` expects text." }];
    case "entities":
      return isCut || value?.kind === "sequence"
        ? []
        : [{ span, message: "`entities` expects a list: `[]` for none." }];
    case "shared":
      // A text is a list to ibek, of its characters.
      return value?.kind === "sequence" || isText ? [] : [{ span, message: "`shared` expects a list." }];
    case "generic_ioc_image":
      return [
        {
          span: nameSpan,
          message:
            "`generic_ioc_image` is of ibek 1; since then the image stands in the instance's `values.yaml` or `compose.yml`, and ibek refuses it here.",
        },
      ];
    default: {
      const absent = KEYS.filter((key) => !present.includes(key));
      const meant = closestName(name, absent);
      const message = `An ioc.yaml has no \`${name}\` here${didYouMean(meant)}`;
      return [{ span: nameSpan, message, fixes: isMerged(field) ? [] : changeTo(meant, nameSpan) }];
    }
  }
}
