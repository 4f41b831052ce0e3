import { JianbaoError } from '../errors.ts';
import type { Delivery, Letter, Subscriber } from '../model/letter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Composer, Post, Sent } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';

/** A claim older than this is of a program that died. */
const leaseMs = 5 * 60_000;
/** RFC 5321 section 4.5.4.1 asks for 4 to 5 days; news is stale before that, so two days. */
export const giveUpAfterMs = 48 * 60 * 60_000;
const firstRetryMs = 15 * 60_000;
const longestRetryMs = 4 * 60 * 60_000;
/** So many refusals for good, and more than half of what was handled, are no longer the fault of single readers. */
const refusalsToPause = 10;

export interface DeliverParts {
  readonly store: Store;
  readonly composer: Composer;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many deliveries of a letter stand where; the parts add up to `all`. */
export interface Account {
  readonly all: number;
  readonly byState: Readonly<Record<Delivery['state'], number>>;
}

/** Who gets a letter: the active readers at this moment, frozen when the letter is queued. */
export function recipients(subscribers: readonly Subscriber[]): readonly Subscriber[] {
  return subscribers.filter((subscriber) => subscriber.state === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function accountOf(deliveries: readonly Delivery[]): Account {
  const byState: Record<Delivery['state'], number> = {
    queued: 0,
    claimed: 0,
    inflight: 0,
    accepted: 0,
    deferred: 0,
    rejected: 0,
    suppressed: 0,
    uncertain: 0,
  };
  for (const delivery of deliveries) byState[delivery.state] += 1;
  return { all: deliveries.length, byState };
}

/** When a deferred delivery is tried again: 15 minutes, doubling to 4 hours. */
export function nextTryAfter(attempts: number, now: number): number {
  return now + Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, attempts - 1));
}

/** What the server's answer makes of a delivery. */
function settled(delivery: Delivery, sent: Sent, now: number): Delivery {
  const done = { ...delivery, leaseUntil: null, nextTryAt: null, reply: sent.reply, changedAt: now };
  switch (sent.kind) {
    case 'accepted':
    case 'rejected':
    case 'uncertain':
      return { ...done, state: sent.kind };
    case 'deferred':
      if (now - delivery.queuedAt > giveUpAfterMs)
        return { ...done, state: 'rejected', reply: `given up after 48 hours: ${sent.reply}` };
      return { ...done, state: 'deferred', nextTryAt: nextTryAfter(delivery.attempts, now) };
    default:
      return sent satisfies never;
  }
}

/**
 * Freezes a letter's recipients: one delivery each. Called again it adds nobody, so that who joined later does
 * not get an old letter and who left is not asked twice.
 */
export async function queueLetter(
  store: Store,
  letter: Letter,
  messageIdOf: (subscriber: Subscriber) => string,
  now: number,
): Promise<void> {
  const known = await store.letterById(letter.id);
  if (known !== null) return;
  const deliveries = recipients(await store.subscribers()).map((subscriber): Delivery => ({
    letterId: letter.id,
    subscriberId: subscriber.id,
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    leaseUntil: null,
    messageId: messageIdOf(subscriber),
    reply: null,
    queuedAt: now,
    changedAt: now,
  }));
  await store.queueLetter(letter, deliveries);
}

/**
 * Sends what is due of a letter and stops; deferred deliveries stay for the next call. A delivery is noted as in
 * flight before its last byte leaves; one that was in flight when a program died is uncertain and is never sent
 * again by itself.
 *
 * @throws JianbaoError SMTP_UNREACHABLE, SMTP_LOGIN, SMTP_SENDER: nothing was sent to the one in hand, it stays queued;
 * DELIVERY_PAUSED: who was not asked yet stays queued
 */
export async function deliver(
  parts: DeliverParts,
  letter: Letter,
  options: {
    readonly owner: string;
    readonly perSecond: number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (sent: number) => void;
  },
): Promise<Account> {
  const { store, clock } = parts;
  await settleAbandoned(store, letter.id, clock.now());
  const subscribers = new Map((await store.subscribers()).map((subscriber) => [subscriber.id, subscriber]));
  let handled = 0;
  let refused = 0;
  while (options.signal?.aborted !== true) {
    const now = clock.now();
    const claimed = await store.claimDelivery(letter.id, options.owner, now, now + leaseMs);
    if (claimed === null) break;
    const state = await sendOne(parts, letter, claimed, subscribers);
    handled += 1;
    refused += state === 'rejected' ? 1 : 0;
    options.onProgress?.(handled);
    // A letter taken for spam, or a server in disorder, must not strike a whole list of readers off.
    if (refused >= refusalsToPause && refused * 2 > handled)
      throw new JianbaoError('DELIVERY_PAUSED', { letter: letter.id, refused, handled });
    await clock.wait(1000 / options.perSecond, options.signal);
  }
  return accountOf(await store.deliveries(letter.id));
}

async function settleAbandoned(store: Store, letterId: string, now: number): Promise<void> {
  for (const delivery of await store.deliveries(letterId)) {
    if (delivery.state !== 'inflight' || (delivery.leaseUntil ?? 0) > now) continue;
    await store.saveDelivery({
      ...delivery,
      state: 'uncertain',
      leaseUntil: null,
      reply: 'the program ended while the server had the letter in hand',
      changedAt: now,
    });
  }
}

async function sendOne(
  parts: DeliverParts,
  letter: Letter,
  claimed: Delivery,
  subscribers: ReadonlyMap<string, Subscriber>,
): Promise<Delivery['state']> {
  const { store, composer, post, clock, log } = parts;
  // Read again: who leaves while a letter goes out is not written to.
  const address = subscribers.get(claimed.subscriberId)?.address;
  const subscriber = address === undefined ? null : await store.subscriberByAddress(address);
  if (subscriber === null || subscriber.state !== 'active') {
    await store.saveDelivery({ ...claimed, state: 'suppressed', leaseUntil: null, changedAt: clock.now() });
    return 'suppressed';
  }
  const delivery = { ...claimed, attempts: claimed.attempts + 1 };
  const message = await composer.compose(letter, subscriber);
  let sent: Sent;
  try {
    sent = await post.send(message, () =>
      store.saveDelivery({ ...delivery, state: 'inflight', changedAt: clock.now() }),
    );
  } catch (error) {
    await store.saveDelivery({ ...claimed, state: 'queued', leaseUntil: null, changedAt: clock.now() });
    throw error;
  }
  const now = clock.now();
  const after = settled(delivery, sent, now);
  await store.saveDelivery(after);
  if (sent.kind !== 'accepted')
    log.warn('letter not accepted', {
      letterId: letter.id,
      subscriberId: subscriber.id,
      state: sent.kind,
      reply: sent.reply,
    });
  return after.state;
}

/** Name of a letter's file in the outbox: no address in it, since files are looked at and copied. */
export function outboxName(letter: Letter, subscriberId: string): string {
  return `outbox/${letter.id.replaceAll('/', '-')}-${subscriberId}.eml`;
}

/** Writes a letter for each reader as a file instead of sending it. The same letter gives the same bytes. */
export async function writeOutbox(
  files: Files,
  composer: Composer,
  letter: Letter,
  readers: readonly Subscriber[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const subscriber of readers) {
    const path = outboxName(letter, subscriber.id);
    await files.write(path, (await composer.compose(letter, subscriber)).raw);
    written.push(path);
  }
  return written;
}
