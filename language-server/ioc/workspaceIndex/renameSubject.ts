import type { TextEdit } from "vscode-languageserver-types";
import { spelt } from "../../syntax/yaml/spelling.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import { renameObstacle } from "./renameObstacle.ts";
import type { Site } from "./site.ts";
import { shortName, type Subject } from "./subject.ts";

export type RenameAnswer =
  /** Absolute path → its edits. */
  | { readonly ok: true; readonly value: ReadonlyMap<string, readonly TextEdit[]> }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** `newName`: of a model without its module; with it, that is left out. */
export function renameSubject(subject: Subject, newName: string, indexed: IndexedWorkspace): RenameAnswer {
  const name = subject.kind === "model" ? withoutModule(newName.trim(), subject.model.type) : newName.trim();
  const why = renameObstacle(subject, name, indexed);
  if (why !== undefined) return { ok: false, why };
  const edits = new Map<string, TextEdit[]>();
  for (const site of indexed.sitesOf(subject)) {
    const ofFile = edits.get(site.path) ?? [];
    ofFile.push(editOf(site, name));
    edits.set(site.path, ofFile);
  }
  return { ok: true, value: edits };
}

function withoutModule(newName: string, type: string): string {
  const module = type.slice(0, type.length - shortName(type).length);
  return newName.startsWith(module) ? newName.slice(module.length) : newName;
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
    case "type": {
      const module = name.name.slice(0, name.name.length - shortName(name.name).length);
      return { range, newText: spelt(module + newName, name.spelling) };
    }
    // The argument is named as the database has it; its value has another name now.
    case "argument": {
      const key = lines.text.slice(name.span.start, name.span.end);
      return { range, newText: `${key}: "{{ ${newName} }}"` };
    }
  }
}
