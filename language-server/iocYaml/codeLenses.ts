import type { CodeLens, Location, Position } from "vscode-languageserver-types";
import { PREVIEW_COMMAND, SHOW_REFERENCES_COMMAND } from "../protocol.ts";
import type { IocAnalysis } from "./analysis.ts";
import { idFile } from "./idFile.ts";
import { idPlaces } from "./references.ts";

/** Above the file its preview, above each entity with an id what refers to it. `uses`: of each id, in all files of the IOC. */
export function codeLenses(
  analysis: IocAnalysis,
  uses: ReadonlyMap<string, readonly Location[]> = idPlaces([idFile(analysis)], false),
): readonly CodeLens[] {
  const { uri, lines, file, entities } = analysis;
  if (file.top === undefined) return [];
  const top: Position = { line: 0, character: 0 };
  const preview: CodeLens = {
    range: { start: top, end: top },
    command: { title: "Preview startup script", command: PREVIEW_COMMAND, arguments: [uri] },
  };
  const references = entities.flatMap(({ start, checked }): readonly CodeLens[] => {
    const definition = checked.uses.find(({ kind, id }) => kind === "defines" && id !== undefined);
    const found = definition?.id === undefined ? undefined : uses.get(definition.id);
    if (definition === undefined || found === undefined) return [];
    const line = lines.positionAt(start + checked.entity.span.start);
    const position = lines.positionAt(start + definition.span.start);
    const title = found.length === 1 ? "1 reference" : `${found.length} references`;
    return [
      {
        range: { start: line, end: line },
        command: { title, command: SHOW_REFERENCES_COMMAND, arguments: [uri, position, found] },
      },
    ];
  });
  return [preview, ...references];
}
