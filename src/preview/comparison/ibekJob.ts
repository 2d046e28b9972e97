// How ibek is run inside of an image, and how its files come out.
import { randomBytes } from "node:crypto";
import { posix } from "node:path";
import type { ImageJob } from "../../core/imageStore.ts";
import { PREVIEW_FILES, type PreviewFileName } from "../previewAddress.ts";

export type GeneratedTexts = ReadonlyMap<PreviewFileName, string>;

const CONFIG = "/config";
const RUNTIME = "/tmp/epics-ioc-runtime";
/** The shell's own, for a program that is not there. */
export const NO_SUCH_PROGRAM = 127;

/** What ibek says goes to the error output; each file comes as NUL, its name, NUL, its content. */
const SCRIPT = [
  `ibek runtime generate2 ${CONFIG} --no-pvi -o ${RUNTIME} "$@" >&2 || exit`,
  `cd ${RUNTIME} || exit`,
  `for file in ${PREVIEW_FILES.join(" ")}; do if [ -f "$file" ]; then printf '\\0%s\\0' "$file"; cat "$file"; fi; done`,
].join("\n");

/** Read by `ibek runtime generate2` by themselves; any other instance file has to be named. */
const FOUND_BY_NAME = ["ioc.yaml", "runtime.yaml"];

/** `config` is a folder on this machine, `file` the instance file in it. */
export function ibekJob(config: string, file: string, environment: Readonly<Record<string, string>>): ImageJob {
  const named = FOUND_BY_NAME.includes(file) ? [] : ["-i", posix.join(CONFIG, file)];
  return {
    container: `epics-ioc-generate-${randomBytes(4).toString("hex")}`,
    program: "sh",
    args: ["-c", SCRIPT, "sh", ...named],
    // As start.sh of the images sets it before it calls ibek.
    environment: { RUNTIME_DIR: "/epics/runtime", ...environment },
    folder: { source: config, target: CONFIG },
  };
}

/** Undefined for output that is none of the script's. */
export function generatedTexts(output: string): GeneratedTexts | undefined {
  const [before, ...parts] = output.split("\0");
  if (before !== "" || parts.length === 0 || parts.length % 2 !== 0) return undefined;
  const texts = new Map<PreviewFileName, string>();
  for (let index = 0; index < parts.length; index += 2) {
    const name = PREVIEW_FILES.find((file) => file === parts[index]);
    if (name !== undefined) texts.set(name, parts[index + 1] ?? "");
  }
  return texts;
}

/** What is wrong out of ibek's traceback: `ValueError: object x not found in []`. */
export function complaint(output: string): string {
  const lines = output
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s*For further information visit/.test(line));
  const error = lines.findLastIndex((line) => /^[\w.]*(?:Error|Exception)\b/.test(line));
  const told = error < 0 ? lines.slice(-1) : lines.slice(error, error + 3);
  return told.map((line) => line.trim()).join(" ");
}
