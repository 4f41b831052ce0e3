import { createRequire } from 'node:module';

import type { Logger } from 'pino';

import type { Log } from '../ports/log.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info';

const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Structured log, one JSON object per line.
 *
 * @param descriptor of the file it goes to; 2 is standard error
 *
 * pino is loaded by the first line that is written, and written to at once: no line is lost when the program ends, and a
 * command that has nothing to say does not pay for it.
 */
export function createLog(level: LogLevel, descriptor = 2): Log {
  if (level === 'silent') return quietLog;
  let logger: Logger | null = null;
  function open(): Logger {
    const pino = createRequire(import.meta.url)('pino') as typeof import('pino');
    const options = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name: string) => ({ level: name }) },
    };
    logger ??= pino.pino(options, pino.destination({ dest: descriptor, sync: true }));
    return logger;
  }
  const order = ['error', 'warn', 'info'];
  const isWritten = (line: LogLevel): boolean => order.indexOf(line) <= order.indexOf(level);
  return {
    info: (message, fields = {}) => void (isWritten('info') && open().info(fields, message)),
    warn: (message, fields = {}) => void (isWritten('warn') && open().warn(fields, message)),
    error: (message, fields = {}) => open().error(fields, message),
  };
}
