import { outlineContents } from "../ioc/records/contentsOutline.ts";
import type { ContentsResult } from "../protocol.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { StartupScript } from "./startupScript.ts";

/** What the script loads; lines of the script and rows of substitutions files are where they are written. */
export function startupScriptContents({ document, contents, start }: StartupScript, filter: string): ContentsResult {
  if (start.fragment && contents.loads.size === 0)
    return { ok: false, why: "Another script loads this one; by itself it loads no records." };
  const outline = outlineContents(contents, filter, {
    ofLoad: (load) => {
      const line = contents.lineOf(load)?.line;
      const range = line === undefined ? START : rangeIn(line, 0, line.text.trimEnd().length);
      return { uri: document.uri, range };
    },
    ofRow: ({ path, range }) => ({ uri: uriOfPath(path), range }),
  });
  return { ok: true, ...outline };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
