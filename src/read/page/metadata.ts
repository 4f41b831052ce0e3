import { decodeEntities } from '../entities.ts';
import { lettersOf } from '../title.ts';
import { oneLine, type PageDocument, type PageElement } from './dom.ts';
import { publishedOf, structuredDates } from './dates.ts';
import { authorIn, nearAndFar, outletIn, ownName } from './lines.ts';
import type { Given } from './rule.ts';
import type { PageSource } from './source.ts';

interface Metadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
}

type Thing = Readonly<Record<string, unknown>>;

const han = /\p{Script=Han}/gu;

function line(text: string | null | undefined): string {
  return oneLine(decodeEntities(text ?? ''));
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Things of JSON-LD that are articles, then pages; `@graph` and lists opened, a few levels deep. */
function structuredData(scripts: readonly string[]): readonly Thing[] {
  const things: Thing[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (depth > 4 || things.length > 200) return;
    if (Array.isArray(value)) for (const one of value) walk(one, depth + 1);
    if (!isThing(value)) return;
    things.push(value);
    walk(value['@graph'], depth + 1);
    walk(value['mainEntity'], depth + 1);
    walk(value['mainEntityOfPage'], depth + 1);
  };
  for (const script of scripts)
    try {
      // Line breaks inside strings are the usual fault.
      walk(JSON.parse(script.replaceAll(/[\r\n\t]+/g, ' ')), 0);
    } catch {
      // Other clues stand beside it.
    }
  const isArticle = (thing: Thing): boolean => /article|posting|report/i.test(String(thing['@type']));
  return [...things.filter(isArticle), ...things.filter((thing) => !isArticle(thing))];
}

/** @param things where `{"@id": …}` leads to */
function nameIn(value: unknown, things: readonly Thing[] = []): string | null {
  if (typeof value === 'string') return line(value) === '' ? null : line(value);
  if (Array.isArray(value)) {
    const names = value.slice(0, 3).map((one) => (Array.isArray(one) ? null : nameIn(one, things)));
    return names.filter((name) => name !== null).join('、') || null;
  }
  if (!isThing(value)) return null;
  const id = value['@id'];
  const named =
    value['name'] ?? (typeof id === 'string' ? things.find((thing) => thing['@id'] === id)?.['name'] : null);
  return typeof named === 'string' || Array.isArray(named) ? nameIn(named) : null;
}

/** What microdata names: `content`, the name inside, or its own short text. */
function markedName(document: PageDocument, property: string): string | null {
  for (const element of document.querySelectorAll(`[itemprop="${property}"]`)) {
    const inner = [...element.querySelectorAll('[itemprop="name"]')][0] ?? element;
    const name = line(inner.getAttribute('content') ?? inner.textContent);
    if (name !== '' && name.length <= 60) return name;
  }
  return null;
}

function metaOf(metas: readonly PageElement[], ...names: readonly string[]): string | null {
  for (const name of names)
    for (const meta of metas) {
      const own = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
      const content = line(meta.getAttribute('content'));
      if (own?.toLowerCase() === name && content !== '') return content;
    }
  return null;
}

const dataTimes = 'data-ptime data-pubtime data-pub-time data-publish-time data-publishtime data-publish-date'.split(
  ' ',
);
const anyDataTime = dataTimes.map((name) => `[${name}]`).join(',');

/** What a page keeps for its own scripts, then what its time elements say. */
function markedTimes(document: PageDocument): readonly string[] {
  const [kept] = document.querySelectorAll(anyDataTime);
  const name = dataTimes.find((one) => (kept?.getAttribute(one) ?? '') !== '');
  const times = [...document.querySelectorAll('time[datetime]')].slice(0, 3);
  const said = times.map((time) => time.getAttribute('datetime') ?? '');
  return name === undefined ? said : [kept?.getAttribute(name) ?? '', ...said];
}

/** A heading that the page's title repeats is the headline; else the title without the site's name behind it. */
function titleOf(document: PageDocument, metas: readonly PageElement[], structured: readonly Thing[]): string | null {
  const head = line([...document.querySelectorAll('head > title, title')][0]?.textContent);
  const shared = metaOf(metas, 'og:title', 'twitter:title');
  const whole = lettersOf(head === '' ? (shared ?? '') : head);
  const headings = [...document.querySelectorAll('h1')].slice(0, 5).map((heading) => line(heading.textContent));
  // Behind the headline stand section and site: a heading that repeats only those is not it.
  const isHeadline = (text: string): boolean =>
    lettersOf(text).length >= 4 &&
    (whole.startsWith(lettersOf(text)) ||
      (whole.includes(lettersOf(text)) && lettersOf(text).length * 2 > whole.length));
  const repeated = headings.filter(isHeadline).sort((one, other) => other.length - one.length);
  if (repeated[0] !== undefined) return repeated[0];
  const named = nameIn(structured[0]?.['headline']);
  const smaller = [...document.querySelectorAll('h2,h3,[class*="title"],[id*="title"]')].slice(0, 40);
  for (const element of smaller) {
    const text = line(element.textContent);
    const folded = lettersOf(text);
    const isPart = whole.startsWith(folded) || (whole.endsWith(folded) && folded.length * 2 > whole.length);
    if (folded.length >= 8 && text.length < 120 && isPart) return text;
  }
  const full = shared ?? (head === '' ? named : head);
  if (full === null) return headings.find((text) => text !== '') ?? null;
  const first = full
    .split(/\s*(?:[_|｜]|\s[-–—]\s|--|—{2}|(?<=\p{Script=Han})-(?=\p{Script=Han}))\s*/u)
    .find((part) => part !== '');
  return first !== undefined && lettersOf(first).length >= 6 ? first : full;
}

function readAll(document: PageDocument, source: PageSource): { metas: readonly PageElement[]; isChinese: boolean } {
  const head = [...document.querySelectorAll('title')][0]?.textContent ?? '';
  // A page that a script draws has its words there.
  const drawn = /\p{Script=Han}{4}/u.test(head) ? source.scripts.slice(0, 100_000) : '';
  const sample = source.html.slice(0, 200_000) + drawn;
  // A share of all characters would drown in markup, and kana or hangul would show another language.
  const isChinese = (sample.match(han)?.length ?? 0) > 120 && !/[\u3041-\u3096]{3}|[\uac00-\ud7a3]{3}/.test(sample);
  return { metas: [...document.querySelectorAll('meta')], isChinese };
}

/**
 * What a page says of itself. From Chinese pages visible lines near the headline are read too; on others nothing is
 * guessed from visible text.
 *
 * @param document before anything was taken out of it
 * @param given what the rule of the page's host found; it goes before all else
 */
export function readMetadata(document: PageDocument, source: PageSource, url: string | null, given: Given): Metadata {
  const { metas, isChinese } = readAll(document, source);
  const structured = structuredData(source.data);
  const title = given.title ?? titleOf(document, metas, structured);
  const around = isChinese && document.body !== null ? nearAndFar(document.body, title) : null;
  const { near, far } = around ?? { near: [], far: [] };
  const lines = [...near, ...far];
  const publisher = nameIn(structured.find((thing) => thing['publisher'] !== undefined)?.['publisher'], structured);
  const writer = nameIn(structured.find((thing) => thing['author'] !== undefined)?.['author'], structured);
  const labelled = /^(?:written by|author|作者|by)$/i.test(metaOf(metas, 'twitter:label1') ?? '');
  const named =
    metaOf(metas, 'author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl') ??
    (labelled ? metaOf(metas, 'twitter:data1') : null);
  const origin = metaOf(metas, 'source', 'mediaid', 'article:source', 'og:source')?.replace(/^来源\s*[:：]\s*/, '');
  const site = metaOf(metas, 'og:site_name', 'application-name');
  return {
    title,
    author:
      given.author ??
      authorIn(lines) ??
      ownName(writer) ??
      ownName(named) ??
      ownName(markedName(document, 'author')) ??
      ownName(around?.writer ?? null),
    outlet:
      outletIn(lines, isChinese ? source.scripts : '') ??
      ownName(origin ?? null) ??
      ownName(publisher) ??
      ownName(site) ??
      ownName(markedName(document, 'publisher')),
    published: publishedOf({
      given: given.date,
      structured: structuredDates(structured),
      metas,
      scripts: source.scripts,
      times: markedTimes(document),
      near,
      far,
      url,
      isChinese,
    }),
  };
}
