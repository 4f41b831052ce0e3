import type { Entry, Line, Span } from '../model/edition.ts';
import type { IpoStage } from '../model/fact.ts';
import { dayMs } from '../text/china-day.ts';
import { fold } from '../text/fold.ts';
import { partsIn, sentencesIn, sliceLine, startOfLine, valuesIn } from './cut.ts';
import { standsAlone } from './cite.ts';
import { figuresOf, plainText, tidyLine, widthOf } from './lines.ts';
import { isOvertaken } from './overtaken.ts';

const maxPointWidth = 42;
/** Background brings its time along. */
const maxBackgroundWidth = 48;
const maxValuesPerPoint = 2;

const han = /\p{Script=Han}/u;

const folded = (text: string): string => fold(text).text.toLowerCase();

/** What names leave out in a headline: 沐曦 of 沐曦股份. */
const legalTail = /(?<=^.{2,})(?:股份|科技|集团)$/;

function isNamed(line: Line, name: string): boolean {
  return folded(plainText(line)).includes(folded(name.replace(legalTail, '')));
}

/** A headline stands under its company's name; alone it has to bring the name along. */
export function named(line: Line, name: string): Line {
  const text = plainText(line);
  if (isNamed(line, name)) return line;
  return tidyLine([{ kind: 'text', text: han.test(text) ? `${name}：` : `${name}: ` }, ...line]);
}

/** Beginnings of clauses that carry a headline on: they need no subject but its own. */
const carriesOn = /^(?:总市值|募资|净额|毛利率|公开发售获|归母净|扣非|经调整净|净亏损|净利润|估值|激活参数|售价)/;

/** A headline with one more value of the summary behind it, where there is room: the entry below repeats the rest. */
function withOneMore(headline: Line, entry: Entry): Line {
  if (!han.test(plainText(headline)) || valuesIn(headline) > maxValuesPerPoint || /[；…：]/.test(plainText(headline)))
    return headline;
  const text = plainText(headline);
  for (const sentence of entry.summary.slice(0, 1).flatMap(sentencesIn))
    for (const part of partsIn(sentence, /[，；]/)) {
      const line = tidyLine([...headline, { kind: 'text', text: '，' }, ...part]);
      const what = carriesOn.exec(plainText(part))?.[0].replace('总市值', '市值');
      const isTold = part.some((span) => span.kind === 'figure' && text.includes(span.text));
      if (what === undefined || text.includes(what) || valuesIn(part) !== 1 || isTold) continue;
      if (widthOf(plainText(line)) <= maxPointWidth) return line;
    }
  return headline;
}

/** The line of a news entry: its headline, with one more value where there is room, if that tells a figure or a step, else its first sentence with a figure. */
export function pointOf(entry: Entry, name: string): Line {
  const [first] = entry.summary;
  const sentence = first === undefined ? undefined : sentencesIn(first)[0];
  const telling = sentence === undefined ? null : startOfLine(sentence, maxPointWidth, maxValuesPerPoint);
  const isHeadline = valuesIn(entry.headline) > 0 || entry.stage !== null;
  if (telling === null || valuesIn(telling) === 0 || isHeadline) return named(withOneMore(entry.headline, entry), name);
  return named(telling, name);
}

/** Who and when a sentence speaks of: 摩尔线程预计2025年 of 摩尔线程预计2025年营收… */
function openingWords(part: Line, name: string): Line | null {
  const figure = part.findIndex((span) => span.kind === 'figure');
  const time = part.slice(0, Math.max(0, figure)).findLastIndex((span) => span.kind === 'time');
  const head = part.slice(0, time + 1);
  return time !== -1 && time <= 4 && isNamed(head, name) ? head : null;
}

/** How a report calls the firm it is about. */
const theFirm = /^(?:该|本)?公司(?!人士|们|[法债])/;
/** Beginnings that need a subject right before them: what the firm did, or a value of its own. */
const ofTheFirm =
  /^(?:拟|预计|计划|累计|首次|首发|发行|收于|上涨|下跌|营收|股价|市值|总|\d{1,2}月)|^(?:20\d\d年)?(?:上半年|下半年|全年|前三季度|第[一二三四]季度)/;

/** A part of a sentence as a sentence of its own; null where it would not be one. */
function madeWhole(part: Line, head: Line | null, name: string): Line | null {
  const text = plainText(part);
  if (isNamed(part, name)) return part;
  if (!standsAlone(text) || !han.test(text) || /^[a-z]/.test(text)) return null;
  const firm = theFirm.exec(text)?.[0] ?? '';
  const own = part[0]?.kind === 'time' ? null : head;
  if (own !== null && firm === '') return tidyLine([...own, ...part]);
  const rest = sliceLine(part, firm.length, Infinity);
  const isHis = firm !== '' || carriesOn.test(text) || ofTheFirm.test(text);
  const gap = /[A-Za-z]$/.test(name) && /^[\p{Nd}A-Za-z]/u.test(plainText(rest)) ? ' ' : '';
  return tidyLine([{ kind: 'text', text: isHis ? `${name}${gap}` : `${name}：` }, ...rest]);
}

/** The sentences of an entry that tell no value, each a line of its own: what else a quiet week has to tell. */
export function plainFactsOf(entry: Entry, name: string): readonly Line[] {
  const sentences = entry.summary.slice(0, 1).flatMap(sentencesIn);
  return sentences.flatMap((sentence) => {
    if (sentence.some(({ kind }) => kind === 'figure' || kind === 'unsourced')) return [];
    const whole = madeWhole(sentence, null, name);
    const line = whole === null ? null : startOfLine(whole, maxPointWidth, maxValuesPerPoint);
    return line === null ? [] : [line];
  });
}

/**
 * What an entry tells, fact by fact: the parts of its first paragraph that hold a figure, each a line of its own, none
 * twice. The first comes first, then what changed against the last known value; at most three, as they stand in the text.
 */
export function factsOf(entry: Entry, name: string): readonly Line[] {
  const told = new Set<string>();
  const facts: { readonly line: Line; readonly at: number; readonly isChange: boolean }[] = [];
  const changed = new Set(entry.figures.flatMap((row) => (row.relation === 'changed' ? [row.figure] : [])));
  for (const sentence of entry.summary.slice(0, 1).flatMap(sentencesIn)) {
    const parts = partsIn(sentence, /[；;]/);
    const head = parts[0] === undefined ? null : openingWords(parts[0], name);
    for (const part of parts) {
      const whole = madeWhole(part, part === parts[0] ? null : head, name);
      const line = whole === null ? null : startOfLine(whole, maxPointWidth, maxValuesPerPoint);
      const ids = line === null ? [] : figuresOf(line);
      if (line === null || ids.length === 0 || ids.some((id) => told.has(id))) continue;
      for (const id of ids) told.add(id);
      facts.push({ line, at: facts.length, isChange: ids.some((id) => changed.has(id)) });
    }
  }
  const [first, ...others] = facts;
  const best = others.toSorted((a, b) => Number(b.isChange) - Number(a.isChange) || a.at - b.at).slice(0, 2);
  return [...(first === undefined ? [] : [first]), ...best].sort((a, b) => a.at - b.at).map(({ line }) => line);
}

/** Metrics that tell most of a company, best first. */
const tellingMetrics = ['revenue', 'net_profit', 'net_loss', 'market_cap', 'order_value', 'shipments', 'raise'];

/** A line of background, and how well it tells: less is better. */
export interface Point {
  readonly storyId: string;
  readonly line: Line;
  readonly rank: number;
}

/** A line with the time its source told it, where it does not say that itself. */
function dated(line: Line, time: Span | null | undefined, isChinese: boolean): Line {
  if (time == null || line.some((span) => span.text === time.text)) return line;
  const [open, close] = isChinese ? ['（', '）'] : [' (', ')'];
  return tidyLine([...line, { kind: 'text', text: open }, time, { kind: 'text', text: close }]);
}

const monthMs = 31 * dayMs;

/** A line about what happened before the week began, with its day where it names none. */
export function datedBefore(line: Line, entry: Entry, from: string): Line {
  if (line.some(({ kind }) => kind === 'time')) return line;
  const [first] = entry.summary.flatMap(sentencesIn);
  const day = first?.find(({ kind }) => kind === 'time');
  if (day?.kind !== 'time' || day.iso.length !== 10 || day.iso >= from) return line;
  return Date.parse(from) - Date.parse(day.iso) > monthMs ? line : dated(line, day, han.test(plainText(line)));
}

/** A sentence without 样例日报12月5日报道：, which says of the whole entry when it was told. */
function withoutOpening(sentence: Line, time: Span | null | undefined): Line {
  const at = sentence.findIndex((span) => span.kind === 'time' && span.text === time?.text);
  if (at === -1 || at > 1) return sentence;
  const text = plainText(sentence);
  const colon = /^[^：:，,]{0,30}[：:]\s?/.exec(text)?.[0] ?? '';
  return colon.includes(time!.text) ? sliceLine(sentence, colon.length, Infinity) : sentence;
}

/** The start of a sentence that fits and still holds a figure. */
function startWith(sentence: Line, figure: string): Line | null {
  const start = startOfLine(sentence, maxBackgroundWidth, maxValuesPerPoint);
  return start !== null && figuresOf(start).includes(figure) ? start : null;
}

/**
 * The one sentence of a company's background that tells most: it names the company, stands alone, holds the newest figure
 * of the most telling kind, and is not overtaken by what happened since. Null where no sentence does.
 */
export function backgroundPoint(
  entries: readonly Entry[],
  name: string,
  stageNow: IpoStage | null,
  language: 'zh-CN' | 'en',
): Point | null {
  let best: Point | null = null;
  const take = (entry: Entry, line: Line, rank: number): void => {
    if (best !== null && best.rank <= rank) return;
    best = { storyId: entry.storyId, line: dated(line, entry.reportedIn, language === 'zh-CN'), rank };
  };
  for (const entry of entries) {
    const sentences = entry.summary
      .flatMap(sentencesIn)
      .map((sentence) => withoutOpening(sentence, entry.reportedIn))
      .filter((sentence) => isNamed(sentence, name) && standsAlone(plainText(sentence)))
      .filter((sentence) => !isOvertaken(plainText(sentence), stageNow));
    for (const row of entry.figures) {
      const place = tellingMetrics.indexOf(row.metric);
      const line = sentences.map((sentence) => startWith(sentence, row.figure)).find((start) => start !== null);
      if (line !== undefined) take(entry, line, place === -1 ? tellingMetrics.length : place);
    }
    for (const sentence of sentences) {
      const line = startOfLine(sentence, maxBackgroundWidth, maxValuesPerPoint);
      if (line !== null) take(entry, line, tellingMetrics.length + (valuesIn(line) > 0 ? 1 : 2));
    }
  }
  return best;
}
