import { unfollowed } from '../config/sources.ts';
import type { ListedSource } from '../config/sources.ts';
import { errorCatalogue } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { SourceState } from '../model/source.ts';

/** What is said of a source that is not asked, and what would change it. */
export const offReasons: Readonly<Record<NonNullable<ListedSource['offReason']>, { says: string; fix: string }>> = {
  'rsshub-unset': { says: 'needs an RSSHub', fix: 'Set sources.rsshubUrl in jianbao.yaml.' },
  'no-selectors': {
    says: 'is a page of links nobody has said how to read',
    fix: 'Run `jianbao sources discover URL` and put the selectors it proposes into the entry.',
  },
  'switched-off': { says: 'is switched off', fix: 'Take enabled: false out of its entry.' },
};

/** How a source stands: the reason and the cure are plain words, null where nothing is wrong. */
export interface Standing {
  readonly status: 'ok' | 'failed' | 'off' | 'never';
  readonly code: string | null;
  readonly reason: string | null;
  readonly fix: string | null;
}

const isCode = (code: string | null): code is ErrorCode => code !== null && Object.hasOwn(errorCatalogue, code);

/** How a source stands, from the list and from what is remembered of it. */
export function standingOf(source: ListedSource, state: SourceState | undefined): Standing {
  if (source.offReason !== null) {
    const { says } = offReasons[source.offReason];
    const fix = source.why === unfollowed ? 'Nothing, unless you follow them again.' : offReasons[source.offReason].fix;
    const reason = source.why === null ? says : `${says}: ${source.why}`;
    return { status: 'off', code: source.offReason, reason, fix };
  }
  if (state === undefined || state.checkedAt === null) return { status: 'never', code: null, reason: null, fix: null };
  if (state.status !== 'failed') return { status: 'ok', code: null, reason: null, fix: null };
  const known = isCode(state.code) ? errorCatalogue[state.code] : null;
  return { status: 'failed', code: state.code, reason: known?.says ?? state.reason, fix: known?.fix ?? null };
}
