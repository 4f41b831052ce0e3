import type { Delivery, Letter, LetterKind } from '../../model/letter.ts';
import { integerOf, integerOrNull, oneOf, placeholders, textOf, textOrNull } from './statements.ts';
import type { Connection, Row, Value } from './statements.ts';

const insertLetter = `
  insert into letter (id, edition_id, kind, language, subject, html, text, dated_at)
  values (${placeholders(1, 8)})
  on conflict (id) do nothing`;

const selectLetter = `
  select id, edition_id, kind, language, subject, html, text, dated_at
  from letter
  where id = $1`;

const insertDelivery = `
  insert into delivery (letter_id, subscriber_id, state, attempts, next_try_at, lease_until, message_id, reply,
    queued_at, changed_at)
  values (${placeholders(1, 10)})
  on conflict (letter_id, subscriber_id) do nothing`;

const selectDeliveries = `
  select letter_id, subscriber_id, state, attempts, next_try_at, lease_until, message_id, reply, queued_at, changed_at
  from delivery
  where letter_id = $1
  order by subscriber_id`;

const updateDelivery = `
  update delivery
  set state = $3, attempts = $4, next_try_at = $5, lease_until = $6, message_id = $7, reply = $8, queued_at = $9, changed_at = $10
  where letter_id = $1 and subscriber_id = $2`;

export const deliveryStatements = [insertLetter, selectLetter, insertDelivery, selectDeliveries, updateDelivery];

const states = [
  'queued',
  'claimed',
  'inflight',
  'accepted',
  'deferred',
  'rejected',
  'suppressed',
  'uncertain',
] as const;

export async function queueLetter(db: Connection, letter: Letter, deliveries: readonly Delivery[]): Promise<void> {
  const { id, editionId, kind, language, subject, html, text, datedAt } = letter;
  await db.run(insertLetter, [id, editionId, kind, language, subject, html, text, datedAt]);
  await db.runEach(insertDelivery, deliveries.map(fieldsOf));
}

export async function letterById(db: Connection, id: string): Promise<Letter | null> {
  const [row] = await db.all(selectLetter, [id]);
  return row === undefined ? null : letterOf(row);
}

export async function deliveriesOf(db: Connection, letterId: string): Promise<readonly Delivery[]> {
  const rows = await db.all(selectDeliveries, [letterId]);
  return rows.map(deliveryOf);
}

export async function saveDelivery(db: Connection, delivery: Delivery): Promise<void> {
  const saved = await db.run(updateDelivery, fieldsOf(delivery));
  if (saved === 0) throw new Error(`delivery of ${delivery.letterId} was saved before it was queued`);
}

function fieldsOf(delivery: Delivery): readonly Value[] {
  return [
    delivery.letterId,
    delivery.subscriberId,
    delivery.state,
    delivery.attempts,
    delivery.nextTryAt,
    delivery.leaseUntil,
    delivery.messageId,
    delivery.reply,
    delivery.queuedAt,
    delivery.changedAt,
  ];
}

export function deliveryOf(row: Row): Delivery {
  return {
    letterId: textOf(row, 'letter_id'),
    subscriberId: textOf(row, 'subscriber_id'),
    state: oneOf(row, 'state', states),
    attempts: integerOf(row, 'attempts'),
    nextTryAt: integerOrNull(row, 'next_try_at'),
    leaseUntil: integerOrNull(row, 'lease_until'),
    messageId: textOf(row, 'message_id'),
    reply: textOrNull(row, 'reply'),
    queuedAt: integerOf(row, 'queued_at'),
    changedAt: integerOf(row, 'changed_at'),
  };
}

function letterOf(row: Row): Letter {
  return {
    id: textOf(row, 'id'),
    editionId: textOf(row, 'edition_id'),
    kind: textOf(row, 'kind') as LetterKind,
    language: oneOf(row, 'language', ['zh-CN', 'en']),
    subject: textOf(row, 'subject'),
    html: textOf(row, 'html'),
    text: textOf(row, 'text'),
    datedAt: integerOf(row, 'dated_at'),
  };
}
