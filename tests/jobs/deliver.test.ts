import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openSqlite } from '../../src/adapters/store/sqlite.ts';
import { accountOf, deliver, nextTryAfter, queueLetter, recipients } from '../../src/jobs/deliver.ts';
import type { Subscriber } from '../../src/model/letter.ts';
import type { Composer, Post, Sent } from '../../src/ports/post.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { aLetter, anEdition, aSubscriber } from '../makers.ts';

const hour = 3_600_000;
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const composer: Composer = {
  messageId: (letterId, subscriberId) => `<${letterId}-${subscriberId}@x>`,
  async compose(letter, subscriber) {
    return {
      messageId: `<${subscriber.id}@x>`,
      from: 'jianbao@jianbao.example',
      to: subscriber.address,
      raw: Buffer.from(letter.id),
    };
  },
};

function readers(count: number): Subscriber[] {
  return Array.from({ length: count }, (_, n) =>
    aSubscriber({
      id: `s${n}`,
      address: `reader${n}@jianbao.example`,
      token: `token-of-reader-number-${String(n).padStart(4, '0')}`,
    }),
  );
}

/** A post that answers as told per address and counts what it was given. */
function aPost(answer: (to: string, attempt: number) => Sent | Error) {
  const tries = new Map<string, number>();
  const post: Post = {
    async send(message, beforeDot) {
      const attempt = (tries.get(message.to) ?? 0) + 1;
      tries.set(message.to, attempt);
      const outcome = answer(message.to, attempt);
      if (outcome instanceof Error) throw outcome;
      await beforeDot();
      return outcome;
    },
    close: async () => undefined,
  };
  return { post, tries };
}

const accepted: Sent = { kind: 'accepted', reply: '250 ok' };

async function prepared(
  count: number,
): Promise<{ store: Store & AsyncDisposable; letter: ReturnType<typeof aLetter>; clock: { at: number } }> {
  const store = await openSqlite(':memory:');
  for (const reader of readers(count)) await store.addSubscriber(reader);
  const letter = aLetter();
  await store.saveEdition(anEdition({ id: letter.editionId }), 0);
  await queueLetter(store, letter, (subscriber) => `<${subscriber.id}@x>`, letter.datedAt);
  return { store, letter, clock: { at: letter.datedAt } };
}

function partsOf(store: Store, post: Post, clock: { at: number }) {
  const wait = async (): Promise<void> => undefined;
  return { store, post, composer, log: quiet, clock: { now: () => clock.at, wait, everyMinute: wait } };
}

const options = { owner: 'test', perSecond: 1000 };

test('a second call sends nothing again', async () => {
  const { store, letter, clock } = await prepared(3);
  await using _ = store;
  const { post, tries } = aPost(() => accepted);
  await deliver(partsOf(store, post, clock), letter, options);
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.deepEqual([...tries.values()], [1, 1, 1]);
  assert.equal(account.byState.accepted, 3);
});

test('who joins after a letter was queued does not get it', async () => {
  const { store, letter, clock } = await prepared(1);
  await using _ = store;
  await store.addSubscriber(
    aSubscriber({ id: 'late', address: 'late@jianbao.example', token: 'token-of-a-reader-who-is-late-01' }),
  );
  await queueLetter(store, letter, () => '<x@x>', clock.at);
  const { post, tries } = aPost(() => accepted);
  await deliver(partsOf(store, post, clock), letter, options);
  assert.deepEqual([...tries.keys()], ['reader0@jianbao.example']);
});

test('who leaves after a letter was queued is not written to', async () => {
  const { store, letter, clock } = await prepared(2);
  await using _ = store;
  await store.saveSubscriber({ ...readers(2)[1]!, state: 'left', leftAt: clock.at });
  const { post, tries } = aPost(() => accepted);
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.deepEqual([...tries.keys()], ['reader0@jianbao.example']);
  assert.equal(account.byState.suppressed, 1);
});

test('a deferred delivery is tried again when its time has come, not before', async () => {
  const { store, letter, clock } = await prepared(1);
  await using _ = store;
  const { post, tries } = aPost((_to, attempt) =>
    attempt === 1 ? { kind: 'deferred', reply: '451 later' } : accepted,
  );
  await deliver(partsOf(store, post, clock), letter, options);
  await deliver(partsOf(store, post, clock), letter, options);
  assert.equal(tries.get('reader0@jianbao.example'), 1);
  clock.at += hour;
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.equal(tries.get('reader0@jianbao.example'), 2);
  assert.equal(account.byState.accepted, 1);
});

test('after 48 hours of deferrals a delivery is given up and says so', async () => {
  const { store, letter, clock } = await prepared(1);
  await using _ = store;
  const { post } = aPost(() => ({ kind: 'deferred', reply: '451 later' }));
  for (let n = 0; n < 30; n += 1) {
    await deliver(partsOf(store, post, clock), letter, options);
    clock.at += 4 * hour;
  }
  const [delivery] = await store.deliveries(letter.id);
  assert.equal(delivery?.state, 'rejected');
  assert.match(delivery?.reply ?? '', /given up after 48 hours/);
});

test('an uncertain delivery is never sent again by itself', async () => {
  const { store, letter, clock } = await prepared(1);
  await using _ = store;
  const { post, tries } = aPost(() => ({ kind: 'uncertain', reply: 'cut' }));
  for (let n = 0; n < 3; n += 1) {
    await deliver(partsOf(store, post, clock), letter, options);
    clock.at += 10 * hour;
  }
  assert.equal(tries.get('reader0@jianbao.example'), 1);
});

test('a delivery in flight when the program died becomes uncertain and is not sent', async () => {
  const { store, letter, clock } = await prepared(1);
  await using _ = store;
  const claimed = await store.claimDelivery(letter.id, 'dead', clock.at, clock.at + 1000);
  assert.ok(claimed);
  await store.saveDelivery({ ...claimed, state: 'inflight' });
  clock.at += hour;
  const { post, tries } = aPost(() => accepted);
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.equal(account.byState.uncertain, 1);
  assert.equal(tries.size, 0);
});

test('a server that is gone stops the sending and loses nobody', async () => {
  const { store, letter, clock } = await prepared(3);
  await using _ = store;
  const gone = aPost(() => new Error('unreachable'));
  await assert.rejects(deliver(partsOf(store, gone.post, clock), letter, options), /unreachable/);
  const back = aPost(() => accepted);
  const account = await deliver(partsOf(store, back.post, clock), letter, options);
  assert.equal(account.byState.accepted, 3);
});

test('the parts of an account add up to the whole', async () => {
  const { store, letter, clock } = await prepared(5);
  await using _ = store;
  const { post } = aPost((to) => (to.startsWith('reader1') ? { kind: 'rejected', reply: '550' } : accepted));
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.equal(
    Object.values(account.byState).reduce((sum, n) => sum + n, 0),
    account.all,
  );
  assert.deepEqual(accountOf([]).all, 0);
});

test('only active readers are recipients, in an order that does not change', () => {
  const list = [aSubscriber({ id: 'b' }), aSubscriber({ id: 'c', state: 'left' }), aSubscriber({ id: 'a' })];
  assert.deepEqual(
    recipients(list).map(({ id }) => id),
    ['a', 'b'],
  );
});

test('retries wait 15 minutes, then double up to four hours', () => {
  assert.deepEqual(
    [1, 2, 3, 9].map((attempts) => nextTryAfter(attempts, 0) / 60_000),
    [15, 30, 60, 240],
  );
});

test('the 48 hours count from when a letter was queued, not from its date', async () => {
  const store = await openSqlite(':memory:');
  await using _ = store;
  const letter = aLetter();
  await store.saveEdition(anEdition({ id: letter.editionId }), 0);
  await store.addSubscriber(readers(1)[0]!);
  const clock = { at: letter.datedAt + 72 * hour };
  await queueLetter(store, letter, () => '<x@x>', clock.at);
  const { post } = aPost(() => ({ kind: 'deferred', reply: '451 greylisted' }));
  const account = await deliver(partsOf(store, post, clock), letter, options);
  assert.equal(account.byState.deferred, 1);
});

test('a server that refuses one letter after the other is asked no more, and the rest of the readers wait', async () => {
  const { store, letter, clock } = await prepared(50);
  await using _ = store;
  const { post, tries } = aPost(() => ({ kind: 'rejected', reply: '554 taken for spam' }));
  await assert.rejects(deliver(partsOf(store, post, clock), letter, options), {
    code: 'DELIVERY_PAUSED',
    details: { letter: letter.id, refused: 10, handled: 10 },
  });
  const { byState } = accountOf(await store.deliveries(letter.id));
  assert.deepEqual([tries.size, byState.rejected, byState.queued], [10, 10, 40]);
});

test('a list of which a third is dead is gone through', async () => {
  const { store, letter, clock } = await prepared(60);
  await using _ = store;
  let asked = 0;
  const { post } = aPost(() => ((asked += 1) % 3 === 0 ? { kind: 'rejected', reply: '550 no such user' } : accepted));
  const { byState } = await deliver(partsOf(store, post, clock), letter, options);
  assert.deepEqual([byState.accepted, byState.rejected], [40, 20]);
});
