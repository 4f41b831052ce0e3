import { withHeads } from '../text/heads.ts';
import { groupOf, matchesOf } from '../text/matches.ts';
import { lexicon } from './lexicon.ts';
import type { MetricName } from './metrics.ts';

/** Words that name a metric, in a sentence. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** The metrics the words may mean: the first that takes the value is meant. Empty: words for something outside the vocabulary. */
  readonly metrics: readonly MetricName[];
  /** 涨至, 升到: verbs that mean the share where nothing else is said to move. */
  readonly isMove?: boolean;
}

/** English abbreviations that Chinese sentences use too. */
const both: Readonly<Record<string, string>> = {
  eps: 'EPS',
  roe: 'ROE',
  arpu: 'ARPU',
  arr: 'ARR',
  users: 'MAU|DAU',
  cagr: 'CAGR',
  memory: 'HBM\\d?[a-z]?',
  uptime: 'uptime',
};

/** The rows of one language. */
interface Lexicon {
  /** A group for each shelf. */
  readonly shelfAt: RegExp;
  readonly shelves: readonly Shelf[];
}

interface Shelf {
  /** A group for each row. */
  readonly rowAt: RegExp;
  readonly metrics: readonly (readonly MetricName[])[];
}

// A match has a place for each group of its pattern, and with more than 62 groups the engine takes a road many times as slow: first
// the shelf is looked for, then the row on it.
const rowsOnShelf = 9;

function lexiconOf(entries: readonly (readonly [words: string, metrics: string])[]): Lexicon {
  const alternatives = (all: readonly string[]): string => all.map((words) => `(${words})`).join('|');
  const shelved = Array.from({ length: Math.ceil(entries.length / rowsOnShelf) }, (_, index) =>
    entries.slice(index * rowsOnShelf, (index + 1) * rowsOnShelf),
  );
  return {
    shelfAt: new RegExp(
      withHeads(alternatives(shelved.map((shelf) => shelf.map(([words]) => `(?:${words})`).join('|')))),
      'gi',
    ),
    shelves: shelved.map((shelf) => ({
      rowAt: new RegExp(alternatives(shelf.map(([words]) => words)), 'iy'),
      metrics: shelf.map(([, names]) => names.split(' ').filter((name) => name !== '') as MetricName[]),
    })),
  };
}

const chinese = lexiconOf(
  lexicon.map(([names, words]) => [both[names] === undefined ? words : `${words}|\\b(?:${both[names]})\\b`, names]),
);
const english = lexiconOf(
  lexicon.flatMap(([names, , words]) => (words === undefined ? [] : [[`\\b(?:${words})\\b`, names] as const])),
);
const moves = /^(?:升|涨|跌|回落|反弹)[至到]$/;
const han = /\p{Script=Han}/u;

/**
 * Metric words of a folded sentence, by ascending place, never overlapping. A sentence with one Chinese character is read as Chinese:
 * trying both languages everywhere costs twice the time.
 */
export function cuesOf(sentence: string): Cue[] {
  const { shelfAt, shelves } = han.test(sentence) ? chinese : english;
  return matchesOf(sentence, shelfAt).map((match) => {
    const { rowAt, metrics } = shelves[groupOf(match)]!;
    rowAt.lastIndex = match.index;
    const row = groupOf(rowAt.exec(sentence)!);
    const place = { start: match.index, end: match.index + match[0].length, metrics: metrics[row]! };
    return moves.test(match[0]) ? { ...place, isMove: true } : place;
  });
}
