import { JianbaoError } from '../../errors.ts';
import type { Subscriber } from '../../model/letter.ts';
import { integerOf, integerOrNull, oneOf, placeholders, textOf, textOrNull } from './statements.ts';
import type { Connection, Row, Value } from './statements.ts';

const columns = `id, address, name, language, state, token, consent_at, consent_how, consent_by, consent_note, left_at`;

const insertSubscriber = `
  insert into subscriber (${columns})
  values (${placeholders(1, 11)})
  on conflict (lower(address)) do nothing`;

const selectSubscribers = `
  select ${columns}
  from subscriber
  where state <> 'erased'
  order by id`;

const selectByAddress = `
  select ${columns}
  from subscriber
  where lower(address) = lower($1)`;

const updateSubscriber = `
  update subscriber
  set address = $2, name = $3, language = $4, state = $5, token = $6, consent_at = $7, consent_how = $8,
    consent_by = $9, consent_note = $10, left_at = $11
  where id = $1 and state <> 'erased'`;

const eraseSubscriber = `
  update subscriber
  set address = null, name = null, state = 'erased', consent_at = null, consent_how = null, consent_by = null,
    consent_note = null, erased_at = $2
  where id = $1 and state <> 'erased'`;

// A server's reply often repeats the address it is about.
const eraseReplies = `
  update delivery
  set reply = null
  where subscriber_id = $1`;

// Nobody is left to send to: what was not begun never begins.
const eraseQueue = `
  update delivery
  set state = 'suppressed', owner = null, lease_until = null, next_try_at = null, changed_at = $2
  where subscriber_id = $1 and state in ('queued', 'claimed', 'deferred')`;

export const readerStatements = [
  insertSubscriber,
  selectSubscribers,
  selectByAddress,
  updateSubscriber,
  eraseSubscriber,
  eraseReplies,
  eraseQueue,
];

/** @throws JianbaoError SUBSCRIBER_KNOWN, whatever the case of the address's letters */
export async function addSubscriber(db: Connection, subscriber: Subscriber): Promise<void> {
  const added = await db.run(insertSubscriber, fieldsOf(subscriber));
  if (added === 0) throw new JianbaoError('SUBSCRIBER_KNOWN', { subscriber: subscriber.id });
}

export async function subscribers(db: Connection): Promise<readonly Subscriber[]> {
  const rows = await db.all(selectSubscribers, []);
  return rows.map(subscriberOf);
}

export async function subscriberByAddress(db: Connection, address: string): Promise<Subscriber | null> {
  const [row] = await db.all(selectByAddress, [address]);
  return row === undefined ? null : subscriberOf(row);
}

/** @throws JianbaoError SUBSCRIBER_UNKNOWN when there is none of this id, or it was erased */
export async function saveSubscriber(db: Connection, subscriber: Subscriber): Promise<void> {
  const saved = await db.run(updateSubscriber, fieldsOf(subscriber));
  if (saved === 0) throw new JianbaoError('SUBSCRIBER_UNKNOWN', { subscriber: subscriber.id });
}

/** @throws JianbaoError SUBSCRIBER_UNKNOWN when there is none of this id, or it was erased before */
export async function erase(db: Connection, id: string, at: number): Promise<void> {
  const erased = await db.run(eraseSubscriber, [id, at]);
  if (erased === 0) throw new JianbaoError('SUBSCRIBER_UNKNOWN', { subscriber: id });
  await db.run(eraseReplies, [id]);
  await db.run(eraseQueue, [id, at]);
}

function fieldsOf(subscriber: Subscriber): readonly Value[] {
  const { consent } = subscriber;
  return [
    subscriber.id,
    subscriber.address,
    subscriber.name,
    subscriber.language,
    subscriber.state,
    subscriber.token,
    consent.at,
    consent.how,
    consent.by,
    consent.note,
    subscriber.leftAt,
  ];
}

function subscriberOf(row: Row): Subscriber {
  return {
    id: textOf(row, 'id'),
    address: textOf(row, 'address'),
    name: textOrNull(row, 'name'),
    language: oneOf(row, 'language', ['zh-CN', 'en']),
    state: oneOf(row, 'state', ['active', 'left', 'bounced']),
    token: textOf(row, 'token'),
    consent: {
      at: integerOf(row, 'consent_at'),
      how: textOf(row, 'consent_how'),
      by: textOf(row, 'consent_by'),
      note: textOrNull(row, 'consent_note'),
    },
    leftAt: integerOrNull(row, 'left_at'),
  };
}
