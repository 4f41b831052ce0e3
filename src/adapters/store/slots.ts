import type { Slot, SlotState } from '../../ports/store.ts';
import { integerOf, oneOf, textOf, textOrNull } from './statements.ts';
import type { Connection, Row } from './statements.ts';

const finish = `
  update slot
  set state = $4, detail = $5
  where schedule = $1 and due_at = $2 and owner = $3 and state = 'running'`;

const selectSlots = `
  select schedule, due_at, state, owner, claimed_at, detail
  from slot
  where schedule = $1
  order by due_at desc
  limit $2`;

export const slotStatements = [finish, selectSlots];

/** Writes what became of a slot. An owner whose claim went stale and was taken over has nothing to say any more. */
export async function finishSlot(
  db: Connection,
  schedule: string,
  dueAt: number,
  owner: string,
  state: SlotState,
  detail: string | null,
): Promise<void> {
  await db.run(finish, [schedule, dueAt, owner, state, detail]);
}

export async function slotsOf(db: Connection, schedule: string, limit: number): Promise<readonly Slot[]> {
  const rows = await db.all(selectSlots, [schedule, limit]);
  return rows.map(slotOf);
}

function slotOf(row: Row): Slot {
  return {
    schedule: textOf(row, 'schedule'),
    dueAt: integerOf(row, 'due_at'),
    state: oneOf(row, 'state', ['running', 'done', 'failed', 'skipped']),
    owner: textOf(row, 'owner'),
    claimedAt: integerOf(row, 'claimed_at'),
    detail: textOrNull(row, 'detail'),
  };
}
