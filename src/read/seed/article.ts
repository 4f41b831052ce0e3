import { createHash } from 'node:crypto';

import { isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';

import { JianbaoError } from '../../errors.ts';
import type { Item } from '../../model/item.ts';
import type { Wording } from '../../model/source.ts';

/** When a seed article was printed, as well as that is known. Both days null: not known at all. */
export interface SeedDate {
  readonly from: string | null;
  readonly to: string | null;
  /** Why the day is not known better; empty when it is known. */
  readonly reason: string;
}

/** One file of `seeds/articles/`: front matter and paragraphs. */
export interface SeedArticle {
  readonly title: string;
  readonly outlet: string;
  readonly credit: string | null;
  readonly date: SeedDate;
  readonly section: string | null;
  /** Ids of the companies it is filed under; a commentary names several. */
  readonly companies: readonly string[];
  readonly wording: Wording;
  readonly url: string | null;
  /** False while an import waits for the editor's yes. */
  readonly confirmed: boolean;
  readonly language: Item['language'];
  /** Paragraphs parted by one `\n`. */
  readonly text: string;
}

interface Fault {
  readonly line: number;
  readonly says: string;
}

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
const wordings = ['retold', 'verbatim'] as const;
const keys = ['title', 'outlet', 'credit', 'date', 'section', 'companies', 'wording', 'url', 'confirmed', 'language'];

/** A real day of the calendar, `2025-12-22`. */
export function isDayText(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads front matter by key and keeps every fault with its line. */
class FrontMatter {
  readonly faults: Fault[] = [];
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #lineByKey = new Map<string, number>();

  constructor(yaml: string, firstLine: number) {
    const lines = new LineCounter();
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    const lineAt = (offset: number): number => firstLine - 1 + Math.max(1, lines.linePos(offset).line);
    for (const error of document.errors) {
      this.faults.push({ line: lineAt(error.pos[0]), says: `this is not yaml: ${error.message}` });
    }
    if (isMap(document.contents)) {
      for (const { key } of document.contents.items) {
        if (isScalar(key)) this.#lineByKey.set(String(key.value), lineAt(key.range?.[0] ?? 0));
      }
    }
    const value: unknown = this.faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : {};
    this.#values = isGroup(value) ? value : {};
    if (!isGroup(value))
      this.faults.push({ line: firstLine, says: 'the front matter is empty; write title, outlet …' });
    for (const [key, line] of this.#lineByKey) {
      if (!keys.includes(key))
        this.faults.push({ line, says: `${key} is not a key of a seed; use ${keys.join(', ')}` });
    }
  }

  raw(key: string): unknown {
    return this.#values[key];
  }

  blame(key: string, says: string): void {
    // A missing key has no line of its own; the front matter begins in line 2.
    this.faults.push({ line: this.#lineByKey.get(key) ?? 2, says: `${key} ${says}` });
  }

  text(key: string): string | null {
    const value = this.raw(key);
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && value.trim() !== '') return value.trim().normalize('NFC');
    this.blame(key, 'must be text; leave the key out when there is none');
    return null;
  }

  needed(key: string): string {
    const had = this.faults.length;
    const value = this.text(key);
    if (value === null && this.faults.length === had) this.blame(key, 'is missing; write it as text');
    return value ?? '';
  }

  oneOf<T extends string>(key: string, values: readonly T[], otherwise: T): T {
    const value = this.raw(key) ?? otherwise;
    const found = values.find((known) => known === value);
    if (found === undefined) this.blame(key, `must be ${values.join(' or ')}`);
    return found ?? otherwise;
  }
}

function dateOf(front: FrontMatter): SeedDate {
  const unknown = { from: null, to: null, reason: '' };
  const value = front.raw('date');
  if (isDayText(value)) return { from: value, to: value, reason: '' };
  const shape = 'must be a day (2025-12-22) or {from: 2025-12-22, to: 2025-12-29, reason: …}';
  if (!isGroup(value)) {
    front.blame('date', value === undefined ? `is missing; it ${shape}` : shape);
    return unknown;
  }
  const { from = null, to = null, reason = '', ...rest } = value;
  const isKnown = isDayText(from) && isDayText(to) && from <= to;
  const isUnknown = from === null && to === null;
  if (Object.keys(rest).length > 0 || typeof reason !== 'string' || !(isKnown || isUnknown)) {
    front.blame('date', `${shape}, from not after to`);
    return unknown;
  }
  if (reason.trim() === '' && from !== to) front.blame('date', 'needs a reason: why the day is not known better');
  return isKnown ? { from, to, reason: reason.trim() } : { ...unknown, reason: reason.trim() };
}

function companiesOf(front: FrontMatter): readonly string[] {
  const value = front.raw('companies') ?? [];
  const isList = Array.isArray(value) && value.every((id) => typeof id === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(id));
  if (!isList) front.blame('companies', 'must be a list of company ids, such as [metax, biren]');
  return isList ? [...new Set(value as readonly string[])] : [];
}

/** Lines of one paragraph are one line: between Han characters nothing stands, elsewhere a space. */
function joinLines(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) => line.trim())
    .reduce((text, line) =>
      /[\u2E80-\u9FFF\u3000-\u303F\uFF00-\uFFEF]$/.test(text) ? text + line : `${text} ${line}`,
    );
}

/**
 * Reads one file of `seeds/articles/`.
 *
 * @param path only for messages
 * @throws JianbaoError SEED_EMPTY for a file without text, SEED_INVALID with every fault as `path:line  what to write`
 */
export function parseSeedArticle(text: string, path: string): SeedArticle {
  const whole = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (whole.trim() === '') throw new JianbaoError('SEED_EMPTY', { file: path });
  const parts = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(whole);
  if (parts === null) {
    throw new JianbaoError('SEED_INVALID', {
      faults: 1,
      message: `\n  ${path}:1  there is no front matter; begin with --- and write title, outlet, date, companies, then ---`,
    });
  }
  const front = new FrontMatter(parts[1] ?? '', 2);
  const body = (parts[2] ?? '').normalize('NFC').split(/\n[ \t]*\n/);
  const article: SeedArticle = {
    title: front.needed('title'),
    outlet: front.needed('outlet'),
    credit: front.text('credit'),
    date: dateOf(front),
    section: front.text('section'),
    companies: companiesOf(front),
    wording: front.oneOf('wording', wordings, 'retold'),
    url: front.text('url'),
    confirmed: front.raw('confirmed') !== false,
    language: front.oneOf('language', languages, 'zh-Hans'),
    text: body
      .map((paragraph) => joinLines(paragraph.trim()))
      .filter((paragraph) => paragraph !== '')
      .join('\n'),
  };
  const confirmed = front.raw('confirmed');
  if (confirmed !== undefined && typeof confirmed !== 'boolean') front.blame('confirmed', 'must be true or false');
  if (front.faults.length > 0) {
    const rows = [...front.faults].sort((a, b) => a.line - b.line).map(({ line, says }) => `${path}:${line}  ${says}`);
    throw new JianbaoError('SEED_INVALID', { faults: rows.length, message: `\n  ${rows.join('\n  ')}` });
  }
  if (article.text === '') throw new JianbaoError('SEED_EMPTY', { file: path });
  return article;
}

/** Inverse of `parseSeedArticle`: the file of an article, ending in a line break. */
export function serializeSeedArticle(article: SeedArticle): string {
  const { from, to, reason } = article.date;
  const front = {
    title: article.title,
    outlet: article.outlet,
    ...(article.credit === null ? {} : { credit: article.credit }),
    date: from !== null && from === to && reason === '' ? from : { from, to, reason },
    ...(article.section === null ? {} : { section: article.section }),
    companies: article.companies,
    wording: article.wording,
    ...(article.url === null ? {} : { url: article.url }),
    ...(article.language === 'zh-Hans' ? {} : { language: article.language }),
    confirmed: article.confirmed,
  };
  const yaml = stringify(front, { lineWidth: 0, collectionStyle: 'any', flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${article.text.split('\n').join('\n\n')}\n`;
}

/** An import that nobody has looked at is not used in editions. */
export function isConfirmed(article: SeedArticle): boolean {
  return article.confirmed;
}

/** Hash of fields that cannot run into each other. */
function hashOf(...fields: readonly string[]): string {
  return createHash('sha256').update(fields.join('\u0000')).digest('hex').slice(0, 32);
}

/**
 * A seed article as an item. The same article is the same item wherever its file lies and whatever it is called.
 *
 * @param now becomes `firstSeenAt`
 * @param zone IANA zone in which the article's days begin
 */
export function seedItem(article: SeedArticle, now: number, zone: string): Item {
  const { from, to, reason } = article.date;
  const isOneDay = from !== null && from === to;
  return {
    id: hashOf('seed', article.outlet, article.title, article.section ?? '', from ?? ''),
    sourceId: 'seeds',
    feedUrl: null,
    url: article.url,
    title: article.title,
    text: article.text,
    html: '',
    author: null,
    outlet: article.outlet,
    tier: 'press',
    publishedAt: from === null ? null : Temporal.PlainDate.from(from).toZonedDateTime(zone).epochMilliseconds,
    certainty: from === null ? 'none' : isOneDay ? 'day' : 'range',
    dateRange: from === null || to === null || isOneDay ? null : { from, to, reason },
    firstSeenAt: now,
    language: article.language,
    revision: hashOf(article.title, article.text),
    wording: article.wording,
    origin: 'seed',
    section: article.section,
    filedUnder: article.companies,
    credit: article.credit,
  };
}
