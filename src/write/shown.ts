import type { Line } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import { fold } from '../text/fold.ts';
import { tidyLine } from './lines.ts';

export type Language = 'zh-CN' | 'en';

const currency: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': { CNY: '元', HKD: '港元', USD: '美元', TWD: '新台币', EUR: '欧元' },
  en: { CNY: ' yuan', HKD: ' Hong Kong dollars', USD: ' US dollars', TWD: ' Taiwan dollars', EUR: ' euros' },
};
const scaleWord = /\b(?:thousand|million|billion|trillion|mn|mln|bn|tn|[mbk])\b/i;
const scaleHan = /[十百千万亿]/;

/** The one number of a text, as it stands: digits are never converted, only the unit's word. */
function numberIn(text: string): string | null {
  const numbers = text.match(/\d[\d,]*(?:\.\d+)?/g);
  return numbers?.length === 1 ? numbers[0] : null;
}

/**
 * A figure's characters in the digest's language, with the digits of the source.
 *
 * `HK$35.70` is 35.70港元, `HK$1.2 trillion` 1.2万亿港元, `82.1 per cent` 82.1%. In an English digest Chinese amounts with 万
 * or 亿 stay as they are printed.
 *
 * @returns null where no form has the source's own digits, as for US$619 million in Chinese: the template goes without
 */
export function shownAs(figure: Figure, language: Language): string | null {
  const raw = fold(figure.raw)
    .text.trim()
    .replace(/(?<=[\d\p{Script=Han}]) +(?=[\p{Script=Han}/])|(?<=\/) +/gu, '')
    .replace(/(?<=\p{Script=Han})\/股$/u, '');
  const isLatin = /[A-Za-z$]/.test(raw);
  const isHan = /\p{Script=Han}/u.test(raw);
  const number = numberIn(raw);
  if (figure.kind === 'percent' && number !== null && figure.unit === '%')
    return /^[-−]/.test(raw) ? `-${number}%` : `${number}%`;
  if (language === 'zh-CN') {
    if (!isLatin) return raw;
    if (isHan && !scaleWord.test(raw)) return raw;
    // A trillion is 万亿, digit by digit; a billion is not.
    const money = currency['zh-CN'][figure.unit ?? ''];
    if (number !== null && money !== undefined && /\d ?(?:trillion|tn)\b/i.test(raw)) return `${number}万亿${money}`;
    if (number === null || scaleWord.test(raw)) return figure.kind === 'count' && !/[a-z]{3,}/.test(raw) ? raw : null;
    const unit = figure.kind === 'multiple' ? '倍' : money;
    if (unit !== undefined) return `${number}${unit}`;
    return figure.kind === 'count' && !/[a-z]{3,}/.test(raw) ? raw : null;
  }
  if (!isHan) return raw;
  const unit = currency.en[figure.unit ?? ''];
  if (number !== null && unit !== undefined && !scaleHan.test(raw)) return `${number}${unit}`;
  return figure.kind === 'multiple' && number !== null && !scaleHan.test(raw) ? `${number} times` : raw;
}

const qualifiers: Readonly<Record<Language, Readonly<Record<'>' | '<' | '~', string>>>> = {
  'zh-CN': { '>': '超', '<': '不足', '~': '约' },
  en: { '>': 'over ', '<': 'under ', '~': 'about ' },
};
const qualified =
  /^(?:超|逾|不足|不到|不超过|不高于|不低于|不少于|近|约|約|大约|至少|最多|over|about|nearly|more than|under|some|up to)/i;

/** A figure with the word that says how sure it is; null when it cannot be shown in this language. */
export function figureLine(figure: Figure, language: Language): Line | null {
  const text = shownAs(figure, language);
  if (text === null) return null;
  const word = figure.qualifier === null || qualified.test(text) ? '' : qualifiers[language][figure.qualifier];
  // 逾 and 近 are heard differently from 超 and 约: where the source has such a word right before, it is kept.
  const at = figure.quote.indexOf(figure.raw);
  const own = /(?:不超过|不高于|不低于|不少于|超过|超|逾|近|将近|不足|不到|约|大约|至少|最多|至多)$/.exec(
    figure.quote.slice(Math.max(0, at - 4), at),
  )?.[0];
  const said = language === 'zh-CN' && word !== '' && own !== undefined ? own : word;
  return tidyLine([
    { kind: 'text', text: said },
    { kind: 'figure', text, figure: figure.id },
  ]);
}

/** The other end of a range (86.2港元至104港元) when this figure is its start. */
export function rangeEnd(figure: Figure, figures: readonly Figure[]): Figure | null {
  return (
    figures.find(
      (other) =>
        other.itemId === figure.itemId &&
        other.field === figure.field &&
        other.quote === figure.quote &&
        other.start > figure.end - 1 &&
        other.start - figure.end <= 3 &&
        other.kind === figure.kind &&
        isBetween(figure, other),
    ) ?? null
  );
}

function isBetween(from: Figure, to: Figure): boolean {
  const at = from.quote.indexOf(from.raw);
  const between = from.quote.slice(at + from.raw.length, at + (to.start - from.start));
  return /^\s?(?:至|到|-|–|—|~|～|to)\s?$/.test(between);
}

const growthWords = {
  'zh-CN': { up: '增长', down: '下降', rise: '上涨', fall: '下跌', wider: '扩大', narrower: '收窄' },
  en: { up: 'up ', down: 'down ', rise: 'up ', fall: 'down ', wider: 'wider by ', narrower: 'narrower by ' },
} as const;

/**
 * 同比增长174.7% of a growth figure; a price 上涨, a loss 扩大 or 收窄. Null when it cannot be shown.
 *
 * @param end the other end of a range of growth: up 34.5% to 41.3% on the year
 */
export function growthLine(growth: Figure, language: Language, end: Figure | null = null): Line | null {
  const start = figureLine(growth, language);
  if (start === null || growth.change === null) return null;
  const endLine = end === null ? null : figureLine(end, language);
  const to = { kind: 'text', text: language === 'en' ? ' to ' : '至' } as const;
  const line = endLine === null ? start : [...start, to, ...endLine];
  const words = growthWords[language];
  const isUp = growth.change.endsWith('+');
  const isPrice = growth.metric === 'share_price' || growth.metric === 'issue_price' || growth.metric === 'market_cap';
  const isLoss = growth.metric?.endsWith('_loss') === true;
  const word = isPrice
    ? isUp
      ? words.rise
      : words.fall
    : isLoss
      ? isUp
        ? words.wider
        : words.narrower
      : isUp
        ? words.up
        : words.down;
  const isYear = growth.change.startsWith('yoy');
  const isQuarter = growth.change.startsWith('qoq');
  if (language === 'zh-CN')
    return tidyLine([{ kind: 'text', text: `${isYear ? '同比' : isQuarter ? '环比' : ''}${word}` }, ...line]);
  const against = isYear ? ' on the year' : isQuarter ? ' on the quarter' : '';
  return tidyLine([{ kind: 'text', text: word }, ...line, { kind: 'text', text: against }]);
}
