import type { Item } from '../model/item.ts';
import type { Store } from '../ports/store.ts';
import { isFleeting, isSameArticle, otherIds } from '../read/identity.ts';

/**
 * Items of a search under the ids they are kept by already, where a link that changes and a day that shifts would make
 * them new.
 *
 * @param zone of their source
 * @returns in the same order, none twice; without fleeting items the list itself, and the store is not asked
 * @throws JianbaoError STORE_*
 */
export async function asKept(
  store: Pick<Store, 'itemsById'>,
  items: readonly Item[],
  zone: string,
): Promise<readonly Item[]> {
  const others = new Map<Item, readonly string[]>();
  for (const item of items) if (isFleeting(item)) others.set(item, otherIds(item, zone));
  if (others.size === 0) return items;
  const wanted = new Set([...others].flatMap(([item, ids]) => [item.id, ...ids]));
  const kept = new Map((await store.itemsById([...wanted])).map((item) => [item.id, item]));
  const found = new Map<string, Item>();
  for (const item of items) {
    const ids = kept.has(item.id) ? [] : (others.get(item) ?? []);
    const same = ids.find((id) => {
      const one = kept.get(id);
      return one !== undefined && isSameArticle(item, one);
    });
    const named = same === undefined ? item : { ...item, id: same };
    if (!found.has(named.id)) found.set(named.id, named);
  }
  return [...found.values()];
}
