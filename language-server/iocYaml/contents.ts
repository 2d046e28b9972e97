import { dirname } from "node:path/posix";
import { outlineContents } from "../ioc/records/contentsOutline.ts";
import { generatedContents } from "../ioc/records/generatedContents.ts";
import type { TemplateFiles } from "../ioc/records/recordReader.ts";
import type { ContentsPlace, ContentsResult } from "../protocol.ts";
import type { Workspace } from "../workspace.ts";
import type { IocAnalysis } from "./analysis.ts";
import { preview } from "./preview.ts";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What the files that ibek would generate load; their lines are those of the entities that make them. */
export async function contents(
  analysis: IocAnalysis,
  filter: string,
  workspace: Workspace,
  stored: TemplateFiles,
): Promise<ContentsResult> {
  const generated = preview(analysis);
  if (!generated.ok) return { ok: false, why: generated.why };
  if (analysis.path === undefined) return { ok: false, why: "This document is no file." };
  const file = (name: "st.cmd" | "ioc.subst") => generated.files.find((each) => each.name === name);
  const texts = { script: file("st.cmd")?.text ?? "", substitutions: file("ioc.subst")?.text ?? "" };
  const loaded = await generatedContents(texts, dirname(analysis.path), workspace, stored);
  const placeOf = (name: "st.cmd" | "ioc.subst", line: number): ContentsPlace => ({
    uri: analysis.uri,
    range: file(name)?.origins[line] ?? START,
  });
  const outline = outlineContents(loaded, filter, {
    ofLoad: (load) => placeOf("st.cmd", loaded.lineOf(load)?.line.pieces[0].line ?? 0),
    ofRow: ({ range }) => placeOf("ioc.subst", range.start.line),
  });
  return { ok: true, ...outline };
}
