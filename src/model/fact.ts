export type Field = 'title' | 'text';

export type Role = 'main' | 'passing';

export interface Mention {
  readonly company: string;
  /** The alias as it stands in the item. */
  readonly alias: string;
  readonly field: Field;
  /** UTF-16 offsets into that field, end excluded. */
  readonly start: number;
  readonly end: number;
}

export interface CompanyRole {
  readonly id: string;
  readonly role: Role;
}

export type FigureKind = 'money' | 'percent' | 'count' | 'price' | 'multiple';
export type Qualifier = '>' | '<' | '~';
export type Change = '+' | '-' | 'yoy+' | 'yoy-' | 'qoq+' | 'qoq-';

/** A number with its meaning, and the sentence it came from. */
export interface Figure {
  /** `itemId:field:start`, unique in the digest. */
  readonly id: string;
  readonly itemId: string;
  readonly revision: string;
  readonly field: Field;
  /** UTF-16 offsets of `raw` in that field, end excluded. */
  readonly start: number;
  readonly end: number;
  /** Id of a followed company; null when it is another firm's or nobody's. */
  readonly company: string | null;
  readonly kind: FigureKind;
  /** A name from `facts/metrics.ts`; null when the sentence does not say what is measured. */
  readonly metric: string | null;
  /** In base units: 4661.89万元 is 46618900. A loss told as 亏损 is positive under net_loss. */
  readonly value: number;
  /** ISO 4217 currency, `%`, `pp`, `倍`, or the measure word (片, 人, 股 …); null when there is none. */
  readonly unit: string | null;
  /** `2025`, `2025-Q2`, `2025-H1`, `2025-01/2025-09`, `2025-06-30`; null when not said. */
  readonly period: string | null;
  readonly qualifier: Qualifier | null;
  readonly change: Change | null;
  /** 归母, 扣非, 经调整, 含绿鞋, a segment's name …; null when the plain value is meant. */
  readonly scope: string | null;
  /** The moment of a market figure: a day (`2025-12-17`), `open`, `close`, `high`, `low`, `intraday`; null when not said. */
  readonly asOf: string | null;
  /** The characters as they stand in the field. */
  readonly raw: string;
  /** The whole sentence around `raw`, a slice of the field. */
  readonly quote: string;
}

export type EventType =
  | 'ipo'
  | 'earnings'
  | 'product'
  | 'order'
  | 'partnership'
  | 'funding'
  | 'personnel'
  | 'legal'
  | 'market'
  | 'other';

/** Steps of both roads to the market; a step later in the list is further on. */
export const ipoStages = [
  'tutoring',
  'accepted',
  'inquiry',
  'approved',
  'hearing',
  'registered',
  'prospectus',
  'priced',
  'listed',
  'unlocked',
] as const;

export type IpoStage = (typeof ipoStages)[number];

export interface Event {
  readonly itemId: string;
  readonly revision: string;
  readonly field: Field;
  readonly start: number;
  readonly end: number;
  readonly company: string | null;
  readonly type: EventType;
  /** Only for `ipo`; null while only planned, when called off, and for what is told between two steps (配发结果). */
  readonly stage: IpoStage | null;
  /** `2025-12-17`, null when not said. */
  readonly date: string | null;
  readonly quote: string;
}

/** What the steps match and facts found in one revision of one item. */
export interface Facts {
  readonly itemId: string;
  readonly revision: string;
  readonly mentions: readonly Mention[];
  readonly companies: readonly CompanyRole[];
  readonly figures: readonly Figure[];
  readonly events: readonly Event[];
}

/** Why two values of one thing differ. */
export type ConflictKind = 'rounding' | 'moment' | 'scope' | 'conflict';

export interface Conflict {
  readonly kind: ConflictKind;
  readonly company: string;
  readonly metric: string;
  readonly period: string | null;
  /** Two or more figures with different values, best source first; never two of the same value. */
  readonly figures: readonly Figure[];
}

/** A dated step on a company's road, for its timeline. */
export interface TimelineStep {
  readonly company: string;
  readonly stage: IpoStage;
  /** `2025-12-17`. */
  readonly date: string;
  readonly itemId: string;
  readonly quote: string;
}

/** Which sum does not come out. */
export type MismatchKind = 'growth' | 'difference' | 'share' | 'margin' | 'sum' | 'product';

/** A figure that does not follow from others of the same text: a warning, which changes nothing. */
export interface Mismatch {
  readonly kind: MismatchKind;
  /** The figure that does not follow. */
  readonly figure: Figure;
  /** What it should follow from: the value before and the one after, part and whole, the parts, price and shares. */
  readonly from: readonly Figure[];
  /** What the others give, to four digits, in the unit of `figure`. */
  readonly expected: number;
}
