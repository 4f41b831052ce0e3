import { businessWords } from './lexicon-business.ts';
import { marketWords } from './lexicon-market.ts';
import { resultWords } from './lexicon-results.ts';
import type { MetricWords } from './metrics.ts';

/**
 * The words for each metric, the special before the general: where two rows match at one place, the first wins. No capturing groups, no
 * unbounded repeats, no words that may be none: a sentence is read once.
 */
export const lexicon: readonly MetricWords[] = [...resultWords, ...marketWords, ...businessWords];
