export interface Files {
  /** Replaces the file whole (written beside, synced, renamed); folders are made. @throws JianbaoError OUTPUT_* */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Null when there is no such file. @throws JianbaoError FILE_UNREADABLE */
  read(path: string): Promise<Uint8Array | null>;
  /** Names of the files below a folder, relative, sorted; empty when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** Folders that are left empty go with the file. */
  remove(path: string): Promise<void>;
}

export interface Lock {
  /** Who holds it: process id, host, command and since when, as one line for people. */
  release(): Promise<void>;
}
