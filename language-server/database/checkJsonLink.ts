// What the link support of EPICS base (lnkCalc, lnkConst, lnkState, lnkDebug) accepts; others know their own keys.
import type { LinkField } from "./isLink.ts";
import { checkCalcExpression } from "../syntax/database/calcExpression.ts";
import { parseNumber } from "../syntax/database/numberText.ts";
import type { Json, JsonObject, JsonPair, JsonScalar } from "../syntax/database/databaseFile.ts";
import { closestName, didYouMean } from "../text/closestName.ts";
import type { Span } from "../text/span.ts";

export interface JsonLinkProblem {
  readonly span: Span;
  readonly message: string;
  /** For the text of the span. */
  readonly meant?: string;
  /** Support for a link type we do not know may be loaded. */
  readonly unsure?: true;
}

type Direction = LinkField["type"];
type Problems = readonly JsonLinkProblem[];

interface Place {
  readonly direction: Direction;
  /** Names of the link types there are. */
  readonly links: readonly string[];
}

export const CALC_KEYS = ["expr", "args", "prec", "time", "major", "minor", "units", "out"];
const MOST_ARGUMENTS = 21;
const CONST_VALUES = "A `const` link takes a number, a string or an array of them";

export function checkJsonLink(link: JsonObject, place: Place): Problems {
  const [first, second] = link.pairs;
  if (first === undefined) return [];
  const large = numbersIn(first.value).filter((number) => isTooLarge(number.text));
  const twice =
    second === undefined
      ? []
      : problem(second.key, `A link has one type only: illegal second link key '${second.key.text}'`);
  return [
    ...checkType(first, place),
    ...large.flatMap((number) => problem(number, `${number.text} is too large a number`)),
    ...twice,
  ];
}

/** Those of links inside are told there. */
function numbersIn(value: Json | undefined): readonly JsonScalar[] {
  switch (value?.kind) {
    case "number":
      return [value];
    case "array":
      return value.items.flatMap(numbersIn);
    default:
      return [];
  }
}

function isTooLarge(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return parseNumber(text.replace(/^([+-]?)0+(?=\d)/, "$1"), "INT64").kind === "refused";
  return parseNumber(text, "DOUBLE").kind === "refused";
}

function problem({ start, end }: Span, message: string, meant?: string): Problems {
  const span = { start, end };
  return [{ span, message: `${message}${didYouMean(meant)}`, ...(meant !== undefined && { meant }) }];
}

function isOpen(json: Json | undefined): boolean {
  return json === undefined || ("text" in json && json.text.includes("$"));
}

function checkType({ key, value }: JsonPair, place: Place): Problems {
  if (value === undefined || isOpen(key)) return [];
  switch (key.text) {
    case "calc":
      return checkCalc(key, value, place);
    case "const":
      return checkConst(key, value, place);
    case "state":
      return checkState(key, value, place);
    case "debug":
    case "trace":
      if (value.kind !== "object") return problem(value, `\`${key.text}\` needs a link in braces`);
      return checkJsonLink(value, { ...place, direction: place.direction === "INLINK" ? "INLINK" : "OUTLINK" });
    default:
      return place.links.includes(key.text) ? [] : unknownLink(key, place);
  }
}

function unknownLink({ text, ...span }: Span & { readonly text: string }, { links }: Place): Problems {
  return problem(span, `Link type '${text}' not found`, closestName(text, links)).map((each) => ({
    ...each,
    unsure: true,
  }));
}

function checkState(key: Span, value: Json, { direction }: Place): Problems {
  if (direction === "FWDLINK") return problem(key, "A `state` link cannot be a forward link");
  return isText(value) || isOpen(value) ? [] : problem(value, "The name of a state must be a string");
}

function checkConst(key: Span, value: Json, { direction }: Place): Problems {
  if (direction !== "INLINK") return problem(key, "A `const` link only works as an input");
  if (value.kind === "object" || (value.kind === "literal" && value.text === "null"))
    return problem(value, CONST_VALUES);
  if (value.kind !== "array" || value.items.some(isOpen)) return [];
  const nested = value.items.find((item) => item.kind === "array" || item.kind === "object");
  if (nested !== undefined) return problem(nested, "The array of a `const` link cannot hold others");
  const kinds = value.items.map(isText);
  const mixed = value.items[kinds.findIndex((kind) => kind !== kinds[0])];
  return mixed === undefined ? [] : problem(mixed, "Numbers and strings cannot stand in one array");
}

function checkCalc(key: Span, value: Json, place: Place): Problems {
  if (place.direction === "FWDLINK") return problem(key, "A `calc` link cannot be a forward link");
  if (value.kind !== "object") return problem(value, '`calc` needs its expression in braces: `{expr:"A+1"}`');
  const names = value.pairs.map((pair) => pair.key.text);
  const needed = place.direction === "INLINK" ? "expr" : "out";
  const complete = names.includes(needed) || value.pairs.some((pair) => isOpen(pair.key));
  return [
    ...value.pairs.flatMap((pair, index) => checkCalcKey(pair, names.indexOf(pair.key.text) < index, place)),
    ...(complete ? [] : problem(key, `A \`calc\` link needs \`${needed}\` here`)),
  ];
}

function checkCalcKey({ key, value }: JsonPair, again: boolean, place: Place): Problems {
  const { text: name } = key;
  if (isOpen(key)) return [];
  if (!CALC_KEYS.includes(name) || (name === "out" && place.direction !== "OUTLINK"))
    return problem(key, `A \`calc\` link has no key \`${name}\` here`, closestName(name, CALC_KEYS));
  if (again && name !== "prec" && name !== "time") return problem(key, `\`${name}\` stands here twice`);
  return value === undefined || isOpen(value) ? [] : checkCalcValue(name, value, place);
}

function checkCalcValue(name: string, value: Json, place: Place): Problems {
  switch (name) {
    case "args":
      return checkArguments(value, place);
    case "out":
      if (value.kind !== "object") return problem(value, "`out` needs a link in braces");
      return checkJsonLink(value, { ...place, direction: "OUTLINK" });
    case "prec":
      return isInteger(value) ? [] : problem(value, "`prec` must be an integer");
    case "time":
      return isText(value) && /^[A-Ua-u]$/.test(value.text)
        ? []
        : problem(value, "`time` must be one letter from A to U");
    case "units":
      return isText(value) ? [] : problem(value, "`units` must be a string");
    default:
      return checkExpression(value, name);
  }
}

function isText(value: Json): value is JsonScalar & { readonly kind: "string" | "word" } {
  return value.kind === "string" || value.kind === "word";
}

function isInteger(value: Json): boolean {
  return value.kind === "number" && /^[+-]?(?:\d+|0[xX][0-9a-fA-F]+)$/.test(value.text);
}

function checkExpression(value: Json, name: string): Problems {
  if (!isText(value)) return problem(value, `\`${name}\` must be an expression in quotes`);
  const found = checkCalcExpression(value.text);
  return found === undefined ? [] : problem(value, `Error in calc expression, ${found.message}`);
}

function checkArguments(value: Json, place: Place): Problems {
  const items = value.kind === "array" ? value.items : [value];
  const surplus = items[MOST_ARGUMENTS];
  return [
    ...items.flatMap((item) => checkArgument(item, place)),
    ...(surplus === undefined ? [] : problem(surplus, `A \`calc\` link takes ${MOST_ARGUMENTS} arguments at most`)),
  ];
}

function checkArgument(item: Json, place: Place): Problems {
  // EPICS does not mind brackets in brackets.
  if (item.kind === "array") return item.items.flatMap((each) => checkArgument(each, place));
  if (item.kind === "object") return checkJsonLink(item, { ...place, direction: "INLINK" });
  if (item.kind === "number" || isOpen(item)) return [];
  return problem(item, 'An argument must be a number or a link in braces, like `{pva:"name"}`');
}
