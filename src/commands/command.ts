/** What a command may touch of the process it runs in. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output as it stands: end lines yourself. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Lines of standard input, without their ends. */
  readonly input: () => AsyncIterable<string>;
  /** Standard input as it came, for what may be in another charset; left out where there is none. */
  readonly inputBytes?: () => Promise<Uint8Array>;
  /** True when standard error is a terminal: progress may be shown. */
  readonly isTerminal: boolean;
  /** Ends on SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** 0 done, 1 failed, 2 wrong use, 3 done under --strict but sources were missing. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  /** What `--help` prints, ending in a line break. */
  readonly help: string;
  /** @throws JianbaoError; USAGE becomes exit code 2 */
  readonly run: (args: readonly string[], context: Context) => Promise<ExitCode>;
}
