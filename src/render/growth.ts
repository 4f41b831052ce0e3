import type { Edition } from '../model/edition.ts';
import type { Figure, TimelineStep } from '../model/fact.ts';

/** What a growth is measured against; `unsaid` when neither its sentence nor the edition says. */
export type Base = 'yoy' | 'qoq' | 'issue' | 'previous' | 'unsaid';

/** Percentages of these are what is measured, not how much it grew. */
const rates: ReadonlySet<string> = new Set([
  'gross_margin',
  'rnd_ratio',
  'rnd_staff_share',
  'roe',
  'turnover_rate',
  'shareholding',
  'lottery_rate',
  'issue_share',
  'top5_share',
  'revenue_share',
  'overseas_share',
  'market_share',
  'cagr',
  'uptime',
  'use_of_proceeds',
]);

type Measured = Pick<Figure, 'kind' | 'change' | 'metric'>;

const issueScopes: ReadonlySet<string> = new Set(['发行', '发行价', '发售价', 'issue', 'offer']);

/** Whether a price is the one shares were issued at, whatever metric says so. */
export function isIssuePrice({ metric, scope, asOf }: Pick<Figure, 'metric' | 'scope' | 'asOf'>): boolean {
  if (metric !== 'share_price') return metric === 'issue_price';
  return asOf === 'issue' || (scope !== null && issueScopes.has(scope));
}

/** Whether a figure says how much its metric grew or fell. */
export function isGrowth({ kind, change, metric }: Measured): boolean {
  return kind === 'percent' && change !== null && (metric === null || !rates.has(metric));
}

/** Whether a growth is a fall: its change, its value or its sign says so. */
export function isFall({ change, value, raw }: Pick<Figure, 'change' | 'value' | 'raw'>): boolean {
  return change?.includes('-') === true || value < 0 || /^[-−–]/.test(raw.trim());
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The day a figure says it stands for; null when it gives none. */
export function ownDay({ period, asOf }: Pick<Figure, 'period' | 'asOf'>): string | null {
  return isDay(period) ? period : isDay(asOf) ? asOf : null;
}

function saidBase({ change, quote }: Figure): Base | null {
  if (change?.startsWith('yoy') === true) return 'yoy';
  if (change?.startsWith('qoq') === true) return 'qoq';
  return /较发行价|较招股价|较发售价|over (?:its|the) (?:issue|offer) price/i.test(quote) ? 'issue' : null;
}

/** Printed percentages are rounded or cut: two that differ by less than their last place are the same. */
function lastPlace(raw: string): number {
  return 10 ** -(/\.(\d+)/.exec(raw)?.[1]?.length ?? 0);
}

/**
 * What a growth is measured against: as its sentence says, else as the same growth is told elsewhere in the edition,
 * else as the issue price proves, else as the day of listing decides. A day's change of a price is against the close
 * before, that of the first day against the issue price; anything counted over a longer time stays unsaid.
 *
 * @param of the value that grew; null when it is not known
 */
export function baseOf(
  growth: Figure,
  of: Figure | null,
  { citations }: Pick<Edition, 'citations'>,
  road: readonly TimelineStep[],
): Base {
  const said = saidBase(growth);
  if (said !== null) return said;
  for (const { figure } of Object.values(citations)) {
    if (figure.company !== growth.company) continue;
    const isSame = figure.metric === growth.metric && figure.kind === 'percent' && figure.value === growth.value;
    const elsewhere = isSame && figure.period === growth.period ? saidBase(figure) : null;
    if (elsewhere !== null) return elsewhere;
    if (growth.metric !== 'share_price' || of === null) continue;
    if (figure.metric !== 'issue_price' || figure.unit !== of.unit || figure.value <= 0) continue;
    const percent = (of.value / figure.value - 1) * 100;
    if (Math.abs(Math.abs(percent) - Math.abs(growth.value)) < lastPlace(growth.raw)) return 'issue';
  }
  const day = ownDay(growth) ?? (of === null ? null : ownDay(of));
  const listed = road.find((step) => step.stage === 'listed')?.date ?? null;
  const isOfOneDay = growth.metric === 'share_price' && !/累计|以来|年内|本周|本月|since/i.test(growth.quote);
  if (!isOfOneDay || day === null || listed === null || day < listed) return 'unsaid';
  return day === listed ? 'issue' : 'previous';
}
