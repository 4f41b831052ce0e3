import type { Edition } from '../../../src/model/edition.ts';
import type { Facts } from '../../../src/model/fact.ts';
import type { Delivery } from '../../../src/model/letter.ts';
import { aFigure, anEdition } from '../../makers.ts';

export function aPublishedEdition(changes: Partial<Edition> = {}): Edition {
  const at = Date.parse('2025-12-22T09:00:00+08:00');
  return anEdition({
    state: 'published',
    approval: { by: 'editor:li', at, version: 1 },
    publishedAt: at,
    ...changes,
  });
}

export function theFacts(changes: Partial<Facts> = {}): Facts {
  return {
    itemId: 'item-1',
    revision: 'revision-1',
    mentions: [{ company: 'moore-threads', alias: '摩尔线程', field: 'title', start: 0, end: 4 }],
    companies: [{ id: 'moore-threads', role: 'main' }],
    figures: [aFigure()],
    events: [],
    ...changes,
  };
}

export function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    letterId: '2025-W51/edition',
    subscriberId: 'subscriber-1',
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    leaseUntil: null,
    messageId: '<1@jianbao.example>',
    reply: null,
    queuedAt: 1_000,
    changedAt: 1_000,
    ...changes,
  };
}
