import type { Source, SourceState } from '../model/source.ts';

/** Permanent redirects to one place in a row before that place is asked directly: one may be a slip of the server's. */
const movesBelieved = 3;
/** Of so many questions one goes to the listed address again, though it has moved: a redirect may be taken back. */
const looksBackEvery = 24;
/** Of so many tries of one that fails, too: the new place may be the one that ended. */
const triesBackEvery = 3;

/** Where permanent redirects have led often enough to one other place, that place; else null. */
export function newAddressOf({ movedTo, movedTimes }: Pick<SourceState, 'movedTo' | 'movedTimes'>): string | null {
  return movedTimes >= movesBelieved ? movedTo : null;
}

/** The address to ask: the new one where there is one, but from time to time the listed one. */
export function addressOf(source: Pick<Source, 'url'>, state: SourceState): string {
  const { failures, movedTimes } = state;
  const looksBack =
    failures === 0 ? movedTimes % looksBackEvery === 0 : failures % triesBackEvery === triesBackEvery - 1;
  return looksBack ? source.url : (newAddressOf(state) ?? source.url);
}

/** What to remember of where an answer came from. @param asked the address that was asked */
export function moved(
  before: SourceState,
  listed: string,
  asked: string,
  movedTo: string | null,
): Pick<SourceState, 'movedTo' | 'movedTimes'> {
  if (movedTo === null || movedTo === listed) {
    // Asked where it moved to, an answer without a redirect says that it is still there.
    if (asked !== listed && movedTo === null) return { movedTo: before.movedTo, movedTimes: before.movedTimes + 1 };
    return { movedTo: null, movedTimes: 0 };
  }
  return { movedTo, movedTimes: movedTo === before.movedTo ? before.movedTimes + 1 : 1 };
}
