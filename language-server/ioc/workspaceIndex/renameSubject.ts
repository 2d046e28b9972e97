import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { spelt } from "../../syntax/yaml/spelling.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import { uriFor, type AskedDocument } from "./locations.ts";
import { renameObstacle } from "./renameObstacle.ts";
import type { Site } from "./site.ts";
import { moduleOf, type Subject } from "./subject.ts";

export type RenameAnswer =
  | { readonly ok: true; readonly value: WorkspaceEdit }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** `newName`: of a model without its module; with it, that is left out. */
export function renameSubject(
  subject: Subject,
  newName: string,
  indexed: IndexedWorkspace,
  asked: AskedDocument,
): RenameAnswer {
  const trimmed = newName.trim();
  const module = subject.kind === "model" ? moduleOf(subject.model.type) : "";
  const name = trimmed.startsWith(module) ? trimmed.slice(module.length) : trimmed;
  const why = renameObstacle(subject, name, indexed);
  if (why !== undefined) return { ok: false, why };
  const changes: Record<string, TextEdit[]> = {};
  for (const site of indexed.sitesOf(subject)) (changes[uriFor(site.path, asked)] ??= []).push(editOf(site, name));
  return { ok: true, value: { changes } };
}

function editOf({ role, name, end, lines }: Site, newName: string): TextEdit {
  const range = lines.rangeOf({ start: name.span.start, end });
  switch (role) {
    case "definition":
    case "key":
    case "database":
      return { range, newText: spelt(newName, name.spelling) };
    case "jinja":
      return { range, newText: newName };
    case "type":
      return { range, newText: spelt(moduleOf(name.name) + newName, name.spelling) };
    // The argument is named as the database has it; its value has another name now.
    case "argument": {
      const key = lines.text.slice(name.span.start, name.span.end);
      return { range, newText: `${key}: "{{ ${newName} }}"` };
    }
  }
}
