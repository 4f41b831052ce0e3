import type { Line } from '../model/edition.ts';
import { fitted } from './cut.ts';
import { maxHeadlineWidth } from './keypoints.ts';
import { plainText, tidyLine, widthOf } from './lines.ts';

/**
 * A headline that no other entry has: two rises of one share in a week may be told in the same words.
 *
 * @param options best first
 * @param day when it was reported; stands in brackets behind the best where all options are taken
 * @param taken plain texts
 * @returns null when the same words of the same day are taken too: it is one matter, told twice
 */
export function distinctHeadline(options: readonly Line[], day: Line, taken: ReadonlySet<string>): Line | null {
  const isFree = (line: Line): boolean => line.length > 0 && !taken.has(plainText(line));
  const free = options.find(isFree);
  const [best] = options;
  if (free !== undefined || best === undefined) return free ?? null;
  if (day.length === 0) return null;
  const [open, close] = /\p{Script=Han}/u.test(plainText(best)) ? ['（', '）'] : [' (', ')'];
  const suffix: Line = [{ kind: 'text', text: open }, ...day, { kind: 'text', text: close }];
  const dated = tidyLine([...fitted(best, maxHeadlineWidth - widthOf(plainText(suffix))), ...suffix]);
  return isFree(dated) ? dated : null;
}
