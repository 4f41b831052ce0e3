import type { FigureKind, Qualifier } from '../model/fact.ts';
import { matchesOf } from '../text/matches.ts';
import { numbersOf } from '../text/numbers.ts';
import type { NumberFound } from '../text/numbers.ts';
import { qualifierOf } from './qualifiers.ts';
import { unitBehind, unitBefore } from './units.ts';
import type { UnitFound } from './units.ts';

/** A number with what it counts, before anything is known of its meaning. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  readonly value: number;
  /** Null for a scaled number without a unit (3550亿): the metric tells. */
  readonly unit: string | null;
  /** 104元/股, 每股86元: money for one of something. */
  readonly isPerShare: boolean;
  readonly qualifier: Qualifier | null;
  readonly isHan: boolean;
  /** Written in front of it, as in (+75.82%). */
  readonly sign: '+' | '-' | null;
  /** Quantities that stand in one list or range have the same number. */
  readonly group: number;
  /** Joined to the one before by 至 or a dash: the upper end of a range. */
  readonly isUpper: boolean;
}

interface Draft {
  sign: '+' | '-' | null;
  start: number;
  end: number;
  number: NumberFound;
  value: number;
  kind: FigureKind | null;
  unit: string | null;
  isPerShare: boolean;
  isScaled: boolean;
}

// A number right behind Latin letters is part of a name (S80, GLM-4.5, RTX3060), unless they are a currency.
const nameBefore = /(?:[A-Za-z]-?|[.·/])$/;
const currencyBefore = /(?:US|HK|NT|RMB|CNY|HKD|USD|TWD)\s?\$?\s?$/;
const minus = /(?:^|[^\dA-Za-z%)元万亿年月日])\s?[-−负]$/;
const clock = /^\s?(?:[时點点:]\s?\d{1,2}|时(?!间|长|段)|(?:a\.?m|p\.?m)\b)/i;
const listGap = /^\s?(?:[、,]|和|及|与|以及|、?以及|and|or|,\s?and)\s?$/i;
const longestGap = 8;
const rangeGap = /^\s?(?:至|到|-|—|–|~|——|to|and)\s?$/i;

/**
 * Numbers of a folded sentence with their kind, unit and qualifier: money, percent, counts, multiples.
 *
 * Left out: dates and clock times (`masked`), names and models, list numbers, tickers, and bare numbers, except where a list or a
 * range ends in a unit: in 49、149和469元 and 14.5至15.2亿 all take it.
 *
 * @param masked places of days and periods in the sentence
 * @returns by ascending `start`, never overlapping
 */
export function quantitiesOf(
  sentence: string,
  masked: readonly { readonly start: number; readonly end: number }[],
): Quantity[] {
  const drafts: Draft[] = [];
  for (const number of numbersOf(sentence)) {
    if (masked.some((mask) => mask.start < number.end && number.start < mask.end)) continue;
    const draft = draftOf(sentence, number);
    if (draft !== null) drafts.push(draft);
  }
  const groups = share(sentence, drafts);
  const found = finish(sentence, drafts, groups);
  const doubled = [...doublingsOf(sentence, drafts.length), ...ordersOf(sentence, 2 * drafts.length + 8)];
  if (doubled.length === 0) return found;
  return [
    ...found.filter((one) => !doubled.some((two) => two.start < one.end && one.start < two.end)),
    ...doubled,
  ].sort((a, b) => a.start - b.start);
}

const doubling = /翻(?:了)?(?:([一两三四])番|一?倍|番)|\b(doubled|tripled|quadrupled)\b/g;
const timesOf: Readonly<Record<string, number>> = {
  一: 2,
  两: 4,
  三: 8,
  四: 16,
  doubled: 2,
  tripled: 3,
  quadrupled: 4,
};

function doublingQualifier(sentence: string, start: number, end: number): Qualifier | null {
  const ahead = sentence.slice(Math.max(0, start - 12), start);
  if (/^(?:有余|多|以上)/.test(sentence.slice(end)) || /(?:超过?|逾|不止|more than )$/i.test(ahead)) return '>';
  return /(?:近|接近|几乎|nearly |almost )$/i.test(ahead) ? '~' : null;
}

/** 翻了一番 is twice as much, 翻两番 four times. */
function doublingsOf(sentence: string, group: number): Quantity[] {
  const found: Quantity[] = [];
  for (const match of matchesOf(sentence, doubling)) {
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'multiple',
      value: timesOf[match[1] ?? match[2] ?? ''] ?? 2,
      unit: '倍',
      isPerShare: false,
      qualifier: doublingQualifier(sentence, match.index, match.index + match[0].length),
      isHan: false,
      sign: '+',
      group: group + found.length,
      isUpper: false,
    });
  }
  return found;
}

// 市值突破万亿港元: the bare word for a size is a value where something passes it.
const order =
  /(?:突破|升破|跌破|涨破|冲破|站上|站稳|重返|跨过|跨越|越过|首破)(万亿|千亿|百亿|十亿)(?=港元|港币|美元|元)/g;
const orders: Readonly<Record<string, number>> = { 万亿: 1e12, 千亿: 1e11, 百亿: 1e10, 十亿: 1e9 };

function ordersOf(sentence: string, group: number): Quantity[] {
  return matchesOf(sentence, order).map((match, index) => {
    const words = match[1]!;
    const scaleEnd = match.index + match[0].length;
    const start = scaleEnd - words.length;
    const number = { start, end: scaleEnd, value: orders[words]!, scale: orders[words]!, isHan: true, isMore: false };
    const unit = unitBehind(sentence.slice(scaleEnd, scaleEnd + 28), number, null)!;
    const end = scaleEnd + unit.length;
    return {
      start,
      end,
      kind: unit.kind,
      value: number.value,
      unit: unit.unit,
      isPerShare: false,
      qualifier: qualifierOf(sentence, start, end, number),
      isHan: true,
      sign: null,
      group: group + index,
      isUpper: false,
    };
  });
}

const unknownMeasure =
  /^(?:吨|亩|句|条|手(?!机)|克|升(?!至|到)|米|公里|平方|千瓦|瓦|桶|笔|例|斤|座|间|处|栋|册|行|帧|秒|首|集(?!资)|篇|段|页|轮|点)/;

/** 总参数1.2T, 1.2T parameters: T stands for a trillion there, and for computing elsewhere. */
const ofParameters = /参数(?:总?量|规模)?[^,;。\d]{0,6}$/;

function draftOf(sentence: string, number: NumberFound): Draft | null {
  const before = sentence.slice(Math.max(0, number.start - 12), number.start);
  const after = sentence.slice(number.end, number.end + 28);
  if (!number.isHan && clock.test(after) && number.scale === 1) return null;
  const prefix = unitBefore(before);
  if (!number.isHan && prefix === null && nameBefore.test(before) && !currencyBefore.test(before)) return null;
  if (before.includes('第') && /第\s?$/.test(before)) return null;
  const found = unitBehind(after, number, prefix);
  const isTrillion =
    /^T(?![A-Za-z])/.test(after) && (ofParameters.test(before) || /^T(?:的)?\s?(?:总?参数|parameters)/.test(after));
  const unit = isTrillion ? ({ kind: 'count', unit: '', length: 1, factor: 1e12, isPerShare: false } as const) : found;
  if (number.isHan && isIdiom(number, unit, before, after)) return null;
  // 封单4.3万手: a measure the rules do not know, and no money without its currency.
  if (unit === null && prefix === null && unknownMeasure.test(after)) return null;
  const negative = '-−负'.includes(before.slice(-1)) && minus.test(before) && !/\d\s?[-−]$/.test(before);
  // 600.50元(+425.46%): a sign in front of a percentage is a change, except the minus of a value below zero.
  const sign =
    unit?.kind === 'percent' ? (/(\+|(?:\(|同比|环比|yoy|qoq)\s?[-−])$/i.exec(before)?.[1]?.at(-1) ?? null) : null;
  const start = number.start - (negative || sign !== null ? 1 : 0) - (prefix?.length ?? 0);
  const value = (negative && sign === null ? -1 : 1) * number.value * (unit?.factor ?? 1);
  return {
    start,
    end: number.end + (unit?.length ?? 0),
    number,
    value: Number(value.toPrecision(15)),
    sign: sign === null ? null : sign === '+' ? '+' : '-',
    kind: unit?.kind ?? (prefix === null ? null : 'money'),
    unit: unit?.unit ?? prefix?.unit ?? null,
    isPerShare: unit?.isPerShare ?? /每(?:股|手|月|年|百万|件|颗|张)[^\d]{0,4}$/.test(before),
    isScaled: number.scale > 1,
  };
}

/** 两家, 三年, 五款: small numbers in words are idiom; as facts only times taken are told so (耗时三年, 七年时间). */
function isIdiom(number: NumberFound, unit: UnitFound | null, before: string, after: string): boolean {
  if (number.value >= 10 || unit?.kind !== 'count') return false;
  const rest = after.slice(unit.length);
  // 三家机构参投 is how many invested, 服务期五年 how long.
  if (
    /^家$/.test(after.slice(0, unit.length)) &&
    /^(?:投资)?(?:机构|基金|投资方|投资者|老股东|新股东|产业方|战投)[^,;。]{0,4}?(?:参投|跟投|领投|入股|认购|参与|联合|共同|加持)/.test(
      rest,
    )
  )
    return false;
  const isTaken =
    /(?:连续|稳定|持续)(?:运行|运转|训练)(?:为|共|长达|达|约)*$/.test(before) ||
    /^(?:的?时间|之久|的?(?:禁售|锁定|限售|质押)期)/.test(rest);
  return !isTaken || /^[后内来前半]/.test(rest);
}

/** Gives the members of lists and ranges one group, and the unit and scale of the last to those that have none. */
function share(sentence: string, drafts: Draft[]): { group: number; isUpper: boolean }[] {
  const places: { group: number; isUpper: boolean }[] = drafts.map((_, index) => ({ group: index, isUpper: false }));
  for (let index = drafts.length - 2; index >= 0; index--) {
    const draft = drafts[index]!;
    const next = drafts[index + 1]!;
    if (next.start - draft.end > longestGap) continue;
    const gap = sentence.slice(draft.end, next.start);
    const isRange = rangeGap.test(gap);
    if (!isRange && !listGap.test(gap)) continue;
    const canShare = draft.kind === null && next.kind !== null && draft.number.isHan === next.number.isHan;
    if (canShare) {
      draft.kind = next.kind;
      draft.unit = next.unit;
      draft.isPerShare = next.isPerShare;
      if (!draft.isScaled && next.number.scale > 1)
        draft.value = Number(`${draft.value}e${Math.log10(next.number.scale)}`);
      if (next.unit === '%' && next.number.scale === 1 && next.value === next.number.value * 10) draft.value *= 10;
    }
    if (draft.kind !== next.kind && !(draft.isScaled && next.isScaled)) continue;
    if (draft.unit !== next.unit && draft.kind !== null) continue;
    for (let member = index + 1; member < places.length && places[member]!.group === index + 1; member++)
      places[member]!.group = index;
    if (isRange && gap.trim() !== 'and') places[index + 1]!.isUpper = true;
  }
  // Groups were numbered from behind: a chain of members takes the number of its first.
  for (let index = 1; index < places.length; index++) {
    const above = places[index]!;
    if (above.group < index) above.group = places[above.group]!.group;
  }
  return places;
}

function finish(
  sentence: string,
  drafts: readonly Draft[],
  places: readonly { group: number; isUpper: boolean }[],
): Quantity[] {
  const found: Quantity[] = [];
  const keptOf = new Map<number, Qualifier | null>();
  drafts.forEach((draft, index) => {
    if (draft.kind === null && !draft.isScaled) return;
    const { group, isUpper } = places[index]!;
    const own = qualifierOf(sentence, draft.start, draft.end, draft.number);
    // 分别约为19.2%、69.8%: one word for all of the list; 超 in front of one member is its own.
    if (!keptOf.has(group))
      keptOf.set(
        group,
        own === '~' &&
          /(?:分别|依次|各)(?:大?约|约)?为?约?$/.test(sentence.slice(Math.max(0, draft.start - 6), draft.start))
          ? own
          : null,
      );
    found.push({
      start: draft.start,
      end: draft.end,
      kind: draft.kind ?? 'count',
      value: draft.value,
      unit: draft.unit,
      isPerShare: draft.isPerShare,
      qualifier: own ?? keptOf.get(group) ?? null,
      isHan: draft.number.isHan,
      sign: draft.sign,
      group,
      isUpper,
    });
  });
  return found;
}
