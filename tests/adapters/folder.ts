import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test, gone when the test ends. */
export function aFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
