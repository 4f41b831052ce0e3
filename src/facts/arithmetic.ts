import type { Figure, Mismatch } from '../model/fact.ts';
import { timingOf } from './comparison.ts';
import { yearEarlier } from './periods.ts';
import { meet, percentOf, sumOf, termsOf } from './terms.ts';
import type { Span, Term } from './terms.ts';

const isLevel = ({ figure }: Term): boolean => figure.change === null;
const isGrowth = ({ figure: { change, kind, unit } }: Term): boolean =>
  change !== null && (kind === 'multiple' || (kind === 'percent' && unit === '%'));

/** Texts that may be held together: an item tells one thing of a followed firm, a sentence one of a firm nobody follows. */
function placeOf({ itemId, company, quote }: Figure): string {
  return company === null ? `${itemId}\n${quote}` : itemId;
}

function nameOf(figure: Figure, metric = figure.metric, scope = figure.scope): string {
  // ARR从5亿元增至17亿元: what it was is no other thing.
  return JSON.stringify([placeOf(figure), figure.company, metric, scope === '此前' ? null : scope]);
}

/**
 * Values of one thing beyond which nothing is held together: an item of the press gives a dozen at most, a table without its heads gives
 * hundreds, of which some pair always agrees and none says anything. Each growth is held against each pair of them.
 */
const mostValues = 64;

/** The levels of an item, by firm, metric and scope; none where there are more than `mostValues`. */
type Levels = ReadonlyMap<string, readonly Term[]>;

function levelsOf(terms: readonly Term[]): Levels {
  const levels = new Map<string, Term[]>();
  for (const term of terms) {
    if (!isLevel(term) || term.figure.metric === null) continue;
    const name = nameOf(term.figure);
    const known = levels.get(name);
    if (known === undefined) levels.set(name, [term]);
    else known.push(term);
  }
  for (const [name, told] of levels) if (told.length > mostValues) levels.delete(name);
  return levels;
}

const inPeriod = (terms: readonly Term[] | undefined, period: string | null, unit: string | null): Term[] =>
  (terms ?? []).filter(({ figure }) => figure.period === period && figure.unit === unit);

/** What the growth from one value to another may be, in the unit growth is told in; null for a value that is not above zero. */
function growthsOf(before: Span, now: Span, growth: Figure): Span[] {
  if (before.low <= 0 || now.low < 0) return [];
  const ratio = { low: now.low / before.high, high: now.high / before.low };
  const sign = growth.change!.endsWith('-') ? -1 : 1;
  const over = [sign * (ratio.low - 1), sign * (ratio.high - 1)].sort((a, b) => a - b);
  const plain = { low: over[0]!, high: over[1]! };
  if (growth.kind === 'percent') return [{ low: 100 * plain.low, high: 100 * plain.high }];
  // 增长了2倍 is told of three times as much and of twice as much; 翻一番 of twice only.
  return /^[翻dtq]/.test(growth.raw) ? [ratio] : [plain, ratio];
}

function earlierPeriod(growth: Figure): string | null {
  const { period, change } = growth;
  if (period === null || change === null) return null;
  if (change.startsWith('yoy')) return yearEarlier(period);
  const quarter = change.startsWith('qoq') ? /^(\d{4})-Q([1-4])$/.exec(period) : null;
  if (quarter === null) return null;
  const [year, part] = [Number(quarter[1]), Number(quarter[2])];
  return part === 1 ? `${year - 1}-Q4` : `${year}-Q${part - 1}`;
}

function mismatch(kind: Mismatch['kind'], told: Term, from: readonly Term[], expected: number): Mismatch {
  return {
    kind,
    figure: told.figure,
    from: from.map(({ figure }) => figure),
    expected: Number(expected.toPrecision(4)),
  };
}

/** A value as it is printed, without room. */
const exact = ({ figure: { value } }: Term): Span => ({ low: value, high: value });
const exactSum = (terms: readonly Term[]): number => terms.reduce((sum, { figure }) => sum + figure.value, 0);

/** Pairs of a value and the one before it that a growth may be between. */
function pairsOf(growth: Term, levels: readonly Term[]): (readonly [before: Term, now: Term])[] {
  const { figure } = growth;
  const earlier = earlierPeriod(figure);
  const units = [...new Set(levels.map((term) => term.figure.unit))];
  if (earlier !== null) {
    const pairs = units.flatMap((unit) =>
      inPeriod(levels, figure.period, unit).flatMap((now) =>
        inPeriod(levels, earlier, unit).map((before) => [before, now] as const),
      ),
    );
    if (pairs.length > 0) return pairs;
  }
  if (/^[yq]o/.test(figure.change!)) return [];
  // ARR从5亿元增至17亿元,增长240%: the two values of its sentence, and no third.
  const beside = levels.filter((term) => term.figure.quote === figure.quote);
  const [one, two] = beside;
  if (beside.length !== 2 || one!.figure.unit !== two!.figure.unit) return [];
  const begin = quoteStart(beside.map((term) => term.figure));
  if (begin === null || two!.figure.end > figure.start) return [];
  const isBase = (term: Term): boolean => baseWords.test(figure.quote.slice(0, term.figure.start - begin));
  if (isBase(one!)) return [[one!, two!]];
  return isBase(two!) ? [[two!, one!]] : [];
}

const baseWords = /(?:[从由较比]|from |than |against )(?:[^,;。,；\d]{0,10}|\d{4}年[^,;。,；\d]{0,6})$/i;

/** Where a sentence begins in its field, from the places of two of its figures; null where they leave it open. */
function quoteStart(figures: readonly Figure[]): number | null {
  const placesOf = ({ quote, raw, start }: Figure): number[] => {
    const places: number[] = [];
    for (let at = quote.indexOf(raw); at >= 0; at = quote.indexOf(raw, at + 1)) places.push(start - at);
    return places;
  };
  const [first = [], ...others] = figures.map(placesOf);
  const shared = first.filter((place) => others.every((places) => places.includes(place)));
  return shared.length === 1 ? shared[0]! : null;
}

/** What a change from one value to another may be; empty where the two say nothing of it. */
function changesOf(before: Span, now: Span, term: Term, unit: string | null): Span[] {
  const { figure } = term;
  if (isGrowth(term)) return growthsOf(before, now, figure);
  if (unit !== (figure.unit === 'pp' ? '%' : figure.unit)) return [];
  const sign = figure.change!.endsWith('-') ? -1 : 1;
  const [low = 0, high = 0] = [sign * (now.low - before.high), sign * (now.high - before.low)].sort((a, b) => a - b);
  return [{ low, high }];
}

/** Growth against the two values it is between; a difference in money, points or pieces as well. */
function checkGrowth(term: Term, levels: Levels): Mismatch | null {
  const { figure } = term;
  if (figure.metric === null || timingOf(figure) === 'market') return null;
  const pairs = pairsOf(term, levels.get(nameOf(figure)) ?? []).filter(
    ([before, now]) => changesOf(before, now, term, before.figure.unit).length > 0,
  );
  const [pair] = pairs;
  if (pair === undefined) return null;
  const follows = pairs.some(([before, now]) =>
    changesOf(before, now, term, before.figure.unit).some((span) => meet(span, term)),
  );
  if (follows) return null;
  const [before, now] = pair;
  const [point] = changesOf(exact(before), exact(now), term, before.figure.unit);
  return mismatch(isGrowth(term) ? 'growth' : 'difference', term, pair, point?.low ?? 0);
}

/** What a share is a share of: `part` of `whole`, of one period. */
const shares: Readonly<Record<string, readonly [part: string, partScope: string | null, whole: string]>> = {
  rnd_ratio: ['rnd', null, 'revenue'],
  gross_margin: ['gross_profit', null, 'revenue'],
  rnd_staff_share: ['employees', '研发', 'employees'],
};

function checkShare(term: Term, levels: Levels): Mismatch | null {
  const { figure } = term;
  if (figure.metric === null || figure.unit !== '%') return null;
  const ofSegment = figure.metric === 'revenue_share' && figure.scope !== null;
  const rule = ofSegment ? (['revenue', figure.scope, 'revenue'] as const) : shares[figure.metric];
  if (rule === undefined || (!ofSegment && figure.metric !== 'rnd_staff_share' && figure.scope !== null)) return null;
  const [part, scope, whole] = rule;
  const parts = levels.get(nameOf(figure, part, scope)) ?? [];
  const wholes = levels.get(nameOf(figure, whole, null)) ?? [];
  const tried = parts.flatMap((one) =>
    wholes
      .filter(({ figure: all }) => all.unit === one.figure.unit && all.period === one.figure.period)
      .filter(() => one.figure.period === figure.period)
      .flatMap((all) => {
        const span = percentOf(one, all);
        return span === null ? [] : [{ from: [one, all], span }];
      }),
  );
  if (tried.length === 0 || tried.some(({ span }) => meet(span, term))) return null;
  const [one, all] = tried[0]!.from;
  const expected = (100 * one!.figure.value) / all!.figure.value;
  return mismatch(figure.metric === 'gross_margin' ? 'margin' : 'share', term, tried[0]!.from, expected);
}

/** 三年合计亏损43亿元 against the losses of the three years told in its sentence. */
function checkTotal(term: Term, levels: Levels): Mismatch | null {
  const { figure } = term;
  if (
    figure.metric !== 'cumulative_loss' ||
    figure.scope !== null ||
    !/合计|合共|共计|三年|\btotal/i.test(figure.quote)
  )
    return null;
  const parts = [
    ...(levels.get(nameOf(figure, 'net_loss')) ?? []),
    ...(levels.get(nameOf(figure, 'net_loss', '归母')) ?? []),
  ]
    .filter((part) => part.figure.quote === figure.quote && part.figure.unit === figure.unit)
    .filter((part) => part.figure.end <= figure.start);
  const periods = new Set(parts.map((part) => part.figure.period));
  if (parts.length < 2 || periods.size !== parts.length || periods.has(null)) return null;
  const span = sumOf(parts);
  return meet(span, term) ? null : mismatch('sum', term, parts, exactSum(parts));
}

/** The stretches a period is made of, where one set of them is told whole. */
function partsOfPeriod(period: string): readonly (readonly string[])[] {
  const year = period.slice(0, 4);
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((name) => `${year}-${name}`);
  if (period === year) return [quarters, [`${year}-H1`, `${year}-H2`]];
  if (period === `${year}-H1`) return [quarters.slice(0, 2)];
  return period === `${year}-01/${year}-09` ? [quarters.slice(0, 3), [`${year}-H1`, `${year}-Q3`]] : [];
}

/** A year against its quarters, a half against its two. */
function checkPeriods(term: Term, levels: Levels): Mismatch | null {
  const { figure } = term;
  if (figure.period === null || figure.kind !== 'money' || timingOf(figure) !== 'flow') return null;
  const known = levels.get(nameOf(figure)) ?? [];
  for (const periods of partsOfPeriod(figure.period)) {
    const parts = periods.map((period) => inPeriod(known, period, figure.unit));
    if (parts.some((told) => told.length !== 1)) continue;
    const terms = parts.flat();
    const span = sumOf(terms);
    return meet(span, term) ? null : mismatch('sum', term, terms, exactSum(terms));
  }
  return null;
}

/** What shares of that scope fetch at one of these prices; undefined: of the scope of the value. */
const products: Readonly<Record<string, readonly [prices: readonly string[], shares: string | undefined]>> = {
  raise: [['issue_price'], undefined],
  market_cap: [['share_price', 'issue_price'], '总股本'],
};

/** 以114.28元发行7000万股,募资80亿元; 收报600.5元,总股本4.7亿股,总市值2822亿元: price times shares, where one sentence gives one of each. */
function checkProduct(term: Term, beside: readonly Term[]): Mismatch | null {
  const { figure } = term;
  const rule = products[figure.metric ?? ''];
  if (rule === undefined) return null;
  const [prices, scope] = rule;
  const only = (...metrics: readonly string[]): Term | null => {
    // A lot (每手100股) is no number of shares issued.
    const found = beside.filter(
      ({ figure: one }) => metrics.includes(one.metric ?? '') && one.change === null && one.scope !== '每手',
    );
    return found.length === 1 ? found[0]! : null;
  };
  const [price, shares, value] = [only(...prices), only('shares'), only(figure.metric!)];
  if (value !== term || price === null || shares === null) return null;
  if (price.figure.unit !== figure.unit || price.high > price.figure.value * 1.5) return null;
  if (shares.figure.scope !== (scope ?? figure.scope) || shares.figure.company !== figure.company) return null;
  const span = { low: price.low * shares.low, high: price.high * shares.high };
  return meet(span, term) ? null : mismatch('product', term, [price, shares], price.figure.value * shares.figure.value);
}

/** 收报34.46港元,较发行价19.6港元升75.8%: one price, one issue price and one rise above it. */
function checkDebut(term: Term, beside: readonly Term[]): Mismatch | null {
  const { figure } = term;
  if (figure.metric !== 'share_price' || figure.kind !== 'percent' || figure.change === null) return null;
  const told = beside.filter((one) => one.figure.metric === 'share_price');
  const prices = told.filter((one) => isLevel(one) && one.figure.scope === figure.scope);
  const offers = beside.filter((one) => one.figure.metric === 'issue_price' && isLevel(one));
  if (told.length !== 2 || prices.length !== 1 || offers.length !== 1) return null;
  const [price, offer] = [prices[0]!, offers[0]!];
  if (price.figure.unit !== offer.figure.unit || !fromOffer.test(figure.quote)) return null;
  const [span] = growthsOf(offer, price, figure);
  const [point] = growthsOf(exact(offer), exact(price), figure);
  if (span === undefined || point === undefined || meet(span, term)) return null;
  return mismatch('growth', term, [offer, price], point.low);
}

const fromOffer =
  /[较比高于].{0,14}(?:发行|招股|发售|上市|發行|發售)[价價]|(?:above|from|over) (?:its |the )?(?:offer|issue|IPO) price/i;

/**
 * Where the figures of a text do not agree with one another: growth against the two values it is between, a difference, a share
 * against part and whole, parts against their sum, price times shares.
 *
 * Held together are values of one item, firm, metric and scope (of a firm nobody follows, of one sentence), and only where their periods
 * say which is which. Each value may be off by the last digit printed, more where 约 or 超 stands before it; of several values for one
 * thing one that agrees is enough, and more than `mostValues` say nothing. A mismatch changes no figure: it is a warning for an editor.
 *
 * @param figures of one item or of many, as `findFigures` gives them
 * @returns in the order of the figures that do not follow from others. O(figures)
 */
export function checkArithmetic(figures: readonly Figure[]): Mismatch[] {
  const terms = termsOf(figures);
  const levels = levelsOf(terms);
  const sentenceOf = ({ figure }: Term): string => `${figure.itemId}\n${figure.company ?? ''}\n${figure.quote}`;
  const bySentence = Map.groupBy(terms, sentenceOf);
  return terms.flatMap((term) => {
    const { figure } = term;
    const told = bySentence.get(sentenceOf(term)) ?? [];
    const beside = told.length > mostValues ? [] : told;
    const found =
      figure.change === null
        ? (checkShare(term, levels) ??
          checkTotal(term, levels) ??
          checkPeriods(term, levels) ??
          checkProduct(term, beside))
        : (checkDebut(term, beside) ?? checkGrowth(term, levels));
    return found === null ? [] : [found];
  });
}
