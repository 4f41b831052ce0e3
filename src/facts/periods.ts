import { daysOf } from '../text/days.ts';
import { matchesOf } from '../text/matches.ts';
import { stretchesOf } from './stretches.ts';
import { monthPeriod, partOf, partsOf, span } from './year-parts.ts';

/** A stretch of time named in a sentence. */
export interface PeriodFound {
  readonly start: number;
  readonly end: number;
  /** `2025`, `2025-Q2`, `2025-H1`, `2025-01/2025-09`, `2025-06`, `2025-06-30`; two for 2022年至2024年, by year; empty when the words name a time nobody can tell. */
  readonly periods: readonly string[];
  /** `base`: what something is measured against or comes from (较2023年, 由2023年的). `aside`: 上年同期亏损2.71亿元 holds for its own clause only. */
  readonly role: 'named' | 'base' | 'aside';
}

const year = '(?:19|20)\\d{2}';
const part =
  '前三(?:个)?季度?|四个季度|(?:第)?[一二三四1-4]季(?:度|报)?|首(?:个)?季(?:度|报)?(?!赛)|(?:头|开年)三个月|Q[1-4]|(?<![此之以市目])[前首](?:十一|[二三四五六七八九十]|1[01]|[2-9])个月|前[69六九]月|1(?:月)?[-至到—–~](?:\\d{4}年)?(?:1[01]|[2-9])月(?!\\d)|上半年(?:度)?|下半年(?:度)?|上下半年|H[12]|半年报?|中期(?=业绩|报告|财报|利润|净|收入|营收|亏损|溢利|纯利|盈利|股息)|中报';
const wordYear = '今明(?:两|后三)年|明后两年|今年|去年|前年|上一年(?!度)|上年|明年|本年';
const english =
  '(?:(?:the )?(?:nine months (?:to|ended|ending|through) (?:30 )?Sept(?:ember)?(?: 30)?,?|six months (?:to|ended|ending|through) (?:30 )?June(?: 30)?,?|three months (?:to|ended|ending|through) (?:31 )?March(?: 31)?,?)|(?:the )?(?:first|second)[- ]half(?: of)?|half[- ]year(?= (?:results?|report|profit|loss|revenue|sales|net|turnover|earnings|figures))|(?:nine|six|three)-month(?= (?:results?|report|profit|loss|revenue|sales|net|turnover|earnings))|(?:the )?first three quarters(?: of)?|(?:the )?first nine months(?: of)?|(?:the )?first (?:six|three) months(?: of)?|(?:the )?(?:first|second|third|fourth)[- ]quarter(?: of)?|Q[1-4]|H[12]|(?:the )?interim(?= (?:results?|report|profit|loss|revenue))|full[- ]year)';
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

const pattern = new RegExp(
  [
    // 1-4: a range of years
    `(${year})(?:年(?:度)?)?\\s?(?:[-至到—–~]|to)\\s?(${year})(?:年(?:度)?|财年)?(?![-/\\d]|\\s?[万亿千百元倍%片颗台人])(上半年|前三季度|前九个月)?`,
    // 4-6: a year with a part of it, an end of it, or a month of it
    `(?:FY|财年)?(${year})(?:年度?|财年|财政年度)?(?:的)?(${part}|年?末|年?底|年初|\\d{1,2}月(?:末|底)?(?!\\d{1,2}[日号]))?(?:全年)?(?<=年|年度|财年|财政年度|[季度报月底末初年期]|Q[1-4]|H[12])(?![-\\d])`,
    // 6-8: a year in words with a part, or such a part alone
    `(${wordYear})(?:的)?(${part}|同期|底|末|\\d{1,2}月(?!\\d{1,2}[日号]))?`,
    `(?![HQ][1-4] (?:of |FY ?)?20\\d\\d)(${part}|同期|上一年度|本(?:季度?|期|报告期)|当期|报告期|期内|年内|全年|(?<!半)年报(?!告)|年度(?:业绩|报告)|(?<!\\d)\\d{1,2}月(?:份|末|底)(?!\\d))`,
    // 9-: English
    `\\b(${english})(?: (?:of )?)?(?:(?:fiscal |FY ?)?(${year}))?\\b`,
    `(?<![\\d.$-])\\b(?:fiscal |FY ?|full[- ]year )?(${year})(?:[- ](H[12]|Q[1-4]))?\\b(?![-年.]\\d|\\s?\\p{Script=Han})`,
    // A month alone before what is counted in it: 2月日均词元, 11月日均.
    '(?<![\\d-])(\\d{1,2})月(?=日均|月均|营收|收入|月活|销量|出货)',
    // 2026及2027年, 2023、2024、2025年: the last 年 is that of all.
    `(?<![\\d.])(${year})(?=(?:[、,及和与/]${year}){1,4}年)`,
    '\\b((?:last|this|next) year|the (?:previous|prior|preceding) year)\\b',
    // The last group: a month in English, with its year.
    `(?<!since |\\d )\\b(${months}) (?:of )?(?=(${year})\\b)(?:${year})`,
    // 25年营收, 26Q1: years by their last two digits, where a result follows.
    '(?<![\\d.A-Za-z-])(2\\d)(?:年(?=营收|收入|净利|净亏|归母|业绩|毛利|全年)|(Q[1-4]|H[12])(?![A-Za-z\\d]))',
  ].join('|'),
  'giu',
);
const base = /(?:较|比|相比|对比|相较于?|比起|compared (?:with|to)|from|versus|against|than)\s?$/i;

// rose to 1.04 billion yuan in 2025 from 337 million yuan in 2024, while …: 2024 is the time of what was.
const fromValue = /\bfrom (?:US|HK|RMB|NT)?[$¥]?\s?\d[\d.,]*(?![\d.,])[^,;.]{0,24}? (?:in|for|during) (?:the )?$/i;

// 2022年初成立: when a firm began is the period of no figure.
const founding = /^(?:[初底末]|年[初底末])?(?:成立|创立|创办|创建|起步|启动)/;

/** What periods are measured from: the item's day, and the year the text last named. */
export interface PeriodContext {
  readonly published: string | null;
  readonly year: number | null;
  /** The day the text named last: 当日 and 次日 go from it. */
  readonly day?: string | null;
  /** The stretch that earlier sentences of the paragraph spoke of: 报告期内 and 上年同期 go from it. */
  readonly period?: string | null;
}

/**
 * Stretches of time in a folded sentence, and single days (as `2025-06-30`).
 *
 * @param context a period without a year takes the year named last, else the last such period that had ended on the day of the
 *   item; with neither, its `periods` is empty
 * @returns by ascending `start`, never overlapping
 */
export function periodsOf(sentence: string, context: PeriodContext): PeriodFound[] {
  const found: PeriodFound[] = [];
  const stretches: PeriodFound[] = stretchesOf(sentence, context.published).map(({ start, end, period }) => ({
    start,
    end,
    periods: [period],
    role: 'named',
  }));
  const days = daysOf(sentence, context.published, context.day ?? null).filter(
    (day) => !stretches.some((one) => one.start < day.end && day.start < one.end),
  );
  let last = context.year;
  let before: readonly string[] = [];
  let next = 0;
  const take = (one: PeriodFound): void => {
    before = one.periods;
    last = Number(one.periods[0]!.slice(0, 4));
    found.push(one);
  };
  for (const match of matchesOf(sentence, pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while (stretches[next] !== undefined && stretches[next]!.start < start) take(stretches[next++]!);
    if (stretches.some((one) => one.start < end && start < one.end)) continue;
    if (match[0] === '' || days.some((day) => day.start < end && start < day.end)) continue;
    const periods = read(match, { ...context, year: last }, before);
    if (periods === null) continue;
    // 上年同期亏损 2.35亿 is a value of that period; 较上年同期增长 is not.
    const isBase =
      base.test(sentence.slice(Math.max(0, start - 14), start)) ||
      // 是2024年的3.07倍
      (/(?:[是为达]|相当于)\s?$/.test(sentence.slice(Math.max(0, start - 3), start)) &&
        /^的[^,;。]{0,6}?倍/.test(sentence.slice(end, end + 14))) ||
      (/[由从]\s?$/.test(sentence.slice(Math.max(0, start - 2), start)) && sentence[end] === '的') ||
      /^的?相比/.test(sentence.slice(end, end + 3)) ||
      founding.test(sentence.slice(end, end + 6));
    const isAside =
      /^(?:上年|去年)同期/.test(match[0]) ||
      // 2025年营收16.44亿元,上年为7.43亿元,同比增长121.26%: what follows is of 2025 again.
      (/^上一?年度?$/.test(match[0]) && found.some(({ role }) => role === 'named')) ||
      fromValue.test(sentence.slice(Math.max(0, start - 60), start));
    const role = isBase ? 'base' : isAside ? 'aside' : 'named';
    if (role === 'named' && periods.length > 0) {
      before = periods;
      // 上年同期 does not make the year before the one the sentence speaks of.
      if (!/^(?:上年|去年)/.test(match[0])) last = Number(periods.at(-1)!.slice(0, 4));
    }
    found.push({ start, end, periods, role });
  }
  for (; next < stretches.length; next++) take(stretches[next]!);
  for (const day of days) found.push({ start: day.start, end: day.end, periods: [day.day], role: 'named' });
  return found.sort((a, b) => a.start - b.start);
}

/** With whether the words before a part foretell it. */
interface Context extends PeriodContext {
  readonly isAhead?: boolean;
}

function read(match: RegExpExecArray, context: PeriodContext, before: readonly string[]): readonly string[] | null {
  const [
    ,
    from,
    to,
    tail,
    named,
    rest,
    words,
    wordsPart,
    alone,
    englishPart,
    englishYear,
    bareYear,
    bareHalf,
    month,
    listed,
    wordsEnglish,
    monthEnglish,
    yearOfMonth,
    twoDigits,
    twoDigitsPart,
  ] = match;
  if (twoDigits !== undefined) {
    const year = Number(`20${twoDigits}`);
    return twoDigitsPart === undefined ? [String(year)] : partsOf(year, twoDigitsPart);
  }
  if (from !== undefined && to !== undefined) {
    const years = span(Number(from), Number(to));
    // 2022年至2025年上半年 is three whole years and a half.
    return tail === undefined || years.length === 0 ? years : [...years.slice(0, -1), partOf(Number(to), tail)];
  }
  if (monthEnglish !== undefined) {
    const number = months.toLowerCase().split('|').indexOf(monthEnglish.toLowerCase()) + 1;
    return [monthPeriod(Number(yearOfMonth), number, false)];
  }
  if (named !== undefined) return rest === undefined ? [named] : partsOf(Number(named), rest);
  if (words !== undefined) return inWords(words, wordsPart, context, before);
  if (alone !== undefined)
    return /^(?:年内|全年|年报|年度)/.test(alone)
      ? wholeYear(match, context, before)
      : standing(alone, { ...context, isAhead: isForetold(match) }, before);
  if (englishPart !== undefined) {
    const text = englishPart.toLowerCase();
    if (englishYear !== undefined) return [partOf(Number(englishYear), text)];
    if (text.startsWith('full')) return wholeYear(match, context, before);
    return partAlone(text, { ...context, isAhead: isForetold(match) }, before);
  }
  if (bareYear !== undefined) return [bareHalf === undefined ? bareYear : partOf(Number(bareYear), bareHalf)];
  if (month !== undefined) return monthAlone(Number(month), context);
  if (listed !== undefined) return [listed];
  if (wordsEnglish !== undefined) {
    // The year before the one the sentence speaks of.
    if (/^the/i.test(wordsEnglish)) {
      const last = before.at(-1)?.slice(0, 4) ?? context.year;
      return last === null ? [] : [String(Number(last) - 1)];
    }
    const now = publishedYear(context);
    return now === null ? [] : [String(now + { l: -1, t: 0, n: 1 }[wordsEnglish[0]!.toLowerCase() as 'l' | 't' | 'n'])];
  }
  return null;
}

function publishedYear(context: PeriodContext): number | null {
  return context.published === null ? null : Number(context.published.slice(0, 4));
}

function inWords(
  words: string,
  part: string | undefined,
  context: PeriodContext,
  before: readonly string[],
): readonly string[] {
  const isRelative = words.startsWith('上') || (words === '去年' && part === '同期');
  if (part === '同期') return spokenOf(context, before).map(yearEarlier);
  const base = isRelative && context.year !== null ? context.year : publishedYear(context);
  if (base === null) return [];
  const steps: Readonly<Record<string, number>> = { 去年: -1, 上年: -1, 上一年: -1, 前年: -2, 明年: 1 };
  // 今明两年 and the like are years in a row.
  if (words.includes('今明')) return span(base, base + (words.includes('后') ? 2 : 1));
  if (words.startsWith('明后')) return span(base + 1, base + 2);
  const of = base + (steps[words] ?? 0);
  return part === undefined ? [String(of)] : partsOf(of, part);
}

/** What this sentence has named, else what those before it spoke of. */
function spokenOf(context: PeriodContext, before: readonly string[]): readonly string[] {
  return before.length > 0 || context.period == null ? before : [context.period];
}

/** The same stretch a year before: 2025-01/2025-09 becomes 2024-01/2024-09. */
export function yearEarlier(period: string): string {
  return period.replaceAll(/(?<![\d-])\d{4}/g, (text) => String(Number(text) - 1));
}

/** 全年, 年内, full-year: of the year named last, else of the one that is told of. */
function wholeYear(match: RegExpExecArray, context: PeriodContext, before: readonly string[]): readonly string[] {
  if (match[0] === '年内' && before.length > 0) return before;
  if (context.year !== null) return [String(context.year)];
  const year = publishedYear(context);
  if (year === null) return [];
  const end = match.index + match[0].length;
  const month = Number(context.published!.slice(5, 7));
  // Until the results are due, 预计全年 is told of the year that is over.
  const isAhead =
    (month > 2 && /预计|料|预期$/.test(match.input.slice(Math.max(0, match.index - 4), match.index))) ||
    /^[^,;。\d]{0,16}?(?:指引|预测|目标|forecast|guidance|outlook|target)/.test(match.input.slice(end, end + 32));
  // A whole year told of in its first four months is the one before; a forecast is of the one that runs.
  return [String(!isAhead && month <= 4 ? year - 1 : year)];
}

function standing(text: string, context: Context, before: readonly string[]): readonly string[] | null {
  if (/^(?:同期|当期|期内|本|报告期)/.test(text)) return spokenOf(context, before);
  if (text === '上一年度') return context.year === null ? [] : [String(context.year - 1)];
  const month = /^(\d{1,2})月(份|末|底)/.exec(text);
  if (month !== null) {
    if (Number(month[1]) > 12 || Number(month[1]) < 1) return null;
    const [found] = monthAlone(Number(month[1]), context);
    if (found === undefined) return [];
    return [month[2] === '份' ? found : monthPeriod(Number(found.slice(0, 4)), Number(month[1]), true)];
  }
  return partAlone(text, context, before);
}

/**
 * A part without a year: 2025年一季度…, 二季度… goes on in its year; else the last one that had ended on the day of the item, for
 * 2022年至2024年…, 上半年… means the half after; without that day, of the year named last.
 */
function partAlone(part: string, context: Context, before: readonly string[]): readonly string[] {
  const last = before.at(-1);
  if (last !== undefined && last.length > 4 && !/-\d\d-\d\d$/.test(last))
    return partsOf(Number(last.slice(0, 4)), part);
  const year = publishedYear(context);
  if (year === null) return context.year === null ? [] : [partOf(context.year, part)];
  const all = partsOf(year, part);
  const period = all.at(-1)!;
  const endMonth = { H1: 6, H2: 12, Q1: 3, Q2: 6, Q3: 9, Q4: 12 }[period.slice(5)] ?? Number(period.slice(-2));
  // 预计前三季度 in August is of this year, if it has begun.
  const needed = context.isAhead === true ? startOf(period) : endMonth;
  return Number(context.published!.slice(5, 7)) >= needed ? all : partsOf(year - 1, part);
}

const foretold = /(?:预计|预期|有望|料|展望|\b(?:expects?|forecasts?|sees?) (?:the )?)$/i;

function isForetold(match: RegExpExecArray): boolean {
  return foretold.test(match.input.slice(Math.max(0, match.index - 14), match.index));
}

function startOf(period: string): number {
  return { H2: 7, Q2: 4, Q3: 7, Q4: 10 }[period.slice(5)] ?? 1;
}

function monthAlone(month: number, context: PeriodContext): readonly string[] {
  const year = publishedYear(context);
  if (month < 1 || month > 12 || year === null) return [];
  return [monthPeriod(Number(context.published!.slice(5, 7)) >= month ? year : year - 1, month, false)];
}
