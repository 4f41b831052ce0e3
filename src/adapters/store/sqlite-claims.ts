import type { Delivery } from '../../model/letter.ts';
import { deliveryOf } from './deliveries.ts';
import type { Connection } from './statements.ts';

// SQLite has one writer at a time, so the row chosen cannot be chosen by another before it is marked. PostgreSQL needs
// `for update skip locked` here: that is why claiming is a file per store.
const claimNext = `
  update delivery
  set state = 'claimed', owner = $2, lease_until = $4, changed_at = $3
  where letter_id = $1 and subscriber_id = (
    select subscriber_id
    from delivery
    where letter_id = $1
      and ((state in ('queued', 'deferred') and coalesce(next_try_at, 0) <= $3) or (state = 'claimed' and lease_until <= $3))
    order by coalesce(next_try_at, 0), subscriber_id
    limit 1)
  returning letter_id, subscriber_id, state, attempts, next_try_at, lease_until, message_id, reply, queued_at, changed_at`;

const claim = `
  insert into slot (schedule, due_at, state, owner, claimed_at, detail)
  values ($1, $2, 'running', $3, $4, null)
  on conflict (schedule, due_at) do update
  set state = 'running', owner = excluded.owner, claimed_at = excluded.claimed_at, detail = null
  where slot.state in ('running', 'failed') and slot.claimed_at < $5`;

/**
 * Gives the next due delivery to one owner. `attempts` stays as it was: who sends counts.
 *
 * A claim whose lease has ended is free again: nothing was sent yet. A delivery `inflight` never is: its letter may have
 * arrived, so whoever finds one after its lease calls it `uncertain`.
 */
export async function claimDelivery(
  db: Connection,
  letterId: string,
  owner: string,
  now: number,
  leaseUntil: number,
): Promise<Delivery | null> {
  const [row] = await db.all(claimNext, [letterId, owner, now, leaseUntil]);
  return row === undefined ? null : deliveryOf(row);
}

export async function claimSlot(
  db: Connection,
  schedule: string,
  dueAt: number,
  owner: string,
  now: number,
  staleBefore: number,
): Promise<boolean> {
  return (await db.run(claim, [schedule, dueAt, owner, now, staleBefore])) > 0;
}
