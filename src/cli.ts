import { enableCompileCache } from 'node:module';

enableCompileCache();

/** Starts the program; the command table lives in main.ts so that it is compiled with the cache on. */
export async function start(): Promise<void> {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
