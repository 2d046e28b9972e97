// The server's pure code may not use Node, and LSP speaks URIs where files have paths.

/** `file:///beamline/a%20b/ioc.yaml` → `/beamline/a b/ioc.yaml`; undefined for a document that is no file. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/]*)(\/[^?#]*)/.exec(uri);
  if (!match) return undefined;
  const path = decoded(match[2] ?? "");
  // `file:///c%3A/work` names a drive, not a folder called `c:`.
  return /^\/[a-zA-Z]:/.test(path) ? path.slice(1) : path;
}

/** `/beamline/a b/ioc.yaml` → `file:///beamline/a%20b/ioc.yaml`, encoded as VS Code does. */
export function uriOfPath(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const rooted = slashed.startsWith("/") ? slashed : `/${slashed}`;
  return `file://${rooted.split("/").map(encodeURIComponent).join("/")}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone `%` is somebody's file name
  }
}
