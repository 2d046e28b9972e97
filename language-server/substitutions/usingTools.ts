// Which of the two tools reads a substitutions file, as far as the files around it tell.
import { posix } from "node:path";
import type { Tool } from "../syntax/substitutions/reading.ts";
import type { Workspace } from "../workspace.ts";

export interface UsingTools {
  /** Empty: nobody tells. */
  readonly tools: readonly Tool[];
  /** Absolute paths that were read for it. */
  readonly read: readonly string[];
}

const MOST_SCRIPTS = 50;

export async function usingTools(path: string, workspace: Workspace): Promise<UsingTools> {
  const folder = posix.dirname(path);
  const name = posix.basename(path);
  // ibek has msi expand it before the IOC starts.
  if (name.endsWith("ioc.subst")) return { tools: ["msi"], read: [] };
  const makefile = `${folder}/Makefile`;
  const scripts = await scriptsAround(folder, workspace);
  const tools = new Set<Tool>();
  const made = `\\b${escaped(name.replace(/\.[^.]*$/, ""))}\\.db\\b`;
  if (new RegExp(`^[^#\\n]*\\bDB\\b[^#\\n]*=[^#]*?${made}`, "m").test((await workspace.read(makefile)) ?? ""))
    tools.add("msi");
  const loads = new RegExp(`^[^#\\n]*\\bdbLoadTemplate\\b[^#\\n]*\\b${escaped(name)}\\b`, "m");
  for (const script of scripts) {
    if (!loads.test((await workspace.read(script)) ?? "")) continue;
    tools.add("dbLoadTemplate");
    break;
  }
  return { tools: [...tools], read: [makefile, ...scripts] };
}

/** Beside the file, and in the boot folders of the application it belongs to. */
async function scriptsAround(folder: string, workspace: Workspace): Promise<readonly string[]> {
  const boots = ["iocBoot", "../iocBoot", "../../iocBoot"].map((each) => posix.join(folder, each));
  const folders = [folder];
  for (const boot of boots) for (const name of await workspace.list(boot)) folders.push(`${boot}/${name}`);
  const scripts: string[] = [];
  for (const each of folders.slice(0, MOST_SCRIPTS))
    for (const name of await workspace.list(each))
      if (/\.(cmd|iocsh)$/.test(name) && scripts.length < MOST_SCRIPTS) scripts.push(`${each}/${name}`);
  return scripts;
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, "\\$&");
}
