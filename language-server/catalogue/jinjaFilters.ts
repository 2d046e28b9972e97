// What jinja2's filters do, in our own words; those without a line here are offered by name alone.
import { FILTER_NAMES } from "../syntax/jinja/jinjaNames.ts";

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  abs: "The number without its sign.",
  batch: "The list in pieces of so many items.",
  capitalize: "The first letter large, all others small.",
  center: "In the middle of so many characters.",
  count: "How many items, or characters.",
  d: "As `default`.",
  default: "Another value where this one is not defined: `{{ x | default(1) }}`.",
  dictsort: "The pairs of a mapping, sorted.",
  first: "The first item.",
  float: "As a number with a fraction; 0.0 for what is none. At the end of a text ibek makes the whole text a number.",
  format: "Fills a text's places, as Python's `%`: `{{ \"%02d\" | format(n) }}`.",
  indent: "Each line but the first further in.",
  int: "As a whole number; 0 for what is none. At the end of a text ibek makes the whole text a number.",
  items: "The pairs of a mapping.",
  join: 'The items as one text: `{{ names | join(", ") }}`.',
  last: "The last item.",
  length: "How many items, or characters.",
  list: "As a list. At the end of a text ibek makes the whole text a list.",
  lower: "All letters small.",
  map: "The same filter on, or the same attribute of, each item.",
  max: "The largest item.",
  min: "The smallest item.",
  reject: "The items that do not pass a test.",
  replace: 'One piece of text for another: `{{ P | replace("-", "_") }}`.',
  reverse: "From the last to the first.",
  round: "The number, rounded to so many digits.",
  select: "The items that pass a test.",
  sort: "The items in order.",
  string: "As text.",
  sum: "All items added.",
  title: "Each word with a large first letter.",
  trim: "Without white space at both ends.",
  truncate: "At most so many characters, with `...` where some are missing.",
  unique: "Each item once.",
  upper: "All letters large.",
  wordcount: "How many words.",
};

/** What these make is not worked out here: a file that uses one has no preview. */
const NOT_EVALUATED = new Set([
  ...["e", "escape", "filesizeformat", "forceescape", "groupby", "pprint", "random", "safe"],
  ...["striptags", "tojson", "urlencode", "urlize", "wordwrap", "xmlattr"],
]);

export interface JinjaFilter {
  readonly name: string;
  /** Markdown; empty where the name has to do. */
  readonly description: string;
  readonly isEvaluated: boolean;
}

export const JINJA_FILTERS: readonly JinjaFilter[] = [...FILTER_NAMES].map((name) => ({
  name,
  description: DESCRIPTIONS[name] ?? "",
  isEvaluated: !NOT_EVALUATED.has(name),
}));
