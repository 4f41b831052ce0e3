import type { FigureKind } from '../model/fact.ts';

/**
 * How a metric stands to time. `flow` and `state` carry the period of the sentence (revenue of 2024, cash at the end of June);
 * `market` changes by the minute and carries a day and a moment; `deal` belongs to one matter and carries neither.
 */
export type Timing = 'flow' | 'state' | 'market' | 'deal';

export interface Metric {
  readonly timing: Timing;
  /** Kinds its plain value may have; growth (a percent, points or a multiple with a change) fits every metric. */
  readonly takes: readonly FigureKind[];
  /** Measure words a count may have; `''` is a number without one. */
  readonly units: readonly string[];
  /** Currency values of this metric are prices: a share, a card, a month. */
  readonly isPrice: boolean;
  /** Values from here on are something else: 市值3000亿元 is no share price, nothing that is bought one by one costs that. */
  readonly below: number;
  /** Counts below this are something else: 每次激活8个 are experts, not parameters. */
  readonly least: number;
}

function metric(timing: Timing, takes: readonly FigureKind[], more: Partial<Metric> = {}): Metric {
  return { timing, takes, units: [], isPrice: false, below: Infinity, least: 0, ...more };
}
const money = (timing: Timing): Metric => metric(timing, ['money']);
const price = (timing: Timing): Metric => metric(timing, ['money', 'price'], { isPrice: true, below: dearest });
const share = (timing: Timing): Metric => metric(timing, ['percent']);
const count = (timing: Timing, units: string, least = 0): Metric =>
  metric(timing, ['count'], { units: units.split(' '), least });

/** Prices of a share, a card or a month's use lie below this in every currency followed. */
const dearest = 1e6;

const people = '人 名 位 户 用户 个';
const goods = '片 颗 台 张 块 套 枚 卡 件 辆 部';

/** The vocabulary of `Figure.metric`; docs and render's labels follow it. Extend it together with the cues below. */
export const metrics = {
  revenue: money('flow'),
  net_profit: money('flow'),
  net_loss: money('flow'),
  core_net_profit: money('flow'),
  core_net_loss: money('flow'),
  cumulative_loss: money('flow'),
  gross_profit: money('flow'),
  gross_margin: share('flow'),
  rnd: money('flow'),
  rnd_ratio: metric('flow', ['percent', 'multiple']),
  rnd_staff_share: share('state'),
  operating_cash_flow: money('flow'),
  cash: money('state'),
  total_assets: money('state'),
  net_assets: money('state'),
  eps: price('flow'),
  roe: share('flow'),
  inventory: money('state'),
  market_cap: money('market'),
  valuation: money('deal'),
  share_price: price('market'),
  issue_price: price('deal'),
  target_price: price('deal'),
  turnover: money('market'),
  turnover_rate: share('market'),
  pe: metric('deal', ['multiple']),
  ps: metric('deal', ['multiple']),
  shares: count('deal', '股'),
  shareholding: share('state'),
  net_buying: money('market'),
  raise: money('deal'),
  raise_net: money('deal'),
  // Shares of the proceeds are told by frames alone: 将收入的三成用于研发 is none.
  use_of_proceeds: money('deal'),
  oversubscription: metric('deal', ['multiple']),
  lottery_rate: share('deal'),
  issue_share: share('deal'),
  cornerstone: money('deal'),
  lot_profit: money('deal'),
  convertible_bond: money('deal'),
  registered_capital: money('deal'),
  incentive: metric('deal', ['money', 'count'], { units: ['股', '份'] }),
  investors: count('deal', '家 名 位 个 户'),
  order_value: money('state'),
  order_volume: count('state', `${goods} 份 个 单 张`),
  shipments: count('state', `${goods} 个 次 部`),
  capacity: count('state', `${goods} 个 柜 吨 P`),
  customers: count('state', '家 户 个 名 位 客户 '),
  top5_share: share('flow'),
  users: count('state', `${people} `),
  countries: count('state', '个 国 国家'),
  arr: money('flow'),
  // A corporate client may spend millions a year.
  arpu: metric('flow', ['money', 'price'], { isPrice: true }),
  revenue_share: share('flow'),
  overseas_share: share('flow'),
  market_share: share('flow'),
  market_size: money('flow'),
  cagr: share('flow'),
  views: count('state', '次 '),
  daily_tokens: count('flow', 'token '),
  parameters: count('deal', '参数 个 ', 1e6),
  active_parameters: count('deal', '参数 个 ', 1e6),
  context: count('deal', 'token 字 ', 1000),
  cluster_size: count('deal', '卡 GPU 张 颗 块 片 台 P', 2),
  compute: count('deal', 'FLOPS TFLOPS PFLOPS EFLOPS TOPS T P'),
  memory: count('deal', 'GB TB MB'),
  bandwidth: count('deal', 'GB/s TB/s Gbps Tbps'),
  uptime: share('flow'),
  product_price: price('deal'),
  // 171名高管掏2.7亿认购: no firm has that many.
  employees: { ...count('state', '人 名 位 '), below: 1e7 },
  patents: count('state', '项 件 个 '),
  developers: count('state', `${people} `),
  duration: count('deal', '天 日 个月 月 年 小时 分钟 周'),
} satisfies Readonly<Record<string, Metric>>;

/** The metrics that words may mean (none: something outside the vocabulary), and the words, Chinese and English. */
export type MetricWords = readonly [metrics: string, chinese: string, english?: string];

export type MetricName = keyof typeof metrics;

/** Every metric name, in the vocabulary's order. */
export const metricNames: readonly MetricName[] = Object.keys(metrics) as MetricName[];

/** What a metric's values may be. @throws nothing; a name outside the vocabulary is a plain type error */
export function metricOf(name: MetricName): Metric {
  return metrics[name];
}

/** Whether a value of this kind and measure word can be a plain value of the metric. */
export function takes(name: MetricName, kind: FigureKind, unit: string | null, value: number): boolean {
  const rule = metrics[name];
  if (!rule.takes.includes(kind)) return kind === 'price' && rule.takes.includes('money') && rule.isPrice;
  if (value >= rule.below) return false;
  if (kind !== 'count') return true;
  return rule.units.includes(unit ?? '') && value >= rule.least;
}
