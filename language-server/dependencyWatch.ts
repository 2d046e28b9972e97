// Notices changes in files the analyses have read, also those no editor watches: an image's definitions, other editors.

/** Calls `onChange` with the documents whose dependencies are not as they were when last told. */
export class DependencyWatch {
  readonly #fingerprint: (path: string) => Promise<string>;
  readonly #onChange: (uri: string) => void;
  readonly #watched = new Map<string, { readonly paths: readonly string[]; seen: readonly string[] | undefined }>();

  constructor(fingerprint: (path: string) => Promise<string>, onChange: (uri: string) => void) {
    this.#fingerprint = fingerprint;
    this.#onChange = onChange;
  }

  /** After each analysis; cheap while the paths are the same array. */
  watch(uri: string, paths: readonly string[]): void {
    if (this.#watched.get(uri)?.paths === paths) return;
    this.#watched.set(uri, { paths, seen: undefined });
    void this.#look(uri);
  }

  forget(uri: string): void {
    this.#watched.delete(uri);
  }

  /** Of a file somebody says was changed, came or went. */
  dependents(path: string): readonly string[] {
    const folder = path.slice(0, path.lastIndexOf("/"));
    return [...this.#watched].flatMap(([uri, { paths }]) =>
      paths.includes(path) || paths.includes(folder) ? [uri] : [],
    );
  }

  async poll(): Promise<void> {
    for (const uri of [...this.#watched.keys()]) await this.#look(uri);
  }

  async #look(uri: string): Promise<void> {
    const watched = this.#watched.get(uri);
    if (!watched) return;
    const now = await Promise.all(watched.paths.map(this.#fingerprint));
    const { seen } = watched;
    watched.seen = now;
    const changed = seen?.some((before, index) => before !== now[index]) === true;
    if (changed && this.#watched.get(uri) === watched) this.#onChange(uri);
  }
}
