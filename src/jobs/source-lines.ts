import type { Digest } from '../model/digest.ts';
import type { SourceLine } from '../model/edition.ts';
import type { Source } from '../model/source.ts';
import type { Store } from '../ports/store.ts';
import { dayIn } from '../text/week.ts';
import { healthOf, stateOf } from './health.ts';

/** A source that has been asking to wait for longer leaves a gap that readers would notice in the news. */
const longestWaitMs = 3 * 24 * 60 * 60 * 1000;

interface LinesOptions {
  readonly sources: readonly Source[];
  readonly now: number;
  /** Days are given in its zone. */
  readonly digest: Pick<Digest, 'zone'>;
}

/** What an edition says of each source: how it stands, and why as a code, for pages to put into words. */
export async function sourceLines(
  store: Pick<Store, 'sourceStates'>,
  { sources, now, digest }: LinesOptions,
): Promise<SourceLine[]> {
  const states = await store.sourceStates();
  return sources.map((source) => {
    const state = stateOf(source, states);
    const { condition, code, at } = healthOf(source, state, now);
    const plain = { id: source.id, outlet: source.outlet, url: source.url };
    switch (condition) {
      case 'off':
      case 'gone':
      case 'blocked':
      case 'failed':
        return { ...plain, status: condition, reason: code };
      case 'silent':
        return { ...plain, status: 'silent', reason: null, since: at === null ? null : dayIn(at, digest.zone) };
      case 'waiting':
        return state.succeededAt === null || now - state.succeededAt > longestWaitMs
          ? { ...plain, status: 'failed', reason: 'waiting' }
          : { ...plain, status: 'ok', reason: null };
      // Readers miss nothing of a source that gives no dates.
      case 'never':
      case 'undated':
      case 'ok':
        return { ...plain, status: 'ok', reason: null };
      default:
        return condition satisfies never;
    }
  });
}
