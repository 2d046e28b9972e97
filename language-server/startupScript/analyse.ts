import type { BaseVersion } from "../ioc/scriptEvaluation/baseVersion.ts";
import { evaluateScript } from "../ioc/scriptEvaluation/evaluateScript.ts";
import { looksLikeFragment, scriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import { loadContents } from "../ioc/records/loadContents.ts";
import type { TemplateFiles } from "../ioc/records/recordReader.ts";
import type { OpenDocument } from "../service.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { checkContents, checkLines } from "./diagnostics.ts";
import type { StartupScript } from "./startupScript.ts";
import { isVxWorksScript } from "./vxWorksScript.ts";

/** Names tried while typing stay among the files that are watched; now and then they are cleared out. */
const MOST_FILES = 1000;

interface ScriptSurroundings {
  readonly workspace: Workspace;
  readonly stored: TemplateFiles;
  readonly base: BaseVersion;
}

export async function analyseStartupScript(
  document: OpenDocument,
  previous: StartupScript | undefined,
  { workspace, stored, base }: ScriptSurroundings,
): Promise<StartupScript> {
  const path = pathOfUri(document.uri) ?? "/untitled";
  const same =
    previous !== undefined &&
    looksLikeFragment(path, previous.document.text) === looksLikeFragment(path, document.text) &&
    previous.evaluation.files.length < MOST_FILES;
  // Lines are known again by the state before them, so the first one must stay the same object.
  const start = same ? previous.start : await scriptStart(path, document.text, workspace, base);
  const evaluation = await evaluateScript(document.text, start, workspace, same ? previous.evaluation : undefined);
  const surroundings = { workspace, start };
  const contents = await loadContents(evaluation, surroundings, stored, same ? previous.contents : undefined);
  const vxWorks = isVxWorksScript(document.text);
  const { lines, files } = evaluation;
  // The server looks at them again only when they are another array.
  const all = start.files.length + files.length + contents.files.length;
  const dependencies =
    same && previous.dependencies.length === all
      ? previous.dependencies
      : [...start.files, ...files, ...contents.files];
  const checked = vxWorks ? [] : checkLines(lines, start, previous);
  const checkedContents = vxWorks ? [] : checkContents(lines, contents, start);
  return { document, start, lines, evaluation, contents, vxWorks, checked, checkedContents, dependencies };
}
