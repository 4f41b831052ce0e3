import type { SourceState } from '../../model/source.ts';
import { integerOf, integerOrNull, oneOf, placeholders, textOf, textOrNull } from './statements.ts';
import type { Connection, Row } from './statements.ts';

const columns = `source_id, url, etag, last_modified, checked_at, succeeded_at, new_item_at, failures, status, code,
    reason, next_at, wait_until, interval_ms, wished_ms, moved_to, moved_times, items, undated, newest_at, habit_ms,
    read_as`;

const selectStates = `
  select ${columns}
  from source_state
  order by source_id`;

const upsertState = `
  insert into source_state (${columns})
  values (${placeholders(1, 22)})
  on conflict (source_id) do update
  set url = excluded.url, etag = excluded.etag, last_modified = excluded.last_modified,
    checked_at = excluded.checked_at, succeeded_at = excluded.succeeded_at, new_item_at = excluded.new_item_at,
    failures = excluded.failures, status = excluded.status, code = excluded.code, reason = excluded.reason,
    next_at = excluded.next_at, wait_until = excluded.wait_until, interval_ms = excluded.interval_ms,
    wished_ms = excluded.wished_ms, moved_to = excluded.moved_to, moved_times = excluded.moved_times,
    items = excluded.items, undated = excluded.undated, newest_at = excluded.newest_at, habit_ms = excluded.habit_ms,
    read_as = excluded.read_as`;

export const sourceStatements = [selectStates, upsertState];

export async function sourceStates(db: Connection): Promise<ReadonlyMap<string, SourceState>> {
  const rows = await db.all(selectStates, []);
  return new Map(rows.map((row) => [textOf(row, 'source_id'), stateOf(row)]));
}

export async function saveSourceStates(db: Connection, states: readonly SourceState[]): Promise<void> {
  await db.runEach(
    upsertState,
    states.map((state) => [
      state.sourceId,
      state.url,
      state.etag,
      state.lastModified,
      state.checkedAt,
      state.succeededAt,
      state.newItemAt,
      state.failures,
      state.status,
      state.code,
      state.reason,
      state.nextAt,
      state.waitUntil,
      state.intervalMs,
      state.wishedMs,
      state.movedTo,
      state.movedTimes,
      state.items,
      state.undated,
      state.newestAt,
      state.habitMs,
      state.readAs,
    ]),
  );
}

function stateOf(row: Row): SourceState {
  return {
    sourceId: textOf(row, 'source_id'),
    url: textOrNull(row, 'url'),
    etag: textOrNull(row, 'etag'),
    lastModified: textOrNull(row, 'last_modified'),
    checkedAt: integerOrNull(row, 'checked_at'),
    succeededAt: integerOrNull(row, 'succeeded_at'),
    newItemAt: integerOrNull(row, 'new_item_at'),
    failures: integerOf(row, 'failures'),
    status: oneOf(row, 'status', ['never', 'ok', 'failed', 'off']),
    code: textOrNull(row, 'code'),
    reason: textOrNull(row, 'reason'),
    nextAt: integerOrNull(row, 'next_at'),
    waitUntil: integerOrNull(row, 'wait_until'),
    intervalMs: integerOrNull(row, 'interval_ms'),
    wishedMs: integerOrNull(row, 'wished_ms'),
    movedTo: textOrNull(row, 'moved_to'),
    movedTimes: integerOf(row, 'moved_times'),
    items: integerOrNull(row, 'items'),
    undated: integerOrNull(row, 'undated'),
    newestAt: integerOrNull(row, 'newest_at'),
    habitMs: integerOrNull(row, 'habit_ms'),
    readAs: textOrNull(row, 'read_as'),
  };
}
