import type { OpenDocument } from "../service.ts";
import { parseSubstitutions } from "../syntax/substitutions/parseSubstitutions.ts";
import { readAsDbLoadTemplate } from "../syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../syntax/substitutions/readAsMsi.ts";
import { structureOf } from "../syntax/substitutions/templateBlocks.ts";
import { pathOfUri } from "../text/fileUri.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { Workspace } from "../workspace.ts";
import { RULES } from "./rules.ts";
import type { CheckedSubstitutions } from "./checkedSubstitutions.ts";
import { findTemplates } from "./templates.ts";
import { usingTools } from "./usingTools.ts";

export async function analyseSubstitutions(
  document: OpenDocument,
  previous: CheckedSubstitutions | undefined,
  workspace: Workspace,
): Promise<CheckedSubstitutions> {
  const { text } = document;
  const path = pathOfUri(document.uri) ?? "/untitled";
  const file = parseSubstitutions(text, previous?.file);
  const structure = structureOf(file);
  const names = structure.blocks.map(({ head }) => head.piece.name?.text ?? "");
  const using = previous?.using ?? (await usingTools(path, workspace));
  const templates = await findTemplates(names, path, workspace, previous?.templates);
  const same = previous?.using === using && previous.templates.looked === templates.looked;
  const model = {
    ...{ document, file, structure, lines: new LineIndex(text) },
    readings: {
      msi: readAsMsi(text, previous?.readings.msi),
      dbLoadTemplate: readAsDbLoadTemplate(text, previous?.readings.dbLoadTemplate),
    },
    ...{ using, templates },
    dependencies: same ? previous.dependencies : [...templates.looked, ...using.read],
  };
  return { ...model, problems: RULES.flatMap((rule) => rule.check(model).map((problem) => ({ rule, problem }))) };
}
