/** How freely an alias may name its company: see DESIGN section 5, `companies.yaml`. */
export type AliasGuard = 'alone' | 'word' | 'context' | 'never';

export interface Alias {
  readonly text: string;
  readonly guard: AliasGuard;
}

/** The road to the market a company is on; it decides which steps a page shows. */
export type Market = 'star' | 'hkex';

export interface Company {
  readonly id: string;
  readonly names: {
    /** Registered name. */
    readonly zh: string | null;
    /** The name readers know; headings and headlines use it. */
    readonly zhShort: string;
    readonly zhHant: string | null;
    readonly en: string | null;
  };
  readonly aliases: readonly Alias[];
  readonly tickers: readonly string[];
  readonly products: readonly Alias[];
  readonly people: readonly string[];
  readonly contextWords: readonly string[];
  /** Longer words that hold an alias and mean something else: 摩尔定律, Meta X. */
  readonly blockedNeighbours: readonly string[];
  readonly market: Market | null;
  /** The ticker as a reader would write it (688795, 06082.HK); null before a listing is planned. */
  readonly code: string | null;
}
