import { metricOf } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import { yearEarlier } from './periods.ts';
import type { PeriodFound } from './periods.ts';
import { clauseStart } from './subjects.ts';
import type { Meaning, SentenceView } from './view.ts';
import { areInRow, joinedPeriod } from './year-parts.ts';

const isDay = (period: string): boolean => /^\d{4}-\d\d-\d\d$/.test(period);

/**
 * The period of a quantity: one that follows it (US$3.46 million in 2023), else the nearest before it in the sentence, else what the
 * quantity before or the sentence before carried.
 *
 * Figures of one deal (issue price, raise) have none; a market figure has the day it was traded.
 */
export function periodAt(
  view: SentenceView,
  index: number,
  metric: MetricName | null,
  from: Meaning | null,
): string | null {
  const quantity = view.quantities[index]!;
  const { text } = view.passage;
  const timing = metric === null ? 'flow' : metricOf(metric).timing;
  if (timing === 'deal') return null;
  if (timing === 'market') {
    const days = view.periods.filter(({ periods }) => periods.length === 1 && isDay(periods[0]!));
    const before = days.findLast(({ start }) => start < quantity.start);
    if (before !== undefined) return before.periods[0]!;
    const after = days.find((day) => day.start >= quantity.end && !/[,;]/.test(text.slice(quantity.end, day.start)));
    return after?.periods[0] ?? view.inherited.day;
  }
  // 较上年同期的15.38亿元收窄: what a value is measured against is of its own time.
  const against = view.periods.find(
    (period) =>
      quantity.kind !== 'multiple' &&
      period.role !== 'named' &&
      period.periods.length > 0 &&
      /^的?约?$/.test(text.slice(period.end, quantity.start)) &&
      period.end <= quantity.start,
  );
  if (against !== undefined) return joinedPeriod(against.periods);
  const clause = clauseStart(text, quantity.start);
  const fits = (period: PeriodFound): boolean =>
    (period.role === 'named' || (period.role === 'aside' && period.start >= clause)) &&
    period.periods.length > 0 &&
    allowed(period, text, timing);
  const nextStart = view.quantities[index + 1]?.start ?? text.length;
  const behind = view.periods.find(
    (period) =>
      period.start >= quantity.end &&
      period.start < nextStart &&
      /^\)?\s?(?:in|for|during|of|as of|at the end of|by|as at|\()\s?(?:the\s)?$/i.test(
        text.slice(quantity.end, period.start),
      ),
  );
  if (behind !== undefined && fits(behind)) return joinedPeriod(behind.periods);
  // 743 million yuan last year
  const named = view.periods.find(({ start }) => start > quantity.end && start - quantity.end <= 1);
  if (
    named !== undefined &&
    /^(?:last|this|next|the \w+) year$/i.test(text.slice(named.start, named.end)) &&
    fits(named)
  )
    return joinedPeriod(named.periods);
  const before = view.periods.filter(
    (period) => period.start < quantity.start && fits(period) && !isLeftBehind(view, index, period),
  );
  // a year ago, behind a value: of the stretch before the one that is spoken of.
  const isYearAgo =
    /^\s?(?:it (?:lost|made|earned|posted|reported) )?(?:a year (?:earlier|ago|before)|in the (?:same|year-earlier))/i.test(
      text.slice(quantity.end),
    );
  const nearest = before.at(-1);
  if (nearest !== undefined) {
    const run = runOf(before, text);
    // 2022年至2024年营收从0.46亿元增长到4.38亿元: from the first of them to the last.
    const isSpan = run.length > 1 && !text.slice(nearest.end, quantity.start).includes(';');
    if (isSpan && /[从由][约近]?$/.test(text.slice(0, quantity.start))) return run[0]!;
    // 2025年…净亏损由14.09亿元收窄至7.9亿元: what it comes from is of the year before, unless a forecast is changed.
    const former = formerPeriod(view, index, nearest, run);
    if (former !== undefined) return former;
    const found = isSpan && isRise(view, index) && isFrom(view, index - 1) ? run.at(-1)! : joinedPeriod(run);
    return isYearAgo ? yearEarlier(found) : found;
  }
  if (
    view.periods.some(
      (period) => period.start < quantity.start && period.role === 'named' && period.periods.length === 0,
    )
  )
    return null;
  if (from !== null) return isYearAgo && from.period !== null ? yearEarlier(from.period) : from.period;
  // Revenue of US$53.4 million for 2024 was …: a period behind in the same clause, when none stands before.
  const later = view.periods.find(
    (period) =>
      period.start >= quantity.end &&
      // from 500 million in 2022 is not the time of what it has come to.
      (period.role === 'named' || period.start < nextStart) &&
      fits(period) &&
      !/[,;]/.test(text.slice(quantity.end, period.start)),
  );
  if (later !== undefined) return joinedPeriod(later.periods);
  // …, or 35.1 per cent of revenue, in the first nine months of 2025: the only time of the sentence, set at its end.
  const [only] = view.periods;
  if (
    view.periods.length === 1 &&
    fits(only!) &&
    /,\s?(?:in|for|during) (?:the )?$/.test(text.slice(0, only!.start)) &&
    /^[.,]?$/.test(text.slice(only!.end))
  )
    return joinedPeriod(only!.periods);
  const inherited = metric !== null && timing === 'flow' ? view.inherited.period : null;
  return isYearAgo && inherited !== null ? yearEarlier(inherited) : inherited;
}

/** 由2023年的8%升至94.85%: the year is that of the value it was, not of the one it has come to. */
export function isRise(view: SentenceView, index: number): boolean {
  const previous = view.quantities[index - 1];
  const quantity = view.quantities[index]!;
  if (previous === undefined) return false;
  const between = view.passage.text.slice(previous.end, quantity.start);
  return /^[^,;。]{0,8}[至到][^,;。]{0,2}$/.test(between) && previous.group !== quantity.group;
}

/** Undefined where the quantity is not what a value of its own time is said to come from; null where that time cannot be told. */
function formerPeriod(
  view: SentenceView,
  index: number,
  nearest: PeriodFound,
  run: readonly string[],
): string | null | undefined {
  const { text } = view.passage;
  const { start, end } = view.quantities[index]!;
  if (!isFrom(view, index) || run.length !== 1 || isDay(run[0]!) || nearest.role !== 'named') return undefined;
  const clause = clauseStart(text, start);
  const verb = /^[^,;。]{0,10}?(?:至|到|为)/.exec(text.slice(end));
  if (verb === null || /[调修改]/.test(verb[0]) || /指引|预测|目标|预告/.test(text.slice(clause, start)))
    return undefined;
  return /环比/.test(text.slice(clause, start)) ? null : yearEarlier(run[0]!);
}

function isFrom(view: SentenceView, index: number): boolean {
  const { start } = view.quantities[index]!;
  return /[从由][约近]?$/.test(view.passage.text.slice(Math.max(0, start - 2), start));
}

function isLeftBehind(view: SentenceView, index: number, period: PeriodFound): boolean {
  const previous = view.quantities[index - 1];
  if (previous === undefined || !isRise(view, index) || period.end > previous.start) return false;
  return /[由从]\s?$/.test(view.passage.text.slice(Math.max(0, period.start - 2), period.start));
}

/** The periods right before a value that follow one another: 2023年、2024年. 三季报,前三季度 is no run: one holds the other. */
function runOf(periods: readonly PeriodFound[], text: string): readonly string[] {
  let first = periods.length - 1;
  while (
    first > 0 &&
    periods[first - 1]!.periods.every((one) => periods[first]!.periods.every((two) => areInRow(one, two))) &&
    /^(?:年度?|全年)?\s?(?:[、和及与]|and|,\s?and|,)\s?$/.test(
      text.slice(periods[first - 1]!.end, periods[first]!.start),
    )
  )
    first--;
  return periods.slice(first).flatMap((period) => period.periods);
}

/** A single day is a period only for what is held at that day: 截至6月30日. */
function allowed(period: PeriodFound, text: string, timing: 'flow' | 'state'): boolean {
  if (!isDay(period.periods[0]!)) return true;
  const ahead = text.slice(Math.max(0, period.start - 8), period.start);
  const isHeld =
    /(?:截至|截止|止于|as of|as at|at the end of|ended?)\s?$/i.test(ahead) ||
    /[末底]$/.test(text.slice(period.start, period.end));
  return isHeld || (timing === 'state' && /^(?:止|末)/.test(text.slice(period.end)));
}
