import type { SelectorStep } from '../model/page.ts';
import type { Source } from '../model/source.ts';
import type { CharsetReason } from '../read/charset.ts';
import { decodeEntities } from '../read/entities.ts';
import { dayIn } from '../text/week.ts';
import { counted } from './counted.ts';
import { localTime } from './local-time.ts';
import type { Answered, Trial, TriedItem, TriedPage } from './source-trial.ts';
import { table } from './table.ts';

const reasons: Readonly<Record<CharsetReason, string>> = {
  override: 'as the source or --charset says',
  mark: 'by the byte order mark',
  zeros: 'by the zeros between letters',
  valid: 'every byte fits',
  server: 'as the server says',
  declared: 'as the file says of itself',
  guess: 'a guess, nobody says; give charset: if it is wrong',
};

const formats: Readonly<Record<string, string>> = {
  rss: 'a feed (RSS)',
  rdf: 'a feed (RSS 1.0)',
  atom: 'a feed (Atom)',
  json: 'a feed (JSON Feed)',
  page: 'a page of links',
};

/** Room for the longest name of a row that is told of one address. */
const nameWidth = 12;

/** One line of at most so many characters, without what would steer a terminal. */
export function shortened(text: string, length: number): string {
  const letters = Array.from(text.replaceAll(/[\s\p{Cc}]+/gu, ' '));
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length - 1).join('')}…`;
}

/** What is said where a server answered that it wants to be left alone. */
export function waitText(seconds: number, isJson: boolean): string {
  if (isJson) return `${JSON.stringify({ waitSeconds: seconds })}\n`;
  const wait = seconds <= 120 ? counted(seconds, 'second') : counted(Math.ceil(seconds / 60), 'minute');
  return `The server asks to wait ${wait}; try again then.\n`;
}

/** What came back. */
export function answerLines(answered: Answered): string {
  const { asked, url, movedTo, body, contentType, charset, why } = answered;
  const rows = [['asked', asked]];
  if (url !== asked) rows.push(['answered by', url]);
  if (movedTo !== null) rows.push(['moved', `for good, to ${movedTo}; enter that address`]);
  rows.push([
    'answer',
    `${counted(body.length, 'byte')}, ${contentType === null ? 'of no type the server names' : shortened(contentType, 80)}`,
  ]);
  rows.push(['characters', `${charset}, ${reasons[why]}`]);
  return table(rows, nameWidth);
}

function stepRow(step: SelectorStep): readonly string[] {
  const { name, selector, found, of, sample } = step;
  const isWhole = name === 'item' || name === 'remove';
  const count = isWhole ? counted(found, 'element') : `${found} of ${of}`;
  const shown = sample === null ? (selector === null ? 'none' : 'found nothing') : shortened(sample, 50);
  return [`  ${name}`, selector ?? '(by itself)', count, shown];
}

function timeOf({ at }: TriedItem, zone: string): string {
  if (at === null) return 'no date';
  return at.isDay ? dayIn(at.ms, zone) : localTime(at.ms, zone);
}

/** A page gives an instant, or a day. */
function publishedOf(written: string | null, zone: string): string {
  if (written === null) return 'none found';
  const at = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Number.NaN : Date.parse(written);
  return Number.isNaN(at) ? written : `${localTime(at, zone)} (${zone})`;
}

function datesLine({ read, none, unread }: Trial['dates']): string {
  const all = read + none + unread.length;
  const parts = [`${read} of ${all} read`];
  if (none > 0) parts.push(`${none} without any`);
  if (unread.length > 0) {
    const samples = unread.slice(0, 3).map((text) => `"${shortened(text, 40)}"`);
    parts.push(`not understood: ${samples.join(', ')}`);
  }
  return parts.join('; ');
}

/** How it was read, and what would be kept. */
export function readingLines(trial: Trial, source: Source, limit: number): string {
  const { feed, steps, items, dropped } = trial;
  const rows = [
    [
      'read as',
      `${formats[feed.feed.format] ?? feed.feed.format}${feed.feed.title === null ? '' : `: ${shortened(decodeEntities(feed.feed.title), 60)}`}`,
    ],
  ];
  const lines: string[] = [table(rows, nameWidth)];
  if (steps.length > 0) lines.push('selectors\n', table(steps.map(stepRow)));
  const naming = items.filter((item) => item.companies.length > 0).length;
  const kept = [
    ['items', counted(items.length, 'item')],
    ['dates', datesLine(trial.dates)],
  ];
  if (source.include.length + source.exclude.length > 0)
    kept.push(['left out', `${counted(dropped, 'item')} by include and exclude`]);
  kept.push(['companies', `${counted(naming, 'item names', 'items name')} a followed company`]);
  lines.push(table(kept, nameWidth));
  lines.push(
    table(
      items
        .slice(0, limit)
        .map((item) => [
          `  ${timeOf(item, source.zone)}`,
          `${shortened(item.title, 80)}${item.companies.length === 0 ? '' : `  [${item.companies.join(', ')}]`}`,
        ]),
    ),
  );
  return lines.join('');
}

/** The article behind the first item. */
export function pageLines({ url, rule, page, failure }: TriedPage, source: Source): string {
  const how = rule === null ? 'found by itself' : `by the rule of ${rule.host}, the rest by itself`;
  const rows: (readonly string[])[] = [];
  if (failure !== null) rows.push(['  not read', `${failure.code}: ${failure.message} ${failure.fix}`]);
  else {
    rows.push(
      ['  title', shortened(page.title ?? 'none found', 120)],
      ['  date', publishedOf(page.published, source.zone)],
    );
    rows.push(
      ['  author', shortened(page.author ?? 'none found', 60)],
      ['  outlet', shortened(page.outlet ?? 'none found', 60)],
    );
    rows.push(['  text', `${counted(page.text.length, 'character')}: ${shortened(page.text, 80)}`], ['  how', how]);
  }
  return `page behind the first item: ${url}\n${table(rows)}`;
}

/** The same for programs. */
export function trialAsJson(
  answered: Answered,
  trial: Trial,
  source: Source,
  limit: number,
  page: TriedPage | null,
): object {
  const { asked, url, movedTo, body, contentType, charset, why } = answered;
  const { feed, steps, items, dates, dropped } = trial;
  return {
    asked,
    url,
    movedTo,
    bytes: body.length,
    contentType,
    charset: { name: charset, why },
    format: feed.feed.format,
    title: feed.feed.title === null ? null : decodeEntities(feed.feed.title),
    selectors: source.selectors,
    steps,
    dates,
    dropped,
    naming: items.filter((item) => item.companies.length > 0).length,
    all: items.length,
    items: items.slice(0, limit).map((item) => ({
      title: item.title,
      url: item.url,
      outlet: item.outlet,
      day: item.at === null ? null : dayIn(item.at.ms, source.zone),
      companies: item.companies,
    })),
    page,
  };
}
