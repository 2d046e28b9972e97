import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import type { IocAnalysis } from "./analysis.ts";
import { idFile, idFileBeside, type IdFile } from "./idFile.ts";

/** An IOC's `ioc.yaml` and the `runtime.yaml` beside it, which ibek reads after it, or whichever of them is there. */
export async function idFiles(analysis: IocAnalysis, index: WorkspaceIndex): Promise<readonly IdFile[]> {
  const own = idFile(analysis);
  const [, folder, name] = /^(.*\/)(ioc|runtime)\.yaml$/.exec(analysis.path ?? "") ?? [];
  if (folder === undefined) return [own];
  const beside = `${folder}${name === "ioc" ? "runtime" : "ioc"}.yaml`;
  const facts = await index.ioc(beside);
  if (facts === undefined) return [own];
  const other = idFileBeside(facts, analysis.catalogue);
  return name === "ioc" ? [own, other] : [other, own];
}
