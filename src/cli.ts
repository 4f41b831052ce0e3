import { main } from './main.ts';

/** Starts the program. `bin/jianbao.js` has turned the compile cache on before this file is read. */
export async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}
