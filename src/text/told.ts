import type { Item } from '../model/item.ts';

/** When an item was told, UTC milliseconds: of one without a date, when it was first seen. */
export function toldAt(item: Pick<Item, 'publishedAt' | 'firstSeenAt'>): number {
  return item.publishedAt ?? item.firstSeenAt;
}
