import { dayOf } from '../../text/days.ts';
import type { PageElement } from './dom.ts';
import type { ReadDate } from '../date/place.ts';
import { readDate } from '../date/date.ts';

/** Chinese pages write times without a zone, and mean this one. */
const chinaZone = 'Asia/Shanghai';

const metaNames =
  /^(?:article:published_time|og:published_time|og:release_date|og:time|article:create_at|bytedance:published_time|datepublished|date_published|publish(?:ed)?[-_.]?(?:date|time|at|on)|pub[-_]?(?:date|time)|release[-_.]?date|dc\.date(?:\.(?:issued|created))?|dcterms\.(?:date|issued|created)|parsely-pub-date|sailthru\.date|weibo:article:create_at|apub:time|cxenseparse:recs:publishtime|article\.published|date|pubdate)$/i;

const scriptDate =
  /["']?\b(?:publish(?:ed)?_?(?:time|date|at)|pub_?(?:time|date)|p_?time|release_?(?:time|date)|news_?(?:time|date)|article_?(?:time|date)|create_?(?:time|date)|created_?at|ctime|time|(?<=var\s)ct)["']?\s*[:=]\s*["']((?:19|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}[^"'<>]{0,25}|1[0-9]{9}(?:\d{3})?)["']|["']pub(?:lish)?_?(?:time|date)["']\s*:\s*(1\d{9}(?:\d{3})?)(?=\s*[,}])/gi;

/** Line or element in which Chinese sites print when, by whom and from where. */
const dateLine =
  /(?:19|20)\d\d\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}\s?日?(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?/;

/** A line may also say when the page was changed. */
const publishedLine = new RegExp(`(?:发布|发表|刊发|首发)(?:时间|日期|于)?\\s*[:：]?\\s*(${dateLine.source})`);

interface Found extends ReadDate {
  /** `2019-09-07` in the zone of the page. */
  readonly day: string;
}

function found(text: string | null, zone: string): Found | null {
  const read = text === null ? null : readDate(text, { now: null, zone });
  return read === null ? null : { ...read, day: dayOf(read.at, zone) };
}

/** All `datePublished` of structured data, wherever it nests; articles before anything else. */
export function structuredDates(data: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return data.flatMap((thing) => (typeof thing['datePublished'] === 'string' ? [thing['datePublished']] : []));
}

function metaDates(metas: readonly PageElement[]): readonly string[] {
  return metas.flatMap((meta) => {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '';
    const content = meta.getAttribute('content');
    return content !== null && metaNames.test(name.trim()) ? [content] : [];
  });
}

function addressDate(url: string | null): string | null {
  const match = /\/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|t\d)/.exec(url ?? '');
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}

export interface DateClues {
  /** By the rule of the page's host. */
  readonly given: string | null;
  readonly structured: readonly string[];
  readonly metas: readonly PageElement[];
  /** Contents of inline scripts, joined. */
  readonly scripts: string;
  /** `datetime` of time elements, in order. */
  readonly times: readonly string[];
  /** The lines right around the headline. Empty on pages that are not Chinese. */
  readonly near: readonly string[];
  /** Lines elsewhere that go by such names as `time` and `source`. */
  readonly far: readonly string[];
  readonly url: string | null;
  readonly isChinese: boolean;
}

/**
 * When a page was published: by what it says for machines, then, on Chinese pages, by the line under the title.
 *
 * A day that is known surely is made more exact by a clue that names the same day with a time, never by another day.
 * @returns an ISO instant, or a day where no time is known; null rather than a guess
 */
export function publishedOf(clues: DateClues): string | null {
  const zone = clues.isChinese ? chinaZone : 'UTC';
  const printed = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => publishedLine.exec(line)?.[1] ?? dateLine.exec(line)?.[0] ?? []).slice(0, 3);
  const scripted = Array.from(clues.scripts.matchAll(scriptDate), (match) => match[1] ?? match[2]!);
  // What stands under a Chinese headline is what its editors look at; the data for machines is often the time of a copy.
  const ordered = [
    clues.given,
    ...printed(clues.near),
    ...clues.structured,
    ...metaDates(clues.metas),
    ...clues.times.slice(0, 1),
    ...printed(clues.far),
    ...scripted.slice(0, 3),
    addressDate(clues.url),
  ];
  const dates = ordered.map((text) => found(text, zone)).filter((date) => date !== null);
  const first = dates[0];
  if (first === undefined) return null;
  // Midnight in China is what sites that know only the day write.
  const isMidnight = (at: number): boolean => zone === chinaZone && (at / 1000) % 86_400 === 57_600;
  const isExact = ({ at, certainty }: Found): boolean => certainty === 'minute' && !isMidnight(at);
  const exact = isExact(first) ? first : dates.find((date) => date.day === first.day && isExact(date));
  return exact === undefined ? first.day : new Date(exact.at).toISOString();
}
