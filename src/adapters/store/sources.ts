import type { SourceState } from '../../model/source.ts';
import { integerOf, integerOrNull, oneOf, placeholders, textOf, textOrNull } from './statements.ts';
import type { Connection, Row } from './statements.ts';

const selectStates = `
  select source_id, etag, last_modified, checked_at, succeeded_at, new_item_at, failures, status, code, reason
  from source_state
  order by source_id`;

const upsertState = `
  insert into source_state (source_id, etag, last_modified, checked_at, succeeded_at, new_item_at, failures, status,
    code, reason)
  values (${placeholders(1, 10)})
  on conflict (source_id) do update
  set etag = excluded.etag, last_modified = excluded.last_modified, checked_at = excluded.checked_at,
    succeeded_at = excluded.succeeded_at, new_item_at = excluded.new_item_at, failures = excluded.failures,
    status = excluded.status, code = excluded.code, reason = excluded.reason`;

export const sourceStatements = [selectStates, upsertState];

export async function sourceStates(db: Connection): Promise<ReadonlyMap<string, SourceState>> {
  const rows = await db.all(selectStates, []);
  return new Map(rows.map((row) => [textOf(row, 'source_id'), stateOf(row)]));
}

export async function saveSourceState(db: Connection, state: SourceState): Promise<void> {
  await db.run(upsertState, [
    state.sourceId,
    state.etag,
    state.lastModified,
    state.checkedAt,
    state.succeededAt,
    state.newItemAt,
    state.failures,
    state.status,
    state.code,
    state.reason,
  ]);
}

function stateOf(row: Row): SourceState {
  return {
    sourceId: textOf(row, 'source_id'),
    etag: textOrNull(row, 'etag'),
    lastModified: textOrNull(row, 'last_modified'),
    checkedAt: integerOrNull(row, 'checked_at'),
    succeededAt: integerOrNull(row, 'succeeded_at'),
    newItemAt: integerOrNull(row, 'new_item_at'),
    failures: integerOf(row, 'failures'),
    status: oneOf(row, 'status', ['never', 'ok', 'failed', 'off']),
    code: textOrNull(row, 'code'),
    reason: textOrNull(row, 'reason'),
  };
}
