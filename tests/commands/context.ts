import type { Context } from '../../src/commands/command.ts';

export interface Heard {
  readonly context: Context;
  /** All that went to standard output. */
  readonly output: () => string;
  /** All that went to standard error. */
  readonly complaints: () => string;
}

/** A context that keeps what a command prints; a test names only what it is about. */
export function aContext(changes: Partial<Context>): Heard {
  const out: string[] = [];
  const err: string[] = [];
  const context: Context = {
    cwd: '/nowhere',
    env: {},
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    async *input() {},
    isTerminal: false,
    signal: new AbortController().signal,
    ...changes,
  };
  return { context, output: () => out.join(''), complaints: () => err.join('') };
}
