import { escapeHtml, rich, type Rich } from './html.ts';

const height = 22;
const step = 8;
const bar = 6;

/**
 * A strip of bars, one per week, the last one in ink. Zero is a bar of one pixel.
 *
 * @param weeks counts, oldest first; empty gives an empty strip
 * @param label read out in place of the picture
 */
export function sparkline(weeks: readonly number[], label: string): Rich {
  const width = Math.max(weeks.length * step - (step - bar), bar);
  const most = Math.max(...weeks, 1);
  const bars = weeks.map((count, index) => {
    const tall = Math.max(1, Math.round((Math.max(0, count) / most) * height));
    return `<rect x="${index * step}" y="${height - tall}" width="${bar}" height="${tall}"/>`;
  });
  return rich(
    `<svg role="img" aria-label="${escapeHtml(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${bars.join('')}</svg>`,
  );
}
