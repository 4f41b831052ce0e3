import type { Line, Span } from '../model/edition.ts';
import type { Item } from '../model/item.ts';
import { dayMs } from '../text/china-day.ts';
import { dayIn } from '../text/week.ts';
import { sliceLine } from './cut.ts';
import { plainText, tidyLine } from './lines.ts';
import { dayLine } from './day-line.ts';

/** What takes the place of some characters of a line: offsets in its plain text, end excluded. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly line: Line;
}

/** @param changes ascending, never overlapping */
function changed(line: Line, changes: readonly Change[]): Line {
  if (changes.length === 0) return line;
  const spans: Span[] = [];
  let at = 0;
  for (const change of changes) {
    spans.push(...sliceLine(line, at, change.start), ...change.line);
    at = change.end;
  }
  return tidyLine([...spans, ...sliceLine(line, at, Infinity)]);
}

/** Remarks of an outlet's editors inside a sentence: （IT之家注：现汇率约合…）. */
const aside = /（(?:[^（）：:]{0,10}注[：:]|图源|图片?来源|图自|[如见][下上]?图)[^（）]{0,200}）/g;

function withoutAsides(line: Line): Line {
  const text = plainText(line);
  if (!text.includes('（')) return line;
  const changes = [...text.matchAll(aside)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    line: [],
  }));
  return changed(line, changes);
}

const punctuation = '，。；：、！？（）“”《》';
const latin = 'A-Za-z\\p{Nd}';
/** 2.8 万亿 and Kimi 总裁: a space that only sets Latin letters and digits apart. Pages set that space themselves. */
const setting = new RegExp(
  [
    ` +(?=[${punctuation}])|(?<=[${punctuation}]) +`,
    `(?<=\\p{Script=Han}) +(?=[${latin}$@#/／(])|(?<=[${latin}%％+)/／]) +(?=\\p{Script=Han})`,
  ].join('|'),
  'gu',
);

function withoutSetting(line: Line): Line {
  const own = line.map((span) => (span.kind === 'text' ? span : { ...span, text: span.text.replace(setting, '') }));
  const changes = [...plainText(own).matchAll(setting)].map(({ index, 0: space }) => ({
    start: index,
    end: index + space.length,
    line: [],
  }));
  return changed(own, changes);
}

const mainlandQuotes: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };

/** Marks that were escaped twice on their way. */
const escaped: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Quotation marks of the mainland, whatever the source's; ８８% as 88%. */
function withCharacters(line: Line): Line {
  return line.map((span) => ({
    ...span,
    text: span.text
      .replace(/[「」『』]/g, (mark) => mainlandQuotes[mark]!)
      .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => escaped[name]!)
      .replace(/[０-９Ａ-Ｚａ-ｚ％．]/g, (wide) => wide.normalize('NFKC')),
  }));
}

/** MiniMax and 12月2日 stand apart. */
function apart(line: Line): Line {
  return line.flatMap((span, at): Span[] =>
    span.kind === 'time' && /^\d/.test(span.text) && /[A-Za-z]$/.test(line[at - 1]?.text ?? '')
      ? [{ kind: 'text', text: ' ' }, span]
      : [span],
  );
}

const opening = '“‘《';
const closing = '”’》';

/** For each character whether it stands in a quotation or a title: those are somebody's own words. */
function quotedIn(text: string): readonly boolean[] {
  let depth = 0;
  return Array.from({ length: text.length }, (_, at) => {
    if (opening.includes(text[at]!)) depth++;
    else if (closing.includes(text[at]!)) depth = Math.max(0, depth - 1);
    return depth > 0;
  });
}

const dayWord =
  /(?<![如而当现])(?<word>今[天日晚早晨]|昨[天日晚]|前天|明[天日晚])(?!的|头条|方舟|资本|投资)(?:（\s?(?:(?<date>\d{1,2} ?月 ?\d{1,2} ?日)|\d{1,2} ?日)\s?）)?/gu;
/** 周四 of a report: the last such day; 下周四, 每周四, 周一至周五 are others, and what is to come is told of the next. */
const weekday =
  /(?<![上下每逢至到、])(?<which>本)?(?:周|星期)(?<day>[一二三四五六日天])(?![至到、末刊报年期边])(?:（\s?(?:(?<date>\d{1,2} ?月 ?\d{1,2} ?日)|\d{1,2} ?日)\s?）)?/gu;
const toCome = /(?:将|拟|预计|计划|定于|有望|最快|最晚|截至)[^，。；]{0,8}$/;
const daysAhead: Readonly<Record<string, number>> = { 今: 0, 昨: -1, 前: -2, 明: 1 };

/** 今天 and 周四 are read a week later: the day they were takes their place, but for what is quoted. */
function withDays(line: Line, { publishedAt, certainty }: Item, zone: string): Line {
  const isKnown = publishedAt !== null && (certainty === 'minute' || certainty === 'day');
  const text = plainText(line);
  if (!isKnown || !/[今昨前明][天日晚早晨]|周|星期/.test(text)) return line;
  const quoted = quotedIn(text);
  const changes: Change[] = [];
  const change = (match: RegExpExecArray, days: number, partOfDay: string): void => {
    const { index, groups } = match;
    if (quoted[index] === true) return;
    const end = index + match[0].length;
    const date = groups?.['date'];
    const own = date === undefined ? null : sliceLine(line, end - 1 - date.length, end - 1);
    const day = dayIn(publishedAt + days * dayMs, zone);
    const told = own?.[0]?.kind === 'time' ? own : dayLine(day, day.slice(0, 4), 'zh-CN');
    const gap = /[A-Za-z\d]$/.test(text.slice(0, index)) ? ' ' : '';
    changes.push({
      start: index,
      end,
      line: [{ kind: 'text', text: gap }, ...told, { kind: 'text', text: partOfDay }],
    });
  };
  for (const match of text.matchAll(dayWord)) {
    const [which = '', part = ''] = match.groups?.['word'] ?? '';
    change(match, daysAhead[which] ?? 0, /[晚早晨]/.test(part) ? part : '');
  }
  const today = Temporal.Instant.fromEpochMilliseconds(publishedAt).toZonedDateTimeISO(zone).dayOfWeek;
  for (const match of text.matchAll(weekday)) {
    const hasDate = match.groups?.['date'] !== undefined;
    const wanted = '一二三四五六日'.indexOf((match.groups?.['day'] ?? '').replace('天', '日')) + 1;
    if (!hasDate && toCome.test(text.slice(0, match.index))) continue;
    change(match, match.groups?.['which'] === '本' ? wanted - today : -((today - wanted + 7) % 7), '');
  }
  return changed(
    line,
    changes.sort((a, b) => a.start - b.start),
  );
}

/**
 * The words of an item as the digest sets them: quotation marks of the mainland, no remarks of the outlet's editors, no spaces between Chinese and Latin,
 * 今天 and 昨日 as the dates they were. Digits stay as they are; an English text stays whole.
 */
export function inHouseStyle(line: Line, item: Item, zone: string): Line {
  if (item.language === 'en') return line;
  return withDays(tidyLine(apart(withoutSetting(withoutAsides(withCharacters(line))))), item, zone);
}
