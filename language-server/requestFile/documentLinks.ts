import type { DocumentLink, Location, Position } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import { covers } from "../text/span.ts";
import type { Request } from "./requestModel.ts";

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Included files, where they were found. */
export function requestLinks({ requests, included, lines }: Request): readonly DocumentLink[] {
  return requests.flatMap((line) => {
    const path = line.kind === "include" ? included.get(line.file.text)?.path : undefined;
    return line.kind !== "include" || path === undefined
      ? []
      : [{ range: lines.rangeOf(line.file), target: uriOfPath(path) }];
  });
}

/** The file that the line includes. */
export function requestDefinition({ requests, included, lines }: Request, position: Position): readonly Location[] {
  const offset = lines.offsetAt(position);
  const line = requests.find((each) => each.kind === "include" && covers(each.file, offset));
  const path = line?.kind === "include" ? included.get(line.file.text)?.path : undefined;
  return path === undefined ? [] : [{ uri: uriOfPath(path), range: FILE_START }];
}
