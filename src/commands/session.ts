import { userInfo } from 'node:os';

import { openApp, type App, type AppOptions } from '../app.ts';
import type { Context } from './command.ts';

interface CommonValues {
  readonly config?: string | undefined;
}

/** Opens what a command works with, and closes it whatever happens. */
export async function withApp<Result>(
  values: CommonValues,
  context: Context,
  work: (app: App) => Promise<Result>,
  options: Partial<AppOptions> = {},
): Promise<Result> {
  const app = await openApp({ configPath: values.config ?? null, cwd: context.cwd, env: context.env, ...options });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Holds the folder's lock while the work is done: two runs would write one edition twice. */
export async function locked<Result>(app: App, command: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await app.lock(command);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** Who a command is run by, as approvals and histories name them: `operator:li`. */
export function operator(): string {
  try {
    return `operator:${userInfo().username}`;
  } catch {
    // A container may run under a number that has no name.
    return `operator:${process.getuid?.() ?? 'unknown'}`;
  }
}
