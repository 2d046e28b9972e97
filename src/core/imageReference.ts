/** `ghcr.io:5050/org/ioc-pmac-runtime:2026.6.1@sha256:…` taken apart. */
export interface ImageReference {
  /** Everything before the tag: `ghcr.io:5050/org/ioc-pmac-runtime`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
}

/** Undefined for text that cannot name an image. */
export function parseImageReference(text: string): ImageReference | undefined {
  const [name = "", digest] = text.split("@", 2);
  // A colon before the last slash belongs to the registry's port, not to a tag.
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const repository = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? undefined : name.slice(colon + 1);
  const valid =
    /^[a-zA-Z0-9][a-zA-Z0-9._:/-]*$/.test(repository) && (tag === undefined || /^\w[\w.-]{0,127}$/.test(tag));
  return valid && (digest === undefined || /^[a-z0-9]+:[a-f0-9]+$/.test(digest))
    ? { repository, tag, digest }
    : undefined;
}

/** The version a person speaks of: the tag, else the digest's first characters, else nothing. */
export function imageVersion(image: string): string | undefined {
  const reference = parseImageReference(image);
  return reference?.tag ?? reference?.digest?.replace(/^sha256:(.{12}).*$/, "$1");
}
