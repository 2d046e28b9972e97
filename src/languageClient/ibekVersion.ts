import type { Outcome } from "../core/failure.ts";
import type { FolderFile } from "../core/imageStore.ts";

/** Python versions of images so far, the likeliest first. */
const PYTHONS = ["3.13", "3.12", "3.14", "3.11"];

/** Version of the ibek an image brings, `4.8.2`, read from its files; undefined where none is found. */
export async function ibekVersion(
  readFolder: (folder: string) => Promise<Outcome<readonly FolderFile[]>>,
): Promise<string | undefined> {
  for (const python of PYTHONS) {
    const files = await readFolder(`/venv/lib/python${python}/site-packages/ibek`);
    if (!files.ok) continue;
    const file = files.value.find(({ name }) => name === "_version.py");
    const text = new TextDecoder().decode(file?.content);
    return /^__version__\b[^'"\n]*['"](\d+\.\d+\.\d+)/m.exec(text)?.[1];
  }
  return undefined;
}
