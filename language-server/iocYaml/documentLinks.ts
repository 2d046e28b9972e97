import type { DocumentLink } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import type { IocAnalysis } from "./analysis.ts";

/** To the schema the header names, and to support files where they are known. */
export function documentLinks(analysis: IocAnalysis): readonly DocumentLink[] {
  const { lines, path } = analysis;
  const schemas = [...lines.text.matchAll(/^#[ \t]*yaml-language-server:[ \t]*\$schema=(?<name>\S+)/gm)];
  // Bounded, and tried once a word: a page of dots takes no longer than other text.
  const supportFiles = [...lines.text.matchAll(/(?<![\w.-])(?<name>[\w.-]{1,100}?\.ibek\.support\.yaml)/g)];
  const known = supportFiles.length > 0 ? supportUris(analysis) : new Map<string, string>();
  return [
    ...schemas.flatMap((match) => link(match, schemaUri(match.groups?.["name"] ?? "", path), analysis)),
    ...supportFiles.flatMap((match) => link(match, known.get(match.groups?.["name"] ?? ""), analysis)),
  ];
}

/** `name` ends the match. */
function link(match: RegExpExecArray, target: string | undefined, { lines }: IocAnalysis): readonly DocumentLink[] {
  if (target === undefined) return [];
  const end = match.index + match[0].length;
  return [{ range: lines.rangeOf({ start: end - (match.groups?.["name"]?.length ?? 0), end }), target }];
}

/** Only the web and files: editors also run `command:` links. */
function schemaUri(name: string, path: string | undefined): string | undefined {
  if (/^https?:\/\//i.test(name)) return name;
  if (/^[\w+.-]+:|^\/\//.test(name) || path === undefined) return undefined;
  return name.startsWith("/") ? uriOfPath(name) : uriOfPath(resolved(path, name));
}

/** `/beamline/config/ioc.yaml`, `../ioc.schema.json` → `/beamline/ioc.schema.json` */
function resolved(path: string, relative: string): string {
  const parts = path.replaceAll("\\", "/").split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function supportUris({ catalogue }: IocAnalysis): ReadonlyMap<string, string> {
  return new Map(
    [...catalogue.models.values()].flatMap(({ place }): readonly (readonly [string, string])[] =>
      place ? [[place.path.slice(place.path.lastIndexOf("/") + 1), uriOfPath(place.path)]] : [],
    ),
  );
}
