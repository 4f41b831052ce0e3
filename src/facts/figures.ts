import type { Company } from '../model/company.ts';
import type { Figure, FigureKind, Mention } from '../model/fact.ts';
import { cuesOf } from './cues.ts';
import type { Cue } from './cues.ts';
import { readMeaning } from './meaning.ts';
import { metricOf } from './metrics.ts';
import { outlineOf } from './outline.ts';
import type { FactItem } from './outline.ts';
import type { Passage } from './passages.ts';
import { periodsOf } from './periods.ts';
import { quantitiesOf } from './quantities.ts';
import type { Quantity } from './quantities.ts';
import { strangerIn } from './strangers.ts';
import type { Firm } from './subjects.ts';
import type { Meaning, SentenceView } from './view.ts';

const currencies = new Set(['CNY', 'HKD', 'USD', 'TWD', 'JPY', 'EUR', 'GBP', 'KRW', 'SGD']);
/** Counts that mean little alone (5款, 3个, 七年): given only when the sentence says what they count. */
const weakUnits = new Set([
  '',
  '个',
  '款',
  '项',
  '件',
  '次',
  '名',
  '位',
  '天',
  '日',
  '年',
  '个月',
  '小时',
  '分钟',
  '周',
  '部',
  '单',
  'P',
  'T',
  'K',
  'M',
  'B',
  'GB',
  'TB',
  'MB',
]);

/**
 * The figures of an item: each number that is an amount, a share, a count, a price or a multiple, with what it measures.
 *
 * @param item title and text are plain text
 * @param mentions of this revision, from `findMentions`
 * @param followed companies a figure may be given to
 * @param zone of the digest: decides the day of the item, and with it the years that the text leaves out
 * @returns title first, by ascending `start`. What is measured is null rather than guessed; a figure of another firm has company
 *   null. Dates, names, models, tickers and list numbers are no figures. O(text).
 */
export function findFigures(
  item: FactItem,
  mentions: readonly Mention[],
  followed: readonly Company[],
  zone: string,
): Figure[] {
  const { published, sentences } = outlineOf(item, mentions, followed, zone);
  const found: Figure[] = [];
  let year: number | null = null;
  let day: string | null = null;
  let period: string | null = null;
  let last: Meaning | null = null;
  let product: string | null = null;
  for (const { passage, firms, speaking } of sentences) {
    if (passage.field === 'text' && passage.opensLine) {
      period = null;
      last = null;
      day = null;
    }
    const periods = periodsOf(passage.text, { published, year: published === null ? year : null, day, period });
    const quantities = quantitiesOf(passage.text, periods);
    if (quantities.length > 0) {
      const cues = cuesOf(passage.text).filter((cue) => !firms.some((firm) => cuts(firm, cue)));
      const stranger = strangerIn(passage.text, firms, cues, periods);
      const view: SentenceView = {
        passage,
        firms: stranger === null ? firms : [stranger, ...firms],
        periods,
        quantities,
        cues,
        speaking,
        inherited: { day, period, last, product },
      };
      const meanings = readMeanings(view);
      quantities.forEach((quantity, index) => {
        const meaning = meanings[index]!;
        const figure = figureOf(item, passage, quantity, meaning, view);
        if (figure !== null) {
          found.push(figure);
          last = meaning;
        }
      });
    }
    const lastProduct = passage.mentions.findLast(({ isProduct }) => isProduct);
    if (lastProduct !== undefined) product = passage.text.slice(lastProduct.start, lastProduct.end);
    for (const { periods: named, role } of periods) {
      const text = named.at(-1);
      if (role !== 'named' || text === undefined) continue;
      if (/^\d{4}-\d\d-\d\d$/.test(text)) {
        // A day ahead of the item (退款至3月6日) is a deadline, not when something was traded.
        if (published === null || text <= published) day = text;
      } else {
        period = text;
        year = Number(text.slice(0, 4));
      }
    }
  }
  return found;
}

/** A firm's name that holds metric words is no metric; words that hold a whole firm are: of MiniMax's revenue, 持有智谱H股. */
function cuts(firm: Firm, cue: Cue): boolean {
  return firm.start < cue.end && cue.start < firm.end && !(cue.start < firm.start && firm.end < cue.end);
}

function readMeanings(view: SentenceView): Meaning[] {
  const found: Meaning[] = [];
  for (let index = 0; index < view.quantities.length; index++) found.push(readMeaning(view, index, found));
  return found;
}

function figureOf(
  item: FactItem,
  passage: Passage,
  quantity: Quantity,
  meaning: Meaning,
  view: SentenceView,
): Figure | null {
  const { metric, change } = meaning;
  const unit = unitOf(quantity, meaning, view);
  const isPrice = quantity.isPerShare || (metric !== null && metricOf(metric).isPrice);
  const kind = kindOf(quantity, unit, isPrice);
  if (metric === null && (change === null || kind !== 'percent')) {
    if (kind === 'count' && (unit === null || quantity.isHan || weakUnits.has(unit))) return null;
    if (quantity.isHan && (kind === 'multiple' || quantity.value < 10)) return null;
    if (kind === 'count' && quantity.value < 5) return null;
  }
  const start = passage.place(quantity.start);
  const end = passage.place(quantity.end - 1) + 1;
  const origin = passage.field === 'title' ? item.title : item.text;
  return {
    id: `${item.id}:${passage.field}:${start}`,
    itemId: item.id,
    revision: item.revision,
    field: passage.field,
    start,
    end,
    company: meaning.company,
    kind,
    metric,
    value: quantity.value,
    unit,
    period: meaning.period,
    qualifier: quantity.qualifier,
    change,
    scope: meaning.scope,
    asOf: meaning.asOf,
    raw: origin.slice(start, end),
    quote: passage.quote,
  };
}

function kindOf(quantity: Quantity, unit: string | null, isPrice: boolean): FigureKind {
  if (unit !== null && currencies.has(unit)) return isPrice ? 'price' : 'money';
  return quantity.kind;
}

const unitOfMetric: Readonly<Record<string, string>> = {
  users: '人',
  developers: '人',
  employees: '人',
  customers: '家',
  views: '次',
  parameters: '参数',
  active_parameters: '参数',
  context: 'token',
  daily_tokens: 'token',
  patents: '项',
  shares: '股',
};

/** The unit as written, else the one the metric implies: 播放量破3亿 are 次, 3000亿市值 money of the sentence's currency. */
function unitOf(quantity: Quantity, meaning: Meaning, view: SentenceView): string | null {
  // 2,048 GPUs are pieces where they are sold, and a cluster's size where they work together.
  const words = view.passage.text.slice(quantity.start, quantity.end);
  if (meaning.metric === 'cluster_size' && /\bGPUs?$/i.test(words)) return 'GPU';
  if (quantity.unit !== null && quantity.unit !== '' && !/^[KMB]$/.test(quantity.unit)) return quantity.unit;
  if (meaning.metric === null) return quantity.unit === '' ? null : quantity.unit;
  const implied = unitOfMetric[meaning.metric];
  if (implied !== undefined) return implied;
  if (!metricOf(meaning.metric).takes.includes('money')) return quantity.unit === '' ? null : quantity.unit;
  const near = view.quantities.find(({ unit }) => unit !== null && currencies.has(unit));
  return near?.unit ?? 'CNY';
}
