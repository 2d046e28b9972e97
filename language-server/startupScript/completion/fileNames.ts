import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { IocshFileKind } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { absolute, folderHere } from "../../ioc/scriptEvaluation/scriptFiles.ts";
import type { Workspace } from "../../workspace.ts";
import type { ScriptPlace, StartupScript } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

const NAMES: Readonly<Record<IocshFileKind, RegExp>> = {
  script: /(\.(cmd|iocsh)|^envPaths.*|^cdCommands)$/,
  database: /\.(db|vdb|template)$/,
  substitutions: /\.(substitutions|subs|sub|subst)$/,
  databaseDefinition: /\.dbd$/,
  accessSecurity: /\.(acf|cfg|txt)$/,
  folder: /^$/,
  protocol: /\.proto(col)?$/,
  other: /./,
};

/** A folder of a build tree may hold thousands of files; each one asks the file system what it is. */
const MOST_NAMES = 500;

export async function completeFile(
  script: StartupScript,
  place: ScriptPlace,
  typed: { readonly file: IocshFileKind; /** Before the cursor, expanded. */ readonly value: string },
  workspace: Workspace,
): Promise<readonly CompletionItem[]> {
  if (typed.value.includes(UNKNOWN)) return [];
  const typedFolder = typed.value.slice(0, typed.value.lastIndexOf("/") + 1);
  const folder = folderHere(absolute(typedFolder || ".", place.line.before.folder), script.start);
  if (folder === undefined) return [];
  const range = replacement(place, /[^\s"'(),<>/)}]/);
  const names = (await workspace.list(folder)).filter((name) => !name.startsWith(".")).slice(0, MOST_NAMES);
  const items = await Promise.all(
    names.map(async (name): Promise<readonly CompletionItem[]> => {
      if (!(await workspace.isFile(`${folder}/${name}`)))
        return [{ label: `${name}/`, kind: CompletionItemKind.Folder, textEdit: { range, newText: `${name}/` } }];
      if (!NAMES[typed.file].test(name)) return [];
      return [{ label: name, kind: CompletionItemKind.File, textEdit: { range, newText: name } }];
    }),
  );
  return items.flat();
}
