import { resolve } from 'node:path';

import { JianbaoError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';

/**
 * Opens the store an address names.
 *
 * @param address `sqlite:data/jianbao.db` (relative to `folder`) or `sqlite::memory:`
 * @throws JianbaoError STORE_LOCKED, STORE_FULL, STORE_BROKEN, STORE_NEWER, STORE_FOREIGN
 */
export async function openStore(address: string, folder: string): Promise<Store & AsyncDisposable> {
  const path = /^sqlite:(?<path>.+)$/.exec(address)?.groups?.['path'];
  if (path === undefined) throw new JianbaoError('STORE_BROKEN', { message: 'An address is written sqlite:FILE.' });
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(path === ':memory:' ? path : resolve(folder, path));
}
