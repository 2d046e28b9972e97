import { parseImageReference } from "../core/imageReference.ts";

/** One line of the setting `epicsIoc.images.developerMapping`. */
export interface DeveloperMapping {
  /** Regular expression, matched against the image without its tag: `-runtime$`. */
  readonly pattern: string;
  /** May use `$1`: `-developer`. */
  readonly replacement: string;
}

/** How the images of epics-containers are named; `-linux-runtime` until 2024. */
const DEFAULT_MAPPING: readonly DeveloperMapping[] = [{ pattern: "-runtime$", replacement: "-developer" }];

/**
 * The image with compiler and debugger made together with this one: the same tag of another repository.
 * Undefined when no mapping fits, and for an image pinned by digest alone, which has no release to look up.
 */
export function developerImageOf(image: string, mappings: readonly DeveloperMapping[]): string | undefined {
  const reference = parseImageReference(image);
  if (reference?.tag === undefined) return undefined;
  for (const { pattern, replacement } of [...mappings, ...DEFAULT_MAPPING]) {
    const repository = replaced(reference.repository, pattern, replacement);
    if (repository !== reference.repository) return `${repository}:${reference.tag}`;
  }
  return undefined;
}

/** A pattern that is no regular expression fits nothing. */
function replaced(repository: string, pattern: string, replacement: string): string {
  try {
    return repository.replace(new RegExp(pattern), replacement);
  } catch {
    return repository;
  }
}
