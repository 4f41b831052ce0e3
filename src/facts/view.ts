import type { Change } from '../model/fact.ts';
import type { Cue } from './cues.ts';
import type { MetricName } from './metrics.ts';
import type { Passage } from './passages.ts';
import type { PeriodFound } from './periods.ts';
import type { Quantity } from './quantities.ts';
import type { Firm, Speaking } from './subjects.ts';

/** What one quantity says. */
export interface Meaning {
  readonly company: string | null;
  readonly metric: MetricName | null;
  readonly period: string | null;
  readonly change: Change | null;
  readonly scope: string | null;
  readonly asOf: string | null;
}

/** A sentence with everything found in it, and what the sentences before it hand on. */
export interface SentenceView {
  readonly passage: Passage;
  readonly firms: readonly Firm[];
  readonly periods: readonly PeriodFound[];
  readonly quantities: readonly Quantity[];
  readonly cues: readonly Cue[];
  readonly speaking: Speaking;
  readonly inherited: {
    /** The last day named. */
    readonly day: string | null;
    /** The last period named in this paragraph. */
    readonly period: string | null;
    /** The last figure of this paragraph. */
    readonly last: Meaning | null;
    /** The product named last. */
    readonly product: string | null;
  };
}

/** How the metric of a quantity was found: by words of its own, or from the quantity before. */
export interface Measured {
  readonly metric: MetricName | null;
  readonly cue: Cue | null;
  readonly from: Meaning | null;
  /** True when `from` is its counterpart in a list (营收和净利分别为a、b,分别增长c、d): whose and when are the same too. */
  readonly isTwin?: boolean;
}
