import type { Source, SourceState } from '../model/source.ts';
import { silentSince } from './habit.ts';
import { newAddressOf } from './moves.ts';
import { heldBecause, isGone } from './rhythm.ts';

/** How a source stands, worst first where several hold. */
export type Condition = 'off' | 'never' | 'gone' | 'blocked' | 'failed' | 'waiting' | 'silent' | 'undated' | 'ok';

export interface Health {
  readonly condition: Condition;
  /** Of the last failure, or why it is off; null where there is none. */
  readonly code: string | null;
  /** Of a silent one: its newest item. Of a waiting one: until when. UTC milliseconds, null elsewhere. */
  readonly at: number | null;
  /** Where it has moved to for good, once that is believed. */
  readonly movedTo: string | null;
}

export function neverAsked(source: Pick<Source, 'id' | 'url'>): SourceState {
  return {
    sourceId: source.id,
    url: source.url,
    etag: null,
    lastModified: null,
    checkedAt: null,
    succeededAt: null,
    newItemAt: null,
    failures: 0,
    status: 'never',
    code: null,
    reason: null,
    nextAt: null,
    waitUntil: null,
    intervalMs: null,
    wishedMs: null,
    movedTo: null,
    movedTimes: 0,
    items: null,
    undated: null,
    newestAt: null,
    habitMs: null,
    readAs: null,
  };
}

type Settings = Pick<Source, 'kind' | 'zone' | 'charset' | 'selectors' | 'readsPages' | 'include' | 'exclude'>;

/** What decides which items an answer holds, as one text. */
function settingsOf({ kind, zone, charset, selectors, readsPages, include, exclude }: Settings): string {
  return JSON.stringify([kind, zone, charset, selectors, readsPages, include, exclude]);
}

/**
 * What is remembered of a source as it is read now: with other settings an unchanged answer may hold other items, so it is asked
 * for whole.
 */
export function stateToAsk(source: Source, states: ReadonlyMap<string, SourceState>): SourceState {
  const state = stateOf(source, states);
  const readAs = settingsOf(source);
  return state.readAs === readAs ? state : { ...state, readAs, etag: null, lastModified: null };
}

/**
 * What is remembered of a source; of one whose address in the list is another now, nothing, unless it is the one it
 * moved to.
 */
export function stateOf(source: Pick<Source, 'id' | 'url'>, states: ReadonlyMap<string, SourceState>): SourceState {
  const state = states.get(source.id);
  if (state === undefined) return neverAsked(source);
  if (state.url === null || state.url === source.url) return state;
  return state.movedTo === source.url
    ? { ...state, url: source.url, movedTo: null, movedTimes: 0 }
    : neverAsked(source);
}

/** Fewer items without a date may be slips. */
const leastUndated = 3;

function conditionOf(source: Source, state: SourceState, now: number): Pick<Health, 'condition' | 'at'> {
  const nothing = { at: null } as const;
  if (source.offReason !== null) return { ...nothing, condition: 'off' };
  if (state.checkedAt === null) return { ...nothing, condition: 'never' };
  if (isGone(state)) return { ...nothing, condition: 'gone' };
  if (state.status === 'failed')
    return { ...nothing, condition: state.code === 'FETCH_BLOCKED' ? 'blocked' : 'failed' };
  // One that never answered otherwise is no better off when a wait is over.
  if (state.succeededAt === null || heldBecause(state, 'now', now) === 'waiting')
    return { condition: 'waiting', at: state.waitUntil };
  const silent = silentSince(state, source, now);
  if (silent !== null) return { condition: 'silent', at: silent };
  const isUndated = state.items !== null && state.items >= leastUndated && state.undated === state.items;
  return { ...nothing, condition: isUndated ? 'undated' : 'ok' };
}

/** How a source stands at `now`, from the list and from what is remembered of it. @param state from `stateOf` */
export function healthOf(source: Source, state: SourceState, now: number): Health {
  const { condition, at } = conditionOf(source, state, now);
  const isFailing = condition === 'gone' || condition === 'blocked' || condition === 'failed';
  return {
    condition,
    at,
    code: isFailing ? state.code : source.offReason,
    movedTo: newAddressOf(state),
  };
}
