import type { Figure } from '../model/fact.ts';
import { ended, type CitedWords } from './cite.ts';
import { partsIn } from './cut.ts';
import { figuresOf, tidyLine } from './lines.ts';

/** Values this near are one value, told by two reports: 590亿 and 接近600亿. */
const nearShare = 0.02;

/** True for a value that is among those told. */
function isAmong(figure: Figure, told: readonly Figure[]): boolean {
  return told.some(
    ({ company, metric, kind, value }) =>
      company === figure.company &&
      metric === figure.metric &&
      kind === figure.kind &&
      Math.abs(value - figure.value) <= nearShare * Math.abs(figure.value),
  );
}

/** True where there are values, each has a metric, and each was told. */
export function areTold(figures: readonly (Figure | undefined)[], told: readonly Figure[]): boolean {
  return (
    figures.length > 0 &&
    figures.every((figure) => figure !== undefined && figure.metric !== null && isAmong(figure, told))
  );
}

/**
 * An item's words without the parts behind a semicolon that an entry before has told: each value of such a part has a
 * metric and is among those told.
 */
export function withoutTold(cited: CitedWords, told: readonly Figure[]): CitedWords {
  const byId = new Map(cited.figures.map((figure) => [figure.id, figure]));
  const [first, ...others] = partsIn(cited.line, /[；;]/);
  if (first === undefined || others.length === 0) return cited;
  const kept = others.filter(
    (part) =>
      !areTold(
        figuresOf(part).map((id) => byId.get(id)),
        told,
      ),
  );
  if (kept.length === others.length) return cited;
  const line = tidyLine([...first, ...kept.flatMap((part) => [{ kind: 'text', text: '；' } as const, ...part])]);
  const shown = new Set(figuresOf(line));
  return { line: ended(line), figures: cited.figures.filter(({ id }) => shown.has(id)) };
}
