// The files of a folder in a running container. A small script instead of tar: the folder alone, not what lies below it,
// links followed, and nothing but a shell needed in the image.
import { failed } from "../../core/failure.ts";
import type { FolderFile } from "../../core/imageStore.ts";
import type { ApiOutcome } from "./apiFailure.ts";
import type { ApiServer } from "./apiServer.ts";
import { runInPod, type PodTarget } from "./podExec.ts";

const NO_FOLDER = 66;
const LIMIT_BYTES = 64 * 1024 * 1024;

// For each file: its size in bytes, a space, its name, a NUL, its content.
const SCRIPT = `cd -- "$1" 2>/dev/null || exit ${NO_FOLDER}
for f in * .[!.]*; do
  if [ -f "$f" ] && [ -r "$f" ]; then
    s=$(wc -c <"$f") && printf '%d %s\\000' "$s" "$f" && head -c "$s" <"$f" || exit 1
  fi
done`;

export async function readPodFolder(
  api: ApiServer,
  target: PodTarget,
  folder: string,
  call: { readonly doing: string; readonly signal: AbortSignal },
): Promise<ApiOutcome<readonly FolderFile[]>> {
  const ran = await runInPod(api, target, ["sh", "-c", SCRIPT, "sh", folder], { ...call, limitBytes: LIMIT_BYTES });
  if (!ran.ok) return ran;
  const { exitCode, stdout, stderr } = ran.value;
  if (exitCode === NO_FOLDER)
    return { ...failed("notFound", call.doing, `there is no folder ${folder}`), status: undefined };
  const files = exitCode === 0 ? parseFolder(stdout) : undefined;
  if (files) return { ok: true, value: files };
  const why = stderr.trim().split("\n").at(-1) ?? "";
  return {
    ...failed("unexpectedOutput", call.doing, why === "" ? "a file changed while it was read" : why),
    status: undefined,
  };
}

/** Undefined when the stream does not hold what its own headers say. */
export function parseFolder(stream: Uint8Array): readonly FolderFile[] | undefined {
  const files: FolderFile[] = [];
  let position = 0;
  while (position < stream.length) {
    const end = stream.indexOf(0, position);
    const header = /^(\d+) ([^/]+)$/s.exec(new TextDecoder().decode(stream.subarray(position, end)));
    if (end < 0 || !header) return undefined;
    const [, size = "", name = ""] = header;
    position = end + 1 + Number(size);
    if (position > stream.length) return undefined;
    files.push({ name, content: stream.slice(end + 1, position) });
  }
  return files;
}
