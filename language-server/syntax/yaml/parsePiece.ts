import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from "yaml";
import type { Span } from "../../text/span.ts";
import { binaryText } from "./binaryText.ts";
import { isConstructible } from "./constructible.ts";
import { gluedColon } from "./gluedColon.ts";
import { keyIdentity } from "./keyIdentity.ts";
import { loaderText } from "./loaderText.ts";
import { misplacedTab } from "./misplacedTab.ts";
import { scalarType } from "./scalarType.ts";
import { syntaxMessage } from "./syntaxMessage.ts";
import { taggedCollection } from "./taggedCollection.ts";
import type {
  ScalarType,
  YamlAlias,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlPiece,
  YamlProblem,
  YamlScalar,
  YamlSequence,
} from "./yamlNode.ts";

// Deeper than any real file; the parser and everything after it work recursively.
const MAX_DEPTH = 100;

const BINARY = "tag:yaml.org,2002:binary";

const EXPECTED: Readonly<Record<ScalarType, string>> = {
  int: "a whole number",
  float: "a number",
  bool: "true or false",
  string: "text",
  null: "nothing",
  timestamp: "a date",
  unknown: "a value",
};

/** Parses a whole document or one item of a list. Never throws: what is wrong is in `problems`, the first one first. */
export function parsePiece(text: string): YamlPiece {
  if (flowDepth(text) > MAX_DEPTH) return refused(text);
  try {
    return readPiece(text);
  } catch (error) {
    // Lists nested in lists thousands deep exhaust the parser's stack.
    if (error instanceof RangeError) return refused(text);
    throw error;
  }
}

function readPiece(text: string): YamlPiece {
  const document = readDocument(text);
  const other = document.errors.length > 0 ? loaderText(text) : undefined;
  const better = other && readDocument(other.text);
  // Where more is wrong, the text as it stands tells best what.
  if (other === undefined || better?.errors.length !== 0) return new PieceReader(text, document).read();
  return other.original(new PieceReader(other.text, better).read());
}

function readDocument(text: string): Document.Parsed {
  // Scalars stay text here: what they and their tags mean is decided as ibek's loader does, not as this parser would.
  return parseDocument(text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    resolveKnownTags: false,
  });
}

function refused(text: string): YamlPiece {
  const unread = `more than ${MAX_DEPTH} levels of nesting`;
  const message = `Not checked here: ${unread}.`;
  const span = { start: 0, end: Math.max(text.search(/\r?\n|$/), 0) };
  return {
    text,
    root: undefined,
    problems: [{ kind: "syntax", span, message, unread }],
    anchors: new Map(),
    openAliases: [],
  };
}

/** An upper bound: brackets in strings count too. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket[0] === "[" || bracket[0] === "{" ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Where the word begins that ends at `end`. */
function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/\s/.test(text[at - 1] ?? " ")) at--;
  return at;
}

class PieceReader {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, YamlNode>();
  readonly #openAliases: YamlAlias[] = [];
  #version: "1.1" | "1.2" = "1.2";

  constructor(text: string, document: Document.Parsed) {
    this.#text = text;
    this.#document = document;
  }

  read(): YamlPiece {
    const document = this.#document;
    if (document.directives.yaml.version === "1.1") this.#version = "1.1";
    for (const error of document.errors) {
      const message = syntaxMessage(error, this.#text);
      this.#problems.push({ kind: "syntax", span: this.#errorSpan(error.pos), message });
    }
    const root = document.contents === null ? undefined : this.#node(document.contents, 0);
    const tab = this.#problems.length > 0 ? undefined : misplacedTab(this.#text, root);
    if (tab !== undefined) {
      const message = "ibek's loader takes no tab here: use spaces.";
      this.#problems.push({ kind: "syntax", span: { start: tab, end: tab + 1 }, message });
    }
    return {
      text: this.#text,
      root,
      problems: this.#problems,
      anchors: this.#anchors,
      openAliases: this.#openAliases,
    };
  }

  /** Errors of several lines are shown on the first; one at the very end of the text moves onto the last word. */
  #errorSpan([from, to]: readonly [number, number]): Span {
    const last = this.#text.trimEnd().length;
    const start = from >= last ? wordStart(this.#text, last) : from;
    const lineEnd = this.#text.slice(start).search(/\r?\n|$/) + start;
    return { start: Math.max(start, 0), end: Math.max(Math.min(from >= last ? last : to, lineEnd), start + 1) };
  }

  #node(node: Node, depth: number): YamlNode {
    if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
    const read = this.#unanchored(node, depth);
    const anchor = isAlias(node) ? undefined : (node as { readonly anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, read);
    return read;
  }

  #unanchored(node: Node, depth: number): YamlNode {
    const [start, end] = node.range ?? [0, 0];
    const span = { start, end };
    if (isAlias(node)) {
      const alias: YamlAlias = { kind: "alias", span, name: node.source, target: this.#anchors.get(node.source) };
      if (alias.target === undefined) this.#openAliases.push(alias);
      return alias;
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(item as Node, depth + 1));
      return this.#tagged({ kind: "sequence", span, items }, node.tag);
    }
    if (isMap<Node, Node | null>(node)) {
      const map = this.#map(node.items, span, depth, node.flow === true);
      const [only] = map.entries;
      // A pair in a list, `[a: 1]`, has no braces of its own; one that is no pair after all is text.
      const isText = node.flow === true && this.#text[start] !== "{" && only?.value === undefined;
      return isText && only ? only.key : this.#tagged(map, node.tag);
    }
    return this.#scalar(node, span);
  }

  #tagged(node: YamlMap | YamlSequence, tag: string | undefined): YamlNode {
    const made = taggedCollection(node, tag);
    const problem =
      made === undefined
        ? { node, message: `ibek makes no such value of the YAML tag \`${tag ?? ""}\`.` }
        : made.problem;
    if (problem) {
      const { start, end } = problem.node.span;
      const lineEnd = this.#text.slice(start).search(/\r?\n|$/) + start;
      const span = { start, end: Math.max(Math.min(end, lineEnd), start + 1) };
      this.#problems.push({ kind: "syntax", span, message: problem.message });
    }
    return made?.node ?? node;
  }

  #scalar(node: Node, span: Span): YamlScalar {
    const text = isScalar(node) ? (node.source ?? String(node.value)) : "";
    if (node.tag === BINARY) return this.#binary(text, span);
    const plain = isScalar(node) && node.type === "PLAIN";
    const type = scalarType(text, plain, node.tag, this.#version);
    if (type === "unknown") {
      const message =
        node.tag === undefined ? `\`${text}\` needs quotes around it.` : `ibek knows no YAML tag \`${node.tag}\`.`;
      this.#problems.push({ kind: "syntax", span, message });
    } else if (!isConstructible(type, text)) {
      this.#problems.push({ kind: "syntax", span, message: `ibek cannot read \`${text}\` as ${EXPECTED[type]}.` });
    }
    return { kind: "scalar", span, text, plain, type };
  }

  #binary(source: string, span: Span): YamlScalar {
    const text = binaryText(source);
    if (text === undefined) {
      this.#problems.push({ kind: "syntax", span, message: "This is not text in base64, which `!!binary` needs." });
    }
    return { kind: "scalar", span, type: "string", text: text ?? source, plain: false };
  }

  #map(
    items: readonly { readonly key: Node; readonly value: Node | null }[],
    span: Span,
    depth: number,
    isFlow: boolean,
  ): YamlMap {
    const first = new Map<string, Span>();
    let before = span.start;
    const entries = items.map((item): YamlEntry => {
      const glued = isFlow ? this.#gluedName(item.key) : undefined;
      if (glued) this.#checkKey(glued, first);
      if (glued) return { key: glued, value: undefined };
      const key = this.#key(item.key, depth + 1);
      this.#checkKey(key, first);
      if (isFlow && item.value !== null) this.#checkFlowKey(key.span, before);
      before = (item.value ?? item.key).range?.[1] ?? before;
      return { key, value: item.value === null ? undefined : this.#node(item.value, depth + 1) };
    });
    return { kind: "map", span, entries };
  }

  /** The loader looks for the colon on the line a name begins on, and in brackets for a name in front of it. */
  #checkFlowKey({ start, end }: Span, before: number): void {
    const isExplicit =
      this.#text.slice(before, start).includes("?") || /\?\s*$/.test(this.#text.slice(Math.max(0, start - 100), start));
    if (isExplicit) return;
    const isEmpty = start === end && before === start && this.#text[before] === ":";
    const isOneLine = !this.#text.slice(start, end).includes("\n") && /[ \t]*:/y.test(this.#text.slice(end));
    if (isOneLine && !isEmpty) return;
    const message = isEmpty ? "A name is missing here." : "A name and its colon have to be on one line here.";
    const lineEnd = this.#text.slice(start).search(/\r?\n|$/) + start;
    this.#problems.push({ kind: "syntax", span: { start, end: Math.max(Math.min(end, lineEnd), start + 1) }, message });
  }

  /** A name with its colon, where ibek's loader reads it so. */
  #gluedName(key: Node): YamlScalar | undefined {
    const [start, end] = key.range ?? [0, 0];
    const glued = isScalar(key) && key.type === "PLAIN" ? gluedColon(this.#text, end) : undefined;
    const colon = this.#text.indexOf(":", end);
    if (glued === "refused") {
      const message = "There has to be a space behind this colon.";
      this.#problems.push({ kind: "syntax", span: { start: colon, end: colon + 1 }, message });
    }
    if (glued !== "ofName") return undefined;
    const span = { start, end: colon + 1 };
    return { kind: "scalar", span, type: "string", text: this.#text.slice(start, colon + 1), plain: true };
  }

  #key(node: Node, depth: number): YamlNode {
    const [start, end] = node.range ?? [0, 0];
    const isMerge = isScalar(node) && node.type === "PLAIN" && node.value === "<<";
    return isMerge
      ? { kind: "scalar", span: { start, end }, type: "string", text: "<<", plain: true }
      : this.#node(node, depth);
  }

  #checkKey(key: YamlNode, first: Map<string, Span>): void {
    if (key.kind === "map" || key.kind === "sequence") {
      const jinja = key.kind === "map" && this.#text[key.span.start - 1] === "{";
      const message = jinja
        ? "A value that starts with a Jinja expression needs quotes around it."
        : "A list or mapping cannot be a name.";
      this.#problems.push({ kind: "syntax", span: key.span, message });
    }
    const identity = keyIdentity(key);
    if (identity === undefined) return;
    const before = first.get(identity);
    if (before === undefined) first.set(identity, key.span);
    else {
      const name = this.#text.slice(key.span.start, key.span.end);
      const message = `\`${key.kind === "scalar" ? key.text : name}\` is given twice here; ibek accepts each name once.`;
      this.#problems.push({ kind: "duplicateKey", span: key.span, message, first: before });
    }
  }
}
