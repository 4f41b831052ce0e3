import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { JianbaoError } from '../errors.ts';

/** The options every command has. */
const commonOptions = {
  config: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T & typeof commonOptions; allowPositionals: true }>
>;

/**
 * Reads a command's options; those of every command are understood too.
 *
 * @param most how many words without a dash it takes
 * @throws JianbaoError USAGE, naming what was not understood
 */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  most: number,
): Parsed<T> {
  let parsed: Parsed<T>;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { ...options, ...commonOptions },
      allowPositionals: true,
    });
  } catch (error) {
    throw new JianbaoError('USAGE', { message: error instanceof Error ? error.message : String(error) }, error);
  }
  const extra = parsed.positionals[most];
  if (extra !== undefined) throw new JianbaoError('USAGE', { message: `"${extra}" is one word too many.` });
  return parsed;
}

/** The current instant, or the one of `--now`, in UTC milliseconds. @throws JianbaoError USAGE */
export function readNow(given: string | undefined): number | null {
  if (given === undefined) return null;
  // Without an offset it would be another instant on another machine.
  const at = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(at))
    throw new JianbaoError('USAGE', { message: `--now ${given} is no instant; write 2026-01-19T06:00:00+08:00.` });
  return at;
}
