import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openStore } from '../../../src/adapters/store/open.ts';
import type { Item } from '../../../src/model/item.ts';
import type { Store } from '../../../src/ports/store.ts';
import { aLetter, anEdition, anItem, aSourceState, aSubscriber } from '../../makers.ts';
import { aDelivery, aPublishedEdition, theFacts } from './makers.ts';

/** Every store passes this suite; PostgreSQL joins the list when it has one. */
const stores = [['sqlite', () => openStore('sqlite::memory:', '/')]] as const;

async function since(store: Store, from: number, seenBefore: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const batch of store.itemsSince(from, seenBefore)) ids.push(...batch.map((item) => item.id));
  return ids;
}

async function withLetter(store: Store): Promise<void> {
  await store.saveEdition(aPublishedEdition(), 0);
  for (const n of [1, 2]) {
    await store.addSubscriber(
      aSubscriber({ id: `subscriber-${n}`, address: `reader-${n}@outlet.example`, token: `token-${n}` }),
    );
  }
  const deliveries = [1, 2].map((n) =>
    aDelivery({ subscriberId: `subscriber-${n}`, messageId: `<${n}@jianbao.example>` }),
  );
  await store.queueLetter(aLetter(), deliveries);
}

for (const [name, open] of stores) {
  test(`${name}: an item comes back as it went in, with its source's state`, async () => {
    await using store = await open();
    const item = anItem({
      certainty: 'range',
      dateRange: { from: '2025-12-01', to: '2025-12-05', reason: '报纸没有日期' },
      filedUnder: ['moore-threads'],
      origin: 'seed',
      author: '张三 😀',
    });
    assert.deepEqual(await store.addItems([item], aSourceState()), { added: 1, revised: 0 });
    assert.deepEqual(await store.itemById('item-1'), item);
    assert.deepEqual(await store.sourceStates(), new Map([['source-1', aSourceState()]]));
    assert.equal(await store.itemById('nobody'), null);
    assert.equal(await store.countItems(), 1);
  });

  test(`${name}: all that is known of a source comes back, and states saved together are saved each`, async () => {
    await using store = await open();
    const state = aSourceState({
      nextAt: 2_000,
      waitUntil: 3_000,
      intervalMs: 900_000,
      wishedMs: 3_600_000,
      movedTo: 'https://new.example/feed',
      movedTimes: 2,
      items: 20,
      undated: 3,
      newestAt: 500,
      habitMs: 259_200_000,
    });
    const older = aSourceState({ sourceId: 'source-2', url: null });
    await store.saveSourceStates([state, older]);
    await store.saveSourceStates([]);
    assert.deepEqual([...(await store.sourceStates()).values()], [state, older]);
  });

  test(`${name}: a state that depends on what was added is kept with it`, async () => {
    await using store = await open();
    await store.addItems([anItem()], ({ added }) => aSourceState({ newItemAt: added * 7 }));
    assert.equal((await store.sourceStates()).get('source-1')?.newItemAt, 7);
  });

  test(`${name}: what the page behind an item knows is kept though it has no more words than the list`, async () => {
    await using store = await open();
    await store.addItems([anItem({ publishedAt: null, certainty: 'none' })], null);
    const read = anItem({ origin: 'page', author: '张三' });
    assert.deepEqual(await store.addItems([read], null), { added: 0, revised: 0 });
    assert.deepEqual(await store.itemById('item-1'), read);
    await store.addItems([anItem({ author: null })], null);
    assert.equal((await store.itemById('item-1'))?.author, '张三');
  });

  test(`${name}: what a list says of an item does not put the page's text away, a longer text does`, async () => {
    await using store = await open();
    await store.addItems([anItem({ origin: 'page', text: '全文。'.repeat(9), revision: 'page' })], null);
    const list = anItem({ text: '', revision: 'list', tier: 'filing', sourceId: 'nearer' });
    assert.deepEqual(await store.addItems([list, anItem({ text: '', revision: 'list' })], null), {
      added: 0,
      revised: 0,
    });
    assert.equal((await store.itemById('item-1'))?.revision, 'page');
    await store.addItems([anItem({ text: '更长的全文。'.repeat(9), revision: 'longer' })], null);
    assert.equal((await store.itemById('item-1'))?.revision, 'longer');
  });

  test(`${name}: an item seen again keeps the time it was first seen, and nothing is counted`, async () => {
    await using store = await open();
    await store.addItems([anItem({ firstSeenAt: 1_000 })], null);
    assert.deepEqual(await store.addItems([anItem({ firstSeenAt: 2_000 })], null), { added: 0, revised: 0 });
    assert.equal((await store.itemById('item-1'))?.firstSeenAt, 1_000);
  });

  test(`${name}: a changed text is a new revision, and going back to the old one is followed too`, async () => {
    await using store = await open();
    const edited = { text: '已改。', revision: 'revision-2', firstSeenAt: 2_000 };
    await store.addItems([anItem({ firstSeenAt: 1_000 })], null);
    assert.deepEqual(await store.addItems([anItem(edited)], null), { added: 0, revised: 1 });
    const after = await store.itemById('item-1');
    assert.deepEqual([after?.text, after?.revision, after?.firstSeenAt], ['已改。', 'revision-2', 1_000]);
    assert.deepEqual(await store.addItems([anItem()], null), { added: 0, revised: 1 });
    assert.equal((await store.itemById('item-1'))?.revision, 'revision-1');
  });

  test(`${name}: of two wordings from two sources the nearer, then the longer stays, in whatever order they come`, async () => {
    const wordings: readonly Item[] = [
      anItem({
        sourceId: 'search',
        tier: 'aggregator',
        text: '摩尔线程12月5日在科创板上市。详见原文，点击阅读。',
        revision: 'r1',
      }),
      anItem({ sourceId: 'short', tier: 'press', text: '摩尔线程上市。', revision: 'r2' }),
      anItem({ sourceId: 'long', tier: 'press', text: '摩尔线程12月5日在科创板上市。', revision: 'r3' }),
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      await using store = await open();
      for (const at of order) await store.addItems(wordings.slice(at, at + 1), null);
      assert.equal((await store.itemById('item-1'))?.revision, 'r3', order.join());
      assert.deepEqual(await store.addItems(wordings, null), { added: 0, revised: 0 });
    }
  });

  test(`${name}: a date mended in a seed's file is taken over; one that a feed moves is not`, async () => {
    await using store = await open();
    for (const origin of ['seed', 'feed'] as const) {
      const item = anItem({ id: origin, origin, publishedAt: 1_000 });
      await store.addItems([item], null);
      await store.addItems([{ ...item, publishedAt: 2_000 }], null);
    }
    assert.equal((await store.itemById('seed'))?.publishedAt, 2_000);
    assert.equal((await store.itemById('feed'))?.publishedAt, 1_000);
  });

  test(`${name}: one id twice in one batch is one item`, async () => {
    await using store = await open();
    assert.deepEqual(await store.addItems([anItem(), anItem()], null), { added: 1, revised: 0 });
  });

  test(`${name}: nothing of a batch is kept when one of its items breaks a rule`, async () => {
    await using store = await open();
    const broken = anItem({ id: 'item-2', publishedAt: null });
    await assert.rejects(store.addItems([anItem(), broken], aSourceState()), { code: 'STORE_BROKEN' });
    assert.equal(await store.countItems(), 0);
    assert.equal((await store.sourceStates()).size, 0);
  });

  test(`${name}: items are given since a moment and before they were seen too late, seeds always, by id`, async () => {
    await using store = await open();
    await store.addItems(
      [
        anItem({ id: 'd-fresh', publishedAt: 5_000, firstSeenAt: 5_000 }),
        anItem({ id: 'a-old', publishedAt: 999, firstSeenAt: 5_000 }),
        anItem({ id: 'c-just', publishedAt: 1_000, firstSeenAt: 8_999 }),
        anItem({ id: 'b-late', publishedAt: 5_000, firstSeenAt: 9_000 }),
        anItem({ id: 'e-undated', publishedAt: null, certainty: 'none', firstSeenAt: 5_000 }),
        anItem({ id: 'f-seed', origin: 'seed', publishedAt: 1, firstSeenAt: 10_000 }),
      ],
      null,
    );
    assert.deepEqual(await since(store, 1_000, 9_000), ['c-just', 'd-fresh', 'e-undated', 'f-seed']);
  });

  test(`${name}: more items than a batch holds come each once and in order`, async () => {
    await using store = await open();
    const ids = Array.from({ length: 1_203 }, (_, at) => `item-${String((at * 7) % 1_203).padStart(4, '0')}`);
    await store.addItems(
      ids.map((id) => anItem({ id })),
      null,
    );
    assert.deepEqual(await since(store, 0, Number.MAX_SAFE_INTEGER), ids.toSorted());
    const asked = ids.slice(0, 250);
    assert.deepEqual(
      (await store.itemsById([...asked, 'nobody'])).map((item) => item.id),
      asked,
    );
  });

  test(`${name}: facts are found for the rules and the revision they were derived from, and only for them`, async () => {
    await using store = await open();
    await store.addItems([anItem()], null);
    await store.saveFacts([theFacts()], 'rules-1');
    assert.deepEqual(await store.factsFor(['item-1'], 'rules-1'), new Map([['item-1', theFacts()]]));
    assert.equal((await store.factsFor(['item-1'], 'rules-2')).size, 0);
    await store.addItems([anItem({ text: '已改。', revision: 'revision-2' })], null);
    assert.equal((await store.factsFor(['item-1'], 'rules-1')).size, 0);
  });

  test(`${name}: the newest ruling on a pair of items is the one remembered, whichever is named first`, async () => {
    await using store = await open();
    await store.addItems([anItem(), anItem({ id: 'item-2' })], null);
    const ruling = { itemId: 'item-2', otherId: 'item-1', together: true, by: 'li', at: 1 };
    const storyByItem = new Map([['item-2', 'item-1']]);
    await store.saveEdition(anEdition({ version: 1 }), 0, { rulings: [ruling], storyByItem });
    const newer = { itemId: 'item-1', otherId: 'item-2', together: false, by: 'wang', at: 2 };
    await store.saveEdition(anEdition({ version: 2 }), 1, { rulings: [newer], storyByItem: new Map() });
    assert.deepEqual(await store.rulings(), [newer]);
    assert.deepEqual(await store.storyByItem(), storyByItem);
  });

  test(`${name}: a ruling is not kept when its edition is refused`, async () => {
    await using store = await open();
    await store.addItems([anItem(), anItem({ id: 'item-2' })], null);
    await store.saveEdition(anEdition({ version: 1 }), 0);
    const ruling = { itemId: 'item-1', otherId: 'item-2', together: true, by: 'li', at: 1 };
    const refused = store.saveEdition(anEdition({ version: 1 }), 0, { rulings: [ruling], storyByItem: new Map() });
    await assert.rejects(refused, { code: 'EDITION_STALE' });
    assert.deepEqual(await store.rulings(), []);
  });

  test(`${name}: the story an item was put into last is the one remembered`, async () => {
    await using store = await open();
    await store.addItems([anItem(), anItem({ id: 'item-2' })], null);
    await store.saveStories(
      new Map([
        ['item-1', 'item-1'],
        ['item-2', 'item-2'],
      ]),
    );
    await store.saveStories(new Map([['item-2', 'item-1']]));
    assert.deepEqual(
      await store.storyByItem(),
      new Map([
        ['item-1', 'item-1'],
        ['item-2', 'item-1'],
      ]),
    );
  });

  test(`${name}: saving an edition that someone else changed is refused`, async () => {
    await using store = await open();
    for (const version of [1, 2]) await store.saveEdition(anEdition({ version }), version - 1);
    await assert.rejects(store.saveEdition(anEdition({ version: 2 }), 1), {
      code: 'EDITION_STALE',
      details: { edition: '2025-W51', seenVersion: 1, storedVersion: 2 },
    });
    await assert.rejects(store.saveEdition(anEdition(), 0), { code: 'EDITION_STALE' });
    await assert.rejects(store.saveEdition(anEdition({ id: '2025-W53', version: 2 }), 1), { code: 'EDITION_STALE' });
    assert.equal((await store.editionById('2025-W51'))?.version, 2);
  });

  test(`${name}: an edition comes back whole, and its row tells what a list needs`, async () => {
    await using store = await open();
    await store.saveEdition(anEdition(), 0);
    await store.saveEdition(aPublishedEdition({ id: '2025-W53', number: 2 }), 0);
    assert.deepEqual(await store.editionById('2025-W51'), anEdition());
    assert.deepEqual(await store.editions(), [
      {
        id: '2025-W53',
        version: 1,
        number: 2,
        state: 'published',
        entries: 0,
        included: 0,
        publishedAt: Date.parse('2025-12-22T09:00:00+08:00'),
        headline: '示例公司公布季度营收',
      },
      {
        id: '2025-W51',
        version: 1,
        number: 1,
        state: 'draft',
        entries: 0,
        included: 0,
        publishedAt: null,
        headline: '示例公司公布季度营收',
      },
    ]);
  });

  test(`${name}: a published edition stays published; a correction is its next version`, async () => {
    await using store = await open();
    await store.saveEdition(aPublishedEdition(), 0);
    await assert.rejects(store.saveEdition(anEdition({ version: 2 }), 1), { code: 'EDITION_STATE' });
    await store.saveEdition(aPublishedEdition({ version: 2 }), 1);
    assert.deepEqual(await store.publishedEditions(), [aPublishedEdition({ version: 2 })]);
  });

  test(`${name}: published editions come oldest first, drafts are not among them`, async () => {
    await using store = await open();
    for (const id of ['2026-W02', '2025-W52']) await store.saveEdition(aPublishedEdition({ id }), 0);
    await store.saveEdition(anEdition({ id: '2026-W03' }), 0);
    assert.deepEqual(
      (await store.publishedEditions()).map((edition) => edition.id),
      ['2025-W52', '2026-W02'],
    );
  });

  test(`${name}: an address is on the list once, whatever the case of its letters`, async () => {
    await using store = await open();
    await store.addSubscriber(aSubscriber());
    const same = aSubscriber({ id: 'subscriber-2', token: 'token-2', address: 'Reader@Jianbao.example' });
    await assert.rejects(store.addSubscriber(same), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'SUBSCRIBER_KNOWN');
      assert.doesNotMatch(JSON.stringify(error), /jianbao\.example/i);
      return true;
    });
    assert.deepEqual(await store.subscriberByAddress('READER@jianbao.example'), aSubscriber());
  });

  test(`${name}: a subscriber is changed, and a change of nobody is refused`, async () => {
    await using store = await open();
    await store.addSubscriber(aSubscriber());
    const left = aSubscriber({ state: 'left', leftAt: 2_000 });
    await store.saveSubscriber(left);
    assert.deepEqual(await store.subscribers(), [left]);
    await assert.rejects(store.saveSubscriber(aSubscriber({ id: 'nobody' })), { code: 'SUBSCRIBER_UNKNOWN' });
  });

  test(`${name}: erasing a subscriber leaves the count of deliveries and nothing that names the person`, async () => {
    await using store = await open();
    await withLetter(store);
    await store.saveDelivery(aDelivery({ state: 'accepted', reply: '250 reader-1@outlet.example', attempts: 1 }));
    await store.eraseSubscriber('subscriber-1', 3_000);
    await store.eraseSubscriber('subscriber-2', 3_000);
    assert.deepEqual(await store.subscribers(), []);
    assert.equal(await store.subscriberByAddress('reader-1@outlet.example'), null);
    assert.deepEqual(
      (await store.deliveries('2025-W51/edition')).map(({ state, reply }) => [state, reply]),
      [
        ['accepted', null],
        ['suppressed', null],
      ],
    );
    await assert.rejects(store.eraseSubscriber('subscriber-1', 4_000), { code: 'SUBSCRIBER_UNKNOWN' });
    await store.addSubscriber(
      aSubscriber({ id: 'subscriber-3', token: 'token-3', address: 'reader-1@outlet.example' }),
    );
  });

  test(`${name}: a letter queued twice is one letter with one delivery per subscriber, as it was`, async () => {
    await using store = await open();
    await withLetter(store);
    await store.saveDelivery(aDelivery({ state: 'accepted', attempts: 1 }));
    await store.queueLetter(aLetter({ subject: '另一个' }), [aDelivery()]);
    assert.deepEqual(await store.letterById('2025-W51/edition'), aLetter());
    assert.deepEqual(
      (await store.deliveries('2025-W51/edition')).map(({ state }) => state),
      ['accepted', 'queued'],
    );
    assert.equal(await store.letterById('nothing'), null);
  });

  test(`${name}: each delivery is claimed by one, then there are none`, async () => {
    await using store = await open();
    await withLetter(store);
    const claims = await Promise.all(
      ['a', 'b', 'c'].map((owner) => store.claimDelivery('2025-W51/edition', owner, 2_000, 3_000)),
    );
    assert.deepEqual(
      claims.map((delivery) => delivery && [delivery.subscriberId, delivery.state, delivery.leaseUntil]),
      [['subscriber-1', 'claimed', 3_000], ['subscriber-2', 'claimed', 3_000], null],
    );
  });

  test(`${name}: a claim that ran out is free again; what may have been sent is not`, async () => {
    await using store = await open();
    await withLetter(store);
    await store.claimDelivery('2025-W51/edition', 'a', 2_000, 3_000);
    await store.saveDelivery(aDelivery({ subscriberId: 'subscriber-2', state: 'inflight', leaseUntil: 3_000 }));
    assert.equal(await store.claimDelivery('2025-W51/edition', 'b', 2_999, 4_000), null);
    assert.equal((await store.claimDelivery('2025-W51/edition', 'b', 3_000, 4_000))?.subscriberId, 'subscriber-1');
    assert.equal(await store.claimDelivery('2025-W51/edition', 'b', 3_000, 4_000), null);
  });

  test(`${name}: a deferred delivery waits for its time`, async () => {
    await using store = await open();
    await withLetter(store);
    await store.saveDelivery(aDelivery({ state: 'deferred', nextTryAt: 5_000, attempts: 1 }));
    await store.saveDelivery(aDelivery({ subscriberId: 'subscriber-2', state: 'rejected', attempts: 1 }));
    assert.equal(await store.claimDelivery('2025-W51/edition', 'a', 4_999, 9_000), null);
    assert.equal((await store.claimDelivery('2025-W51/edition', 'a', 5_000, 9_000))?.attempts, 1);
  });

  test(`${name}: a slot is one owner's until it is done, or its claim is stale or has failed`, async () => {
    await using store = await open();
    const claim = (owner: string, now: number, staleBefore: number): Promise<boolean> =>
      store.claimSlot('draft', 100, owner, now, staleBefore);
    assert.deepEqual(await Promise.all([claim('a', 1_000, 500), claim('b', 1_000, 500)]), [true, false]);
    assert.equal(await claim('b', 2_000, 1_000), false);
    assert.equal(await claim('b', 2_000, 1_001), true);
    await store.finishSlot('draft', 100, 'a', 'done', 'too late to say');
    assert.equal((await store.slots('draft', 5))[0]?.state, 'running');
    await store.finishSlot('draft', 100, 'b', 'failed', 'STORE_FULL');
    assert.equal(await claim('c', 3_000, 2_500), true);
    await store.finishSlot('draft', 100, 'c', 'done', null);
    assert.equal(await claim('d', 9_000, 9_000), false);
    assert.deepEqual(await store.slots('draft', 5), [
      { schedule: 'draft', dueAt: 100, state: 'done', owner: 'c', claimedAt: 3_000, detail: null },
    ]);
  });

  test(`${name}: slots come newest first, as many as asked for, of one schedule`, async () => {
    await using store = await open();
    for (const dueAt of [100, 300, 200]) await store.claimSlot('draft', dueAt, 'a', 1_000, 0);
    await store.claimSlot('collect', 400, 'a', 1_000, 0);
    assert.deepEqual(
      (await store.slots('draft', 2)).map(({ dueAt }) => dueAt),
      [300, 200],
    );
  });
}
