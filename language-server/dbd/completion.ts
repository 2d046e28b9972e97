import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from "vscode-languageserver-types";
import { type DbdWord, FIELD_ATTRIBUTES, FIELD_TYPES, LINK_TYPES } from "../catalogue/dbdWords.ts";
import { relatedFolders } from "../features/relatedFiles.ts";
import { IN_MENU, IN_RECORD_TYPE, type StatementShape, TOP } from "../syntax/dbd/grammar.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { DBD_FOLDERS } from "./analyse.ts";
import type { Dbd } from "./dbd.ts";
import { statementsAt } from "./statementsAt.ts";

type Offer = Pick<CompletionItem, "label" | "kind"> & Partial<CompletionItem>;

export async function completeDbd(
  dbd: Dbd,
  position: Position,
  workspace: Workspace,
): Promise<readonly CompletionItem[]> {
  const before = dbd.lines.line(position.line).slice(0, position.character);
  if (/^[^"]*#/.test(before) || /^\s*%/.test(before)) return [];
  const { typed, offers } = await offersFor(before, dbd, position, workspace);
  const start = { line: position.line, character: position.character - typed.length };
  return offers.map(({ insertText, ...offer }) => ({
    ...offer,
    textEdit: { range: { start, end: position }, newText: insertText ?? offer.label },
  }));
}

interface Offers {
  /** The part of the word before the cursor. */
  readonly typed: string;
  readonly offers: readonly Offer[];
}

async function offersFor(before: string, dbd: Dbd, position: Position, workspace: Workspace): Promise<Offers> {
  const file = /\binclude\s+"([^"]*)$/.exec(before);
  if (file !== null) return { typed: file[1] ?? "", offers: await fileNames(dbd, workspace) };
  for (const [pattern, offer] of ARGUMENTS) {
    const found = pattern.exec(before);
    if (found !== null) return { typed: found[2] ?? "", offers: offer(dbd, found[1] ?? "") };
  }
  const word = /(?:^|[\s{})])(\w*)$/.exec(before);
  return word === null ? { typed: "", offers: [] } : { typed: word[1] ?? "", offers: keywords(dbd, position) };
}

const ARGUMENTS: readonly (readonly [RegExp, (dbd: Dbd, name: string) => readonly Offer[]])[] = [
  [/(\bfield)\(\s*"?\w*"?\s*,\s*"?(\w*)$/, () => described(FIELD_TYPES, CompletionItemKind.TypeParameter)],
  [
    /(\bdevice)\(\s*"?(\w*)$/,
    ({ types }) => types.all.map(({ name, title }) => ({ label: name, kind: CompletionItemKind.Class, detail: title })),
  ],
  [/(\bdevice)\([^,]*,\s*"?(\w*)$/, () => described(LINK_TYPES, CompletionItemKind.EnumMember)],
  [
    /(\bvariable)\([^,]*,\s*"?(\w*)$/,
    () => ["int", "double"].map((label) => ({ label, kind: CompletionItemKind.Keyword })),
  ],
  [/(\bmenu)\(\s*"?(\w*)$/, menuNames],
  [/(\bpromptgroup)\(\s*"?([^")]*)$/, promptGroups],
  [/(\b\w+)\(\s*"?(\w*)$/, (_, name) => described(attribute(name)?.choices ?? [], CompletionItemKind.EnumMember)],
];

function described(words: readonly DbdWord[], kind: CompletionItemKind): readonly Offer[] {
  return words.map(({ name, description }) => ({
    label: name,
    kind,
    ...(description !== "" && { documentation: { kind: "markdown", value: description } as const }),
  }));
}

function attribute(name: string): (typeof FIELD_ATTRIBUTES)[number] | undefined {
  return FIELD_ATTRIBUTES.find((each) => each.name === name);
}

/** Those of the file itself first: it is being written. */
function menuNames({ types, named, included }: Dbd): readonly Offer[] {
  const own = [named, ...[...included.values()].map((file) => file.named)]
    .flatMap(({ names }) => names)
    .filter(({ key, defines }) => defines && key.startsWith("menu "))
    .map(({ text }) => text);
  return [...new Set([...own, ...types.menuNames])].map((label) => ({
    label,
    kind: CompletionItemKind.Enum,
    detail: (types.menu(label) ?? []).join(", "),
    sortText: `${own.includes(label) ? "0" : "1"}${label}`,
  }));
}

function promptGroups({ types }: Dbd): readonly Offer[] {
  const groups = new Set(types.all.flatMap(({ fields }) => fields.flatMap(({ group }) => group ?? [])));
  return [...groups].toSorted().map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

async function fileNames({ document }: Dbd, workspace: Workspace): Promise<readonly Offer[]> {
  const path = pathOfUri(document.uri);
  if (path === undefined) return [];
  const lists = await Promise.all(relatedFolders(path, DBD_FOLDERS).map((folder) => workspace.list(folder)));
  const names = new Set(lists.flat().filter((name) => name.endsWith(".dbd") && !path.endsWith(`/${name}`)));
  return [...names].toSorted().map((label) => ({ label, kind: CompletionItemKind.File }));
}

function keywords(dbd: Dbd, position: Position): readonly Offer[] {
  const offset = dbd.lines.offsetAt(position);
  const around = statementsAt(dbd.file.statements, offset).findLast(
    ({ body }) => body !== undefined && body.open < offset && offset <= (body.close ?? Infinity),
  );
  switch (around?.keyword.text) {
    case "field":
      return FIELD_ATTRIBUTES.map(({ name, description, example }) => ({
        ...snippet(name, `${name}(\${1:${example.replaceAll("}", "\\}")}})`, CompletionItemKind.Property),
        documentation: { kind: "markdown", value: description },
      }));
    case "menu":
      return shapes(IN_MENU);
    case "recordtype":
      return shapes(IN_RECORD_TYPE);
    default:
      return shapes(TOP);
  }
}

function shapes(known: ReadonlyMap<string, StatementShape>): readonly Offer[] {
  return [...known].map(([name, { words, bare, body, optional = 0 }]) => {
    const places = words.slice(0, words.length - optional).map((_, index) => `\${${index + 1}}`);
    const braces = body === undefined ? "" : ` {\n\t$0\n}`;
    return snippet(
      name,
      bare === true ? `${name} "\${1}"` : `${name}(${places.join(", ")})${braces}`,
      CompletionItemKind.Keyword,
    );
  });
}

function snippet(label: string, insertText: string, kind: CompletionItemKind): Offer {
  return { label, kind, insertText, insertTextFormat: InsertTextFormat.Snippet };
}
