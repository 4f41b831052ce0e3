import { is, type Token } from './tokens.ts';
import { englishWeekdays, fillers, namedDays, type PartOfDay, partsOfDay, roles, type Unit, units } from './words.ts';

/** What is counted from the present. */
export type Relative =
  | { readonly kind: 'instant'; readonly msAgo: number }
  | { readonly kind: 'days'; readonly daysAgo: number; readonly part: PartOfDay | null }
  | { readonly kind: 'months'; readonly monthsAgo: number }
  /** 1 Monday to 7 Sunday. `weeks`: null the last one that was, 0 this week's, 1 last week's; `before`: of English `last`. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly weeks: 0 | 1 | 2 | 'before' | null;
      readonly isShort: boolean;
    };

interface RelativeFound {
  readonly relative: Relative;
  readonly next: number;
}

const msOf: Readonly<Record<Unit, number>> = {
  second: 1000,
  minute: 60_000,
  quarter: 15 * 60_000,
  hour: 60 * 60_000,
  day: 24 * 60 * 60_000,
  week: 7 * 24 * 60 * 60_000,
  // Only their order counts: months and years are counted by the calendar.
  month: 30 * 24 * 60 * 60_000,
  year: 365 * 24 * 60 * 60_000,
};
const dayMs = msOf.day;

const words: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
}; // prettier-ignore

interface Amount {
  readonly count: number;
  readonly unit: Unit;
  readonly next: number;
}

/** 3小时, 1个半小时, 半个小时, 1.5小时, 几秒; 3 hours, half an hour, a few seconds. */
function amountAt(tokens: readonly Token[], at: number): Amount | null {
  const first = tokens[at];
  let count: number;
  let next = at + 1;
  let isFew = false;
  if (first?.kind === 'number') {
    // 两三天前 is a guess.
    if (first.text.length > 4 || first.isInSeries) return null;
    count = first.value;
    const [point, fraction] = tokens.slice(next, next + 2);
    if (point?.text === '.' && point.isGlued && fraction?.kind === 'number' && fraction.isGlued)
      [count, next] = [Number(`${first.text}.${fraction.text}`), next + 2];
  } else if (is(first, '半', 'half')) {
    count = 0.5;
    if (is(tokens[next], 'a', 'an')) next += 1;
  } else if (is(first, '几', '数') || is(first, 'few', 'seconds') || (is(first, 'a') && is(tokens[next], 'few'))) {
    [count, isFew] = [0, true];
    if (is(first, 'a')) next += 1;
    if (is(first, 'seconds')) next -= 1;
  } else if (first?.kind === 'word' && Object.hasOwn(words, first.text)) count = words[first.text]!;
  else return null;
  const hasMeasure = is(tokens[next], '个');
  if (hasMeasure) next += 1;
  if (is(tokens[next], '半')) [count, next] = [count + 0.5, next + 1];
  const word = tokens[next];
  if (word?.kind !== 'word' || !Object.hasOwn(units, word.text)) return null;
  const unit = units[word.text]!;
  // 3月 is a month of the year; 3个月 are three.
  if (word.text === '月' && !hasMeasure) return null;
  if (isFew && unit !== 'second') return null;
  // Half a day or month ago says no more than lately.
  if (!Number.isInteger(count) && unit !== 'hour' && unit !== 'minute') return null;
  return { count, unit, next: next + 1 };
}

const connectives = [',', 'and', '零', '又'];

/**
 * An amount of time that is over: 3小时前, 1小时30分钟前, 2 days ago.
 *
 * Days and weeks and months ago are days; only what is told by the hour is a moment.
 */
function agoAt(tokens: readonly Token[], at: number): RelativeFound | null {
  const before = tokens[at - 1];
  if (before?.kind === 'mark' && (tokens[at]!.isGlued ? /[-.+/$¥~、]/ : /[-~、]/).test(before.text)) {
    // -3天前, 3~5天前, 2、3天前; a dash after a word only parts.
    if (tokens[at]!.isGlued || tokens[at - 2]?.kind === 'number') return null;
  }
  const amounts: Amount[] = [];
  let next = at;
  for (;;) {
    const amount = amountAt(tokens, next);
    if (amount === null) break;
    // 阅读3分钟 2小时前: a smaller unit before a larger one is another amount.
    if (amounts.length > 0 && msOf[amounts.at(-1)!.unit] <= msOf[amount.unit]) return null;
    amounts.push(amount);
    next = amount.next;
    if (is(tokens[next], ...connectives)) next += 1;
    if (amounts.length > 4) return null;
  }
  if (amounts.length === 0 || !is(tokens[next], '前', '之前', '以前', 'ago')) return null;
  if (tokens[next]!.text.endsWith('前') && isOtherWord(tokens[next + 1])) return null;
  let ms = 0;
  let months = 0;
  for (const { count, unit } of amounts) {
    if (unit === 'month' || unit === 'year') months += count * (unit === 'year' ? 12 : 1);
    else ms += count * msOf[unit];
  }
  if (months > 0) return ms > 0 ? null : { relative: { kind: 'months', monthsAgo: months }, next: next + 1 };
  const isOfDays = amounts.every(({ unit }) => unit === 'day' || unit === 'week');
  const relative: Relative = isOfDays
    ? { kind: 'days', daysAgo: Math.round(ms / dayMs), part: null }
    : { kind: 'instant', msAgo: ms };
  return { relative, next: next + 1 };
}

/** 十年前瞻, 3天前后, 3天前景: the 前 belongs to another word. */
function isOtherWord(token: Token | undefined): boolean {
  return token?.isGlued === true && /^[瞻后景夕沿提往列台锋述所期端途线程]/u.test(token.text);
}

/** Whether a Chinese word follows without a gap that says nothing about when: 今日头条, 今天天气. */
function isWordGoingOn(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.isGlued !== true || token.kind === 'number' || !/^\p{Script=Han}/u.test(token.text)) return false;
  const { text } = token;
  const isKnown =
    [partsOfDay, roles].some((table) => Object.hasOwn(table, text)) || fillers.has(text) || /周|星期|礼拜/.test(text);
  return token.kind === 'text' || !isKnown;
}

function nowAt(tokens: readonly Token[], at: number): RelativeFound | null {
  const now: Relative = { kind: 'instant', msAgo: 0 };
  if (is(tokens[at], '刚刚', '刚才')) return isWordGoingOn(tokens, at + 1) ? null : { relative: now, next: at + 1 };
  if (is(tokens[at], 'just') && is(tokens[at + 1], 'now')) return { relative: now, next: at + 2 };
  if (is(tokens[at], 'now') && tokens.length === 1) return { relative: now, next: at + 1 };
  const isMoment = is(tokens[at], 'moments', 'moment', 'seconds') && is(tokens[at + 1], 'ago');
  return isMoment ? { relative: now, next: at + 2 } : null;
}

function namedAt(tokens: readonly Token[], at: number): RelativeFound | null {
  const word = tokens[at];
  if (word?.kind !== 'word' || !Object.hasOwn(namedDays, word.text)) return null;
  // 和今天: a piece of a sentence, unless a time follows.
  const isInSentence = word.isGlued && tokens[at - 1]?.kind === 'text' && tokens[at + 1]?.kind !== 'number';
  if (isInSentence && /^\p{Script=Han}/u.test(tokens[at - 1]!.text)) return null;
  // 去年今日 and 每年今日 are other days.
  if (word.isGlued && tokens[at - 1]?.kind === 'word' && /[年月每]$/.test(tokens[at - 1]!.text)) return null;
  const { daysAgo, part } = namedDays[word.text]!;
  const [after, behind] = tokens.slice(at + 1, at + 3);
  // 昨天上午, with no hour, is the day.
  const isPart = after?.kind === 'word' && Object.hasOwn(partsOfDay, after.text) && behind?.kind !== 'number';
  const next = at + (isPart ? 2 : 1);
  if (isWordGoingOn(tokens, next)) return null;
  return { relative: { kind: 'days', daysAgo, part }, next };
}

const prefixes: Readonly<Record<string, 0 | 1 | 2>> = { 本: 0, 这: 0, 上: 1, 上上: 2 };

function weekdayAt(tokens: readonly Token[], at: number): RelativeFound | null {
  const word = tokens[at];
  if (word?.kind !== 'word') return null;
  const chinese = /^(上上|下下|下|上|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(word.text);
  if (chinese !== null) {
    const [, prefix, day = ''] = chinese;
    const isEvery = word.isGlued && (is(tokens[at - 1], '每') || tokens[at - 1]?.kind === 'number');
    if (isEvery || prefix?.startsWith('下') === true || isWordGoingOn(tokens, at + 1)) return null;
    const weekday = '一二三四五六日'.indexOf(day === '天' ? '日' : day) + 1;
    const weeks = prefix === undefined ? null : prefixes[prefix]!;
    return { relative: { kind: 'weekday', weekday, weeks, isShort: false }, next: at + 1 };
  }
  const weekday = englishWeekdays.get(word.text);
  if (weekday === undefined || is(tokens[at - 1], 'next', 'every')) return null;
  const isShort = !word.text.endsWith('day');
  const weeks = is(tokens[at - 1], 'last') ? 'before' : null;
  return { relative: { kind: 'weekday', weekday, weeks, isShort }, next: at + (is(tokens[at + 1], '.') ? 2 : 1) };
}

/** What counts from the present and begins at a token; null where nothing does. */
export function relativeAt(tokens: readonly Token[], at: number): RelativeFound | null {
  return nowAt(tokens, at) ?? agoAt(tokens, at) ?? namedAt(tokens, at) ?? weekdayAt(tokens, at);
}
