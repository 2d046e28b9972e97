// Port: the files around the open documents. Open documents win over the disk. Implemented by `nodeWorkspace.ts`.

export interface FileFacts {
  readonly bytes: number;
  /** Of its content, in hexadecimal. */
  readonly sha256: string;
}

export interface Workspace {
  /** Absolute paths of the folders the editor has open. */
  readonly roots: readonly string[];
  /** Text of a file as UTF-8; undefined when it is missing, not a file or unreadable. */
  read(path: string): Promise<string | undefined>;
  /** Base names in a folder, sorted; empty when it is missing. */
  list(folder: string): Promise<readonly string[]>;
  isFile(path: string): Promise<boolean>;
  /** Of a file on the disk, whatever an editor has made of it; undefined when it is missing or too large to be read. */
  fileFacts(path: string): Promise<FileFacts | undefined>;
}
