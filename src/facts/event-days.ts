import type { Event, IpoStage } from '../model/fact.ts';
import { daysOf } from '../text/days.ts';
import type { DayFound } from '../text/days.ts';
import { clauseEnd, clauseStart } from './subjects.ts';

const dayMs = 86_400_000;

/**
 * The day of an event: the last one before it in its clause, else the first behind it there, else one in the clauses before; else one
 * behind that is called its day (备案时间为3月27日). A day that something runs up to (截至12月19日收盘) dates nothing.
 */
export function dayAt(text: string, days: readonly DayFound[], start: number, end: number): string | null {
  const clause = clauseStart(text, start);
  const until = clauseEnd(text, end);
  const inRange = (day: DayFound): boolean =>
    /[至到]\s?$/.test(text.slice(Math.max(0, day.start - 2), day.start)) &&
    days.some((one) => one.end <= day.start && one.end >= day.start - 3);
  const fits = days.filter(
    (day) =>
      !inRange(day) && !/(?:截至|截止|截至于|as of)\s?$/i.test(text.slice(Math.max(0, day.start - 8), day.start)),
  );
  const inside = fits.filter((day) => day.start >= clause && day.start < until);
  const day =
    inside.findLast((one) => one.start < end) ??
    inside[0] ??
    fits.findLast((one) => one.end <= clause) ??
    fits.find((one) => one.start >= until && named.test(text.slice(until, one.start)));
  return day?.day ?? null;
}

const named = /^[^;。]*(?:时间|日期)(?:均?为|是|系|:)?$/;

/** 壁仞、天数于1月2日、1月8日先后上市: as many days in a row as firms, in order. */
export function daysInOrder(text: string, days: readonly DayFound[], end: number, size: number): string[] | null {
  if (size < 2) return null;
  const row = days.filter((day) => day.end <= end).slice(-size);
  const isRow = row.every(
    (day, index) => index === 0 || /^\s?(?:[、,]|和|及|与|and)\s?$/.test(text.slice(row[index - 1]!.end, day.start)),
  );
  return row.length === size && isRow ? row.map(({ day }) => day) : null;
}

const ownActs: Partial<Readonly<Record<IpoStage, RegExp>>> = {
  prospectus: /(?:开始|启动|今日|今起|起)招股(?!书|说明)|全球发售\d[\d,.]*万?股(?![^]*(?:认购|配发|结果|回拨))/,
  priced: /发行公告(?::|$)/,
};

/** 发行公告:每股104.66元, the title of a notice: what it tells of happens on the day of the item, where it names no other. */
export function isOwnAct(title: string, days: readonly DayFound[], reached: IpoStage | null): boolean {
  return reached !== null && days.length === 0 && ownActs[reached]?.test(title) === true;
}

const firstDayLive = /首(?:日|个交易日)(?:正式)?(?:挂牌|上市)(?!以来|后|[^,;]{0,8}(?:相比|以来))|首挂/;
const openingNow =
  /(?:上市|挂牌|登陆(?:科创板|创业板|北交所|港交所|港股|主板))(?:[,:](?:首日)?)?(?:开盘(?:大?[涨跌]|即?破发|报)|[高低平]开|半日|早盘)/;
const quoted = /[高低平]开|开[报市盘]|半日|午间|中午|早[盘段]|收[报市盘]|现报|截至发稿|盘中|破发|报\d/;

/**
 * 智谱、天数智芯周四同日上市, told on a Tuesday: a weekday alone looks back or ahead. The listing is over only where the sentence says so.
 *
 * @param day the one that dates it
 */
export function isOpenWeekday(text: string, days: readonly DayFound[], day: string | null): boolean {
  const found = days.find((one) => one.day === day);
  return found !== undefined && /^(?:周|星期)/.test(text.slice(found.start, found.end)) && !past.test(text);
}

const past = /已|了|昨|今[日天早晨]|正式|成功|首[日挂]|[开收]盘|[收报]\d|收报|[高低]开|破发|上?涨|下?跌|成为/;

/**
 * Whether a sentence reports a first day as it goes: 首日挂牌高开82%,半日收报34.9港元. Who looks back names the day, or says 上市首日.
 *
 * @param published a day the exchanges trade on; on a Sunday everybody looks back
 */
export function isFirstDayNow(text: string, days: readonly DayFound[], published: string | null): boolean {
  if (published === null || days.length > 0 || laterDays.test(text)) return false;
  const weekday = new Date(Date.parse(published)).getUTCDay();
  return weekday > 0 && weekday < 6 && (openingNow.test(text) || (firstDayLive.test(text) && quoted.test(text)));
}

const opened = /开盘|开市|高开|\b(?:opened|first traded) at\b/i;
const measured = /收盘|收市|收报|报收|收于|收(?=\d)|发行价|\b(?:closed|ended)\b|(?:offer|issue) price/i;
const laterDays = /次日|翌日|第[二三]|[两三]日|两天|三天|second day|two days/i;
const firstDayIsNews = 7;

/**
 * Where a text tells of the trading that its title calls a first day: it opened and closed, or is held against the issue price, on one
 * day, not long before the item. Null where any of this is missing: a wrong first day is worse than none.
 */
export function firstTradingIn(
  text: string,
  before: readonly Event[],
  published: string | null,
): { readonly start: number; readonly end: number } | null {
  if (published === null || !before.some(isUndatedListing) || before.some(isDatedListing)) return null;
  const open = opened.exec(text);
  if (open === null || !measured.test(text) || laterDays.test(text) || laterDays.test(before[0]!.quote)) return null;
  const days = new Set(daysOf(text, published).map(({ day }) => day));
  const [day] = days;
  if (days.size !== 1 || day! > published || Date.parse(published) - Date.parse(day!) > firstDayIsNews * dayMs)
    return null;
  return { start: open.index, end: open.index + open[0].length };
}

function isUndatedListing({ field, stage, date }: Event): boolean {
  return field === 'title' && stage === 'listed' && date === null;
}

function isDatedListing({ stage, type, date }: Event): boolean {
  return type === 'ipo' && (stage === 'listed' || stage === null) && date !== null;
}
