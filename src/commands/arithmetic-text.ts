import type { Figure, Mismatch } from '../model/fact.ts';

const words: Readonly<Record<Mismatch['kind'], (from: string) => string>> = {
  growth: (from) => `the growth between ${from}`,
  difference: (from) => `the difference of ${from}`,
  share: (from) => `the share of ${from}`,
  margin: (from) => `the margin of ${from}`,
  sum: (from) => `the sum of ${from}`,
  product: (from) => `the product of ${from}`,
};

/** One line for each figure that does not follow from others of its text: 53% told, 47.2 by the growth between 3亿元 and 4.4亿元. */
export function mismatchLines(mismatches: readonly Mismatch[]): string[] {
  return mismatches.map(({ kind, figure, from, expected }) => {
    const told = from.map(({ raw }) => raw).join(kind === 'sum' ? ', ' : ' and ');
    return `${figure.metric ?? ''} ${figure.raw} does not follow: ${words[kind](told)} is ${expected} ${figure.unit ?? ''}`.trim();
  });
}

interface WarningRow {
  readonly kind: Mismatch['kind'];
  readonly metric: string | null;
  readonly raw: string;
  readonly start: number;
  readonly field: Figure['field'];
  readonly expected: number;
  readonly unit: string | null;
  readonly from: readonly string[];
}

/** A mismatch as `inspect figures` gives it. */
export function warningRow({ kind, figure, from, expected }: Mismatch): WarningRow {
  const { metric, raw, start, field, unit } = figure;
  return { kind, metric, raw, start, field, expected, unit, from: from.map((one) => one.raw) };
}
