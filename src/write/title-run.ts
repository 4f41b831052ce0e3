import type { Line } from '../model/edition.ts';
import { dangling, sliceLine, valuesIn } from './cut.ts';
import { plainText, widthOf } from './lines.ts';

/** A stretch of a title between marks: offsets in its plain text, end excluded, and the mark before and behind it. */
interface Clause {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly behind: string;
}

const mark = /[，；：。！？｜|,;!?]|:(?!\d)|—{1,2}| - /g;

/** The clauses of a title; a mark inside brackets or quotation marks, or inside 53,000, parts nothing. */
function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let read = 0;
  let start = 0;
  let before = '';
  const close = (end: number, behind: string): void => {
    if (text.slice(start, end).trim() !== '') clauses.push({ start, end, before, behind });
  };
  for (const { index, 0: found } of text.matchAll(mark)) {
    for (; read < index; read++)
      if ('（(“「『《'.includes(text[read]!)) depth++;
      else if ('）)”」』》'.includes(text[read]!)) depth--;
    if (depth > 0 || (found === ',' && /\d/.test(text[index + 1] ?? ''))) continue;
    close(index, found);
    start = index + found.length;
    before = found;
  }
  close(text.length, '');
  return clauses;
}

/** Words with which no headline begins: they lean on what was cut off. */
const leaning = /^(?:[但而却也还并又称且其该此因或谈获]|由于|甚至|其中|宣称|每)/;
/** A clause this short before a colon only says who speaks, or of what, unless something is done in it. */
const announcerWidth = 12;
const deed = /发布|推出|上线|登陆|上市|完成|签[约署下]|获|[涨跌超]|拟|开源|量产|通过|递交|定价/;
const fewest = 6;
/** A title of more clauses than this is none. */
const mostClauses = 40;
// What a run is worth: its company before a value, and the full width as much as a value.
const namePoints = 3;
const valuePoints = 2;
const fullWidthPoints = 2;
const openingPoints = 1;
/** Behind a comma stands what the clause before it leads to. */
const behindCommaPoints = 1;
/** More than any one gain: half a sentence is no headline, whatever it names. */
const leaningPoints = 4;
/** As much as the name gained: 摩尔线程： names the company and tells nothing. */
const announcerPoints = 3;
/** A run that tells less is worth less than the start of the title, cut behind a word. */
const leastScore = 1.5;

/**
 * The run of clauses of a title that makes the best headline: it fits, names the company, tells a value, leans on nothing
 * that was cut off, and is long.
 *
 * @param names what names a company in the title, as it stands there
 * @returns null where no run is worth more than the cut start of the title
 */
export function titleRun(line: Line, names: readonly string[], maxWidth: number): Line | null {
  const text = plainText(line);
  const clauses = clausesOf(text).slice(0, mostClauses);
  let best: { readonly line: Line; readonly score: number } | null = null;
  for (const [from, first] of clauses.entries())
    for (const last of clauses.slice(from)) {
      const isQuestion = /[？?]/.test(last.behind);
      const run = sliceLine(line, first.start, last.end + (isQuestion ? 1 : 0));
      const words = plainText(run).trim();
      const width = widthOf(words);
      if (width > maxWidth) break;
      const isAnnouncer = first === last && /[：:]/.test(first.behind) && width <= announcerWidth && !deed.test(words);
      const score =
        (names.some((name) => words.includes(name)) ? namePoints : 0) +
        (valuesIn(run) > 0 ? valuePoints : 0) +
        (fullWidthPoints * width) / maxWidth +
        (from === 0 ? openingPoints : /[，,、]/.test(first.before) ? -behindCommaPoints : 0) -
        (dangling.test(words) || leaning.test(words) ? leaningPoints : 0) -
        (isAnnouncer ? announcerPoints : 0);
      if (width >= fewest && score >= leastScore && (best === null || score > best.score)) best = { line: run, score };
    }
  return best?.line ?? null;
}
