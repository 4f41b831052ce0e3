import type { Company } from '../model/company.ts';
import type { Line } from '../model/edition.ts';
import type { Figure } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { dayMs } from '../text/china-day.ts';
import { growthOf } from './baseline.ts';
import { agreesWith, type DisputedClose } from './close.ts';
import type { Labels } from './input.ts';
import { isForecast } from '../text/forecast.ts';
import { toldAt } from '../text/told.ts';
import { dayLine } from './day-line.ts';
import { tieLine } from './lines.ts';
import { withoutMarks } from './marks.ts';
import { nameOf } from './names.ts';
import type { Candidate } from './pool.ts';
import { productIn, verbOf } from './product.ts';
import { figureLine, type Language } from './shown.ts';
import { coreProfits, mainPeriod, profits, valuesOf, type ValueContext } from './values.ts';

/** What every summary template may use; each is there, empty or false where nothing is known. */
export type Slots = Readonly<Record<(typeof slotNames)[number], string | boolean>>;

export const slotNames = [
  'name',
  'date',
  'exchange',
  'tutoring',
  'accepted',
  'inquiry',
  'approved',
  'hearing',
  'registered',
  'prospectus',
  'filed',
  'priced',
  'listed',
  'unlocked',
  'issuePrice',
  'open',
  'openChange',
  'high',
  'low',
  'close',
  'closeChange',
  'closeSource',
  'price',
  'priceChange',
  'marketCap',
  'capIntraday',
  'capOnce',
  'capClose',
  'turnover',
  'shares',
  'raise',
  'raiseNet',
  'oversubscription',
  'lotteryRate',
  'cornerstone',
  'cornerstones',
  'intraday',
  'period',
  'during',
  'forecast',
  'results',
  'announced',
  'revenue',
  'revenueGrowth',
  'profitName',
  'profit',
  'profitGrowth',
  'core',
  'coreName',
  'margin',
  'rnd',
  'product',
  'verb',
  'parameters',
  'activeParameters',
  'context',
  'productPrice',
  'compute',
  'orderValue',
  'orderNoun',
  'orderVolume',
  'shipments',
  'customers',
  'round',
  'done',
  'valuation',
  'investors',
  'foreign',
  'lead',
] as const;

export interface SlotContext extends ValueContext {
  readonly company: Company;
  readonly labels: Labels;
  readonly zone: string;
  /** The close where sources disagree on it: told with its outlet. */
  readonly disputed: DisputedClose | null;
  /** Day of the event; null when it is not known. */
  readonly day: string | null;
  /** Year readers are in: another one is named with the day. */
  readonly year: string;
}

/** How results were made known; a word of the reports, the plainest first. */
function announcedBy(items: readonly Item[]): string {
  const words = items.map(({ title, text }) => `${title} ${text}`).join(' ');
  return ['公告', '披露', '公布'].find((word) => words.includes(word)) ?? '';
}

function firstMatch(items: readonly Item[], pattern: RegExp): string {
  for (const item of items) {
    const match = pattern.exec(item.title) ?? pattern.exec(item.text);
    if (match !== null) return withoutMarks(match[0]);
  }
  return '';
}

/** Prepares every word a template of an entry may need. */
export function slotsFor(candidate: Candidate, figures: readonly Figure[], lead: Line, context: SlotContext): Slots {
  const { story, items } = candidate;
  const { company, labels, language, marks, disputed } = context;
  const { values, pick, put, growth, growthIn, putGrowth, growthAt, growthOnly } = valuesOf(figures, company, context);
  const at = (moment: string) => (asOf: string | null) => asOf === moment;
  /** A price that is told with its change says more than one without. */
  const price = (moment: string): Figure | null =>
    pick({ metric: 'share_price', asOf: at(moment), where: (figure) => growthOf(figure, figures) !== null }) ??
    pick({ metric: 'share_price', asOf: at(moment) });
  const close = price('close');
  const open = price('open');
  const issue = pick({ metric: 'issue_price' });
  const isDisputed = close !== null && close === disputed?.close;
  const rise = close === null ? null : growthIn(close);
  // A close and a rise that the issue price does not bear out are not told side by side: one of them is wrong.
  const isAtOdds = close !== null && rise !== null && issue?.unit === close.unit && !agreesWith(close, rise, values);
  const closeChange =
    close === null ? growthAt('close') : isDisputed ? putGrowth(disputed.growth) : isAtOdds ? '' : growth(close);
  const teller = isDisputed || isAtOdds ? items.find(({ id }) => id === close.itemId) : undefined;
  // 第一财经（样例摘要） stands in brackets itself.
  const source = teller?.outlet.replace(/[（(][^（()）]*[）)]$/, '');
  const low = price('low');
  const isBroken = low !== null && issue !== null && low.unit === issue.unit && low.value < issue.value;
  const other = pick({ metric: 'share_price', asOf: (asOf) => !['close', 'open', 'high', 'low'].includes(asOf ?? '') });
  /** Of several values of one day the highest: 一度 says that it did not last. */
  const highest =
    values
      .filter(
        (figure) => figure.metric === 'market_cap' && figure.scope === null && figureLine(figure, language) !== null,
      )
      .sort((a, b) => b.value - a.value)[0] ?? null;
  const cap =
    pick({ metric: 'market_cap', asOf: at('close') }) ??
    pick({ metric: 'market_cap', asOf: (asOf) => asOf === null || /^\d/.test(asOf) }) ??
    highest;
  const period = mainPeriod(values);
  const revenue = pick({ metric: 'revenue', period });
  const revenueGrowth = revenue === null ? growthOnly('revenue', period) : growth(revenue);
  // The scope of a profit stands in its name.
  const isCore = (scope: string | null): boolean => scope === '扣非';
  const profit = pick({ metric: profits, period, scope: (scope) => !isCore(scope) });
  const core =
    pick({ metric: coreProfits, period, scope: () => true }) ?? pick({ metric: profits, period, scope: isCore });
  const called = (figure: Figure | null): string => {
    if (figure === null) return '';
    const { scope, metric } = figure;
    // 扣非净亏损, 经调整净亏损: the scope says what core means.
    const measure = labels.metric(scope === null ? metric! : metric!.replace(/^core_/, ''));
    if (language !== 'en') return withoutMarks(`${scope ?? ''}${measure}`);
    const kind = scope === null ? '' : (englishScopes[scope] ?? scope);
    return withoutMarks(`${kind} ${measure.charAt(0).toLowerCase()}${measure.slice(1)}`.trim());
  };
  const stage = (name: string): boolean => story.stage === name;
  const product = productIn(items, company);
  const words = `${items[0]?.title ?? ''} ${items[0]?.text.slice(0, 200) ?? ''}`;
  const hasTraded = [close, open, other].some((figure) => figure !== null);
  const exchange =
    company.market === 'star'
      ? ['科创板', 'the STAR Market']
      : company.market === 'hkex'
        ? ['港交所', 'the Hong Kong exchange']
        : ['', ''];
  const isPublic = (scope: string | null): boolean => scope === null || /公开|公開|香港|public|Hong Kong/i.test(scope);
  const metric = (name: string): string => put(pick({ metric: name }));
  return {
    name: nameOf(company, language),
    date: context.day === null ? '' : marks.put(dayLine(context.day, context.year, language)),
    exchange: exchange[language === 'zh-CN' ? 0 : 1]!,
    tutoring: stage('tutoring'),
    accepted: stage('accepted'),
    inquiry: stage('inquiry'),
    approved: stage('approved'),
    hearing: stage('hearing'),
    registered: stage('registered'),
    prospectus: stage('prospectus'),
    priced: stage('priced'),
    listed: stage('listed') && (hasTraded || hasHappened(context.day, items)),
    unlocked: stage('unlocked'),
    filed: /递交|遞交|递表|遞表|提交|files|filed|submit/i.test(words),
    issuePrice: put(issue),
    open: put(open),
    openChange: growth(open),
    high: put(price('high')),
    low: isBroken ? put(low) : '',
    close: put(close),
    closeChange,
    closeSource:
      source === undefined ? '' : marks.put([{ kind: /\p{Nd}/u.test(source) ? 'name' : 'text', text: source }]),
    price: put(other),
    priceChange: growth(other),
    marketCap: put(cap),
    capIntraday: /^(?:open|high|low|intraday)$/.test(cap?.asOf ?? ''),
    // A value that was only passed through: of one that was merely taken at noon nobody knows that.
    capOnce: cap !== null && (cap.asOf === 'high' || /一度|最高|突破|短暂/.test(cap.quote)),
    // Said only where no close before it says of which moment the value is.
    capClose: cap?.asOf === 'close' && close === null,
    turnover: metric('turnover'),
    shares: metric('shares'),
    raise: metric('raise'),
    raiseNet: metric('raise_net'),
    oversubscription: put(pick({ metric: 'oversubscription', scope: isPublic })),
    lotteryRate: metric('lottery_rate'),
    cornerstone: put(pick({ metric: 'cornerstone', where: (figure) => figure.kind === 'money' })),
    cornerstones: put(pick({ metric: 'cornerstone', where: (figure) => figure.kind !== 'money' })),
    intraday: other?.asOf === 'intraday',
    period: period === null ? '' : marks.put(periodLine(labels.period(period), period)),
    during: period === null ? '' : marks.put(periodLine(withArticle(labels.period(period)), period)),
    forecast: [revenue, profit, core].some((figure) => figure !== null && isForecast(figure.quote, figure.raw)),
    results: [revenue, profit, core].some((figure) => figure !== null) || revenueGrowth !== '',
    announced: context.day === null ? '' : announcedBy(items),
    revenue: put(revenue),
    revenueGrowth,
    profitName: called(profit),
    profit: put(profit),
    profitGrowth: growth(profit),
    coreName: called(core),
    core: put(core),
    margin: put(pick({ metric: 'gross_margin', period })),
    rnd: put(pick({ metric: 'rnd', period })),
    product: product === '' ? '' : marks.put([{ kind: /\p{Nd}/u.test(product) ? 'name' : 'text', text: product }]),
    verb: verbOf(items, product, words),
    parameters: metric('parameters'),
    activeParameters: metric('active_parameters'),
    context: metric('context'),
    productPrice: metric('product_price'),
    compute: metric('compute'),
    orderValue: metric('order_value'),
    orderVolume: metric('order_volume'),
    shipments: metric('shipments'),
    customers: metric('customers'),
    orderNoun: firstMatch(items.slice(0, 1), /框架协议|订单|合同|采购/),
    round: firstMatch(items.slice(0, 1), /(?:Pre-)?[A-G]\+{0,2}轮|天使轮|种子轮|战略融资/),
    done:
      /完成|宣布获|closes|raises|raised|completes/i.test(words) &&
      !/拟|计划|筹备|洽谈|考虑|plans|talks|seeks/i.test(words),
    valuation: metric('valuation'),
    investors: metric('investors'),
    foreign: isForeign(items[0], language),
    lead: lead.length === 0 ? '' : marks.put(lead),
  };
}

/** Scopes of a profit in the middle of an English sentence. */
const englishScopes: Readonly<Record<string, string>> = {
  归母: 'attributable',
  扣非: 'core',
  经调整: 'adjusted',
  税前: 'pre-tax',
};

/** A length of time as a date; a bare year is one too, whatever stands before it. */
function periodLine(text: string, period: string): Line {
  const line = tieLine(text, { figures: [], names: [], published: null, zone: 'UTC' });
  const isTied = line.every(({ kind }) => kind !== 'unsourced');
  return isTied ? line : [{ kind: 'time', text, iso: period.slice(0, 4) }];
}

/** the first nine months, but 2025 and Q2. */
const withArticle = (period: string): string =>
  /^(?:first|second|third|fourth) /.test(period) ? `the ${period}` : period;

/** A listing that an item announces for next week has not happened, whatever its stage says. */
function hasHappened(day: string | null, items: readonly Item[]): boolean {
  const newest = items.reduce((at, item) => Math.max(at, toldAt(item)), 0);
  return day !== null && Date.parse(`${day}T00:00:00Z`) <= newest + dayMs / 2;
}

/** True when an item is in another language than the digest; both scripts of Chinese count as one. */
export function isForeign(item: Item | undefined, language: Language): boolean {
  return item !== undefined && (item.language === 'en') !== (language === 'en');
}
