import { unfollowed } from '../config/sources.ts';
import type { ListedSource } from '../config/sources.ts';
import { errorCatalogue } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { healthOf, type Condition } from '../jobs/health.ts';
import type { SourceState } from '../model/source.ts';
import { localTime } from './local-time.ts';

/** What is said of a source that is not asked, and what would change it. */
export const offReasons: Readonly<Record<NonNullable<ListedSource['offReason']>, { says: string; fix: string }>> = {
  'rsshub-unset': { says: 'needs an RSSHub', fix: 'Set sources.rsshubUrl in jianbao.yaml.' },
  'no-selectors': {
    says: 'is a page of links nobody has said how to read',
    fix: 'Run `jianbao sources discover URL` and put the selectors it proposes into the entry.',
  },
  'switched-off': { says: 'is switched off', fix: 'Take enabled: false out of its entry.' },
};

/** How a source stands: the reason and the cure are plain words, null where nothing is wrong or nothing can be done. */
export interface Standing {
  readonly status: Condition;
  readonly code: string | null;
  readonly reason: string | null;
  readonly fix: string | null;
  /** What is its own about the reason: since or until when, where to; null where there is nothing. */
  readonly detail: string | null;
  /** The address its server says it has moved to for good; null while it has not, or was not believed yet. */
  readonly movedTo: string | null;
}

/** The cures that hold for many sources at once, by what is wrong with them. */
const cures = {
  silent:
    'Open its address: if the site goes on elsewhere, put that address into the list; if it has ended, switch the source off.',
  undated:
    'If its articles carry dates, set readsPages: true; without, its items count from when they were first seen.',
  undatedPage: 'Say in its entry where the date stands (selectors.date); see `jianbao sources try ID`.',
  moved: 'Put the new address into the list.',
} as const;

export const isCode = (code: string | null): code is ErrorCode => code !== null && Object.hasOwn(errorCatalogue, code);

/** `2026-11-23 06:00`, or `never` where there is no such moment. */
export function timeIn(at: number | null, zone: string): string {
  return at === null ? 'never' : localTime(at, zone);
}

function offStanding(
  source: ListedSource,
  reason: NonNullable<ListedSource['offReason']>,
): Pick<Standing, 'reason' | 'fix'> {
  const { says, fix } = offReasons[reason];
  return {
    reason: source.why === null ? says : `${says}: ${source.why}`,
    fix:
      source.why === unfollowed ? 'Nothing, unless you follow them again.' : fix.replace(' URL`', ` ${source.url}\``),
  };
}

/** Failures of one kind that are not all alike: by what the server answered, or the page names. */
const ownWords: ReadonlySet<string> = new Set<ErrorCode>([
  'FEED_IS_HTML',
  'FETCH_BLOCKED',
  'FETCH_BROKEN',
  'FETCH_STATUS',
  'FETCH_UNREACHABLE',
]);

/** What a failure says beside the sentence all of its kind share: HTTP 404, the feeds a page names; null where nothing. */
export function offered(code: string | null, message: string | null): string | null {
  if (!isCode(code) || !ownWords.has(code)) return null;
  const { says } = errorCatalogue[code];
  return message?.startsWith(`${says} `) === true ? message.slice(says.length + 1).replace(/\.$/, '') : null;
}

function failureStanding(state: SourceState, zone: string): Pick<Standing, 'reason' | 'fix' | 'detail'> {
  const known = isCode(state.code) ? errorCatalogue[state.code] : null;
  const detail = offered(state.code, state.reason);
  const more = detail === null ? '' : ` (${detail})`;
  const again = state.nextAt === null ? '' : ` It is asked again ${timeIn(state.nextAt, zone)}.`;
  return { reason: `${known?.says ?? state.reason ?? ''}${more}${again}`, fix: known?.fix ?? null, detail };
}

/** How a source stands at `now`, from the list and from what is remembered of it. @param state from `stateOf` */
export function standingOf(source: ListedSource, state: SourceState, now: number, zone: string): Standing {
  const { condition, code, at, movedTo } = healthOf(source, state, now);
  const plain = { status: condition, code, reason: null, fix: null, detail: null, movedTo } as const;
  switch (condition) {
    case 'off':
      return source.offReason === null ? plain : { ...plain, ...offStanding(source, source.offReason) };
    case 'gone':
    case 'blocked':
    case 'failed':
      return { ...plain, ...failureStanding(state, zone) };
    case 'waiting':
      return { ...plain, reason: `asked to be left alone until ${timeIn(at, zone)}`, detail: timeIn(at, zone) };
    case 'silent': {
      const detail = timeIn(at, zone).slice(0, 10);
      return { ...plain, reason: `has had nothing new since ${detail}`, fix: cures.silent, detail };
    }
    case 'undated':
      return {
        ...plain,
        reason: 'gives no item a date',
        fix: source.kind === 'page' ? cures.undatedPage : cures.undated,
      };
    case 'never':
    case 'ok':
      return movedTo === null
        ? plain
        : { ...plain, reason: `has moved to ${movedTo}`, fix: cures.moved, detail: movedTo };
    default:
      return condition satisfies never;
  }
}
