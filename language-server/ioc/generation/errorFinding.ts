// Python's exceptions in the words of somebody who writes an ioc.yaml.
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { GenerationProblem } from "./generated.ts";

interface ErrorFinding {
  readonly kind: GenerationProblem["kind"];
  readonly message: string;
  /** That is undefined. */
  readonly name?: string;
}

export interface Candidates {
  /** What there is instead of an undefined name. */
  readonly names: readonly string[];
  /** `ibek.entity_factory.m_Port` → what its entities have. */
  attributes(typeName: string): readonly string[];
}

/** `error`: as Python says it: `'x' is undefined`. */
export function errorFinding(error: string, candidates: Candidates): ErrorFinding {
  const name = /^'([^']*)' is undefined$/.exec(error)?.[1];
  if (name !== undefined) {
    const meant = didYouMean(closestName(name, candidates.names));
    return { kind: "undefinedName", name, message: `\`${name}\` is not defined here${meant}` };
  }
  const missing = /^'(.*?)(?: object)?' has no attribute '([^']*)'$/.exec(error);
  if (missing) {
    const [, type = "", attribute = ""] = missing;
    const meant = didYouMean(closestName(attribute, candidates.attributes(type)));
    return { kind: "undefinedAttribute", message: `${owner(type)} has no \`${attribute}\`${meant}` };
  }
  const counter = /^Counter (.*) exceeded maximum value of (.*)$/.exec(error);
  if (counter) {
    return { kind: "counterLimit", message: `The counter \`${counter[1]}\` goes past its limit of ${counter[2]}.` };
  }
  return { kind: "jinjaError", message: `ibek cannot render this: ${error}.` };
}

function owner(type: string): string {
  if (type === "None") return "What has no value";
  if (type === "ibek.utils.Utils") return "`_global`";
  const entity = /^ibek\.entity_factory\.(\w+)$/.exec(type)?.[1];
  return entity === undefined
    ? `This value, which is of the type \`${type}\`,`
    : `An entity of the type \`${entity.replace("_", ".")}\``;
}
