import { z } from 'zod';

import type { Company } from '../model/company.ts';
import { tiers, type Source, type SourceKind, type Wording } from '../model/source.ts';
import { appendEntry } from './append.ts';
import type { NewEntry } from './append.ts';
import { checkShape, nearest, readYaml, refuseFaults } from './faults.ts';
import type { KeyPath, Reading } from './faults.ts';
import { line } from './lines.ts';
import { readPageRules, readSelectors, withLists, withoutMisplaced } from './reading-rules.ts';
import { isZone } from './settings.ts';

const kinds = ['feed', 'search', 'page'] as const satisfies readonly SourceKind[];
const languages = ['zh-Hans', 'zh-Hant', 'en'] as const satisfies readonly Source['language'][];
const wordings = ['verbatim', 'retold'] as const satisfies readonly Wording[];

export function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const text = line.min(1);

export const sourceSchema = z.strictObject({
  id: z.string().refine((id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 60, {
    error: 'must be small letters, digits and single hyphens, such as ithome',
  }),
  outlet: text,
  kind: z.enum(kinds).default('feed'),
  url: text,
  tier: z.enum(tiers).default('press'),
  language: z.enum(languages).default('zh-Hans'),
  zone: z
    .string()
    .refine(isZone, { error: 'is no time zone; write a name such as Asia/Shanghai' })
    .default('Asia/Shanghai'),
  companies: z.array(text).default([]),
  enabled: z.boolean().default(true),
  why: text.nullable().default(null),
  wording: z.enum(wordings).default('verbatim'),
  charset: z
    .string()
    .refine(isCharset, { error: 'is no character set; write utf-8, gb18030 or big5, or take it out' })
    .nullable()
    .default(null),
  /** Read by themselves, for their faults say more. */
  selectors: z.unknown().optional(),
  readsPages: z
    .boolean()
    .meta({ examples: [true] })
    .nullable()
    .default(null),
  include: z.array(text).default([]),
  exclude: z.array(text).default([]),
});

const listSchema = z.strictObject({
  sources: z.array(z.unknown()),
  queries: z.record(z.string(), z.array(text)).default({}),
  pages: z.unknown().optional(),
});

type Entry = Omit<z.output<typeof sourceSchema>, 'selectors'> & Pick<Source, 'selectors'>;

const below = (name: string): string => `${name} below selectors:`;
/** Keys that other programs use, or that belong a level deeper. */
const cures: Readonly<Record<string, string>> = {
  encoding: 'charset',
  timezone: 'zone',
  tz: 'zone',
  lang: 'language',
  feed: 'url',
  rss: 'url',
  name: 'outlet',
  ...Object.fromEntries(
    ['item', 'title', 'link', 'date', 'summary', 'image', 'author', 'remove'].map((key) => [key, below(key)]),
  ),
  body: 'body in the group of the host below pages:, at the end of the file',
};

/** A source with the editor's words on why it is off. */
export interface ListedSource extends Source {
  readonly why: string | null;
}

/** The `why` of a source whose companies are followed no more. */
export const unfollowed = 'none of its companies is followed';

export interface SourceSurroundings {
  readonly companies: readonly Company[];
  /** Without a slash at the end; null: sources that need it are off. */
  readonly rsshubUrl: string | null;
}

/** What is wrong with an address as written; null when nothing is. */
export function faultOfUrl(url: string, kind: SourceKind): string | null {
  const holes = [...url.matchAll(/\{[^}]*\}/g)].map((match) => match[0]);
  const strange = holes.find((hole) => hole !== '{rsshub}' && hole !== '{query}');
  if (strange !== undefined)
    return `holds ${strange}; write {rsshub} at the start or {query} in a search, nothing else`;
  if (url.lastIndexOf('{rsshub}') > 0) return 'holds {rsshub} in the middle; write it at the start';
  const hasQuery = holes.includes('{query}');
  if (kind === 'search' && !hasQuery) return 'is a search without {query}; write {query} where the words belong';
  if (kind !== 'search' && hasQuery) return 'holds {query}; write kind: search, or the words themselves';
  const parsed = URL.parse(url.replace('{rsshub}', 'https://rsshub.example').replaceAll('{query}', 'query'));
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return 'is no web address; write https://example.com/feed.xml';
  if (parsed.username !== '' || parsed.password !== '') return 'holds a login; write the address without it';
  return null;
}

const hasHan = (words: string): boolean => /\p{Script=Han}/u.test(words);

/** The words to search a company by: the first query in the template's script, else the name in that language. */
function queryFor(company: Company, language: Source['language'], queries: readonly string[]): string {
  const isChinese = language !== 'en';
  const given = queries.find((query) => hasHan(query) === isChinese) ?? queries[0];
  return given ?? (isChinese ? company.names.zhShort : (company.names.en ?? company.names.zhShort));
}

function offReasonOf(entry: Entry, isWanted: boolean, rsshubUrl: string | null): Source['offReason'] {
  if (!entry.enabled || !isWanted) return 'switched-off';
  if (entry.url.startsWith('{rsshub}') && rsshubUrl === null) return 'rsshub-unset';
  return entry.kind === 'page' && entry.selectors === null ? 'no-selectors' : null;
}

/** @returns the address to fetch; `{rsshub}` stays in it while there is none */
function fill(url: string, rsshubUrl: string | null, query: string): string {
  if (url.startsWith('{rsshub}') && rsshubUrl === null) return url.replaceAll('{query}', encodeURIComponent(query));
  const filled = url.replace('{rsshub}', rsshubUrl ?? '').replaceAll('{query}', encodeURIComponent(query));
  // Addresses go to the server in ASCII: 资讯 in a path is written as its bytes.
  return /[^\x21-\x7e]/.test(filled) ? (URL.parse(filled)?.href ?? encodeURI(filled)) : filled;
}

/** One source per entry; a search becomes one per company it is about. */
function expand(
  entry: Entry,
  { companies, rsshubUrl }: SourceSurroundings,
  queries: Readonly<Record<string, readonly string[]>>,
): readonly ListedSource[] {
  const followed = companies.filter((company) => entry.companies.length === 0 || entry.companies.includes(company.id));
  const isWanted = followed.length > 0;
  const { enabled: _, ...rest } = entry;
  const source: ListedSource = {
    ...rest,
    url: fill(entry.url, rsshubUrl, ''),
    readsPages: entry.readsPages ?? entry.kind === 'page',
    companies: entry.companies.length === 0 ? [] : followed.map((company) => company.id),
    offReason: offReasonOf(entry, isWanted, rsshubUrl),
    why: isWanted ? entry.why : unfollowed,
  };
  if (entry.kind !== 'search') return [source];
  return followed.map((company): ListedSource => {
    const url = fill(entry.url, rsshubUrl, queryFor(company, entry.language, queries[company.id] ?? []));
    return Object.assign({}, source, { id: `${entry.id}-${company.id}`, url, companies: [company.id] });
  });
}

/** Looks at the raw entry, so that an address is judged even where another key is wrong. */
function blameUrl(entry: unknown, place: KeyPath, reading: Reading): void {
  if (typeof entry !== 'object' || entry === null || !('url' in entry) || typeof entry.url !== 'string') return;
  const kind = kinds.find((kind) => 'kind' in entry && entry.kind === kind) ?? 'feed';
  const fault = entry.url.trim() === '' ? null : faultOfUrl(entry.url, kind);
  if (fault !== null) reading.blame([...place, 'url'], fault);
}

/** @returns null where something is wrong, which is then among the faults */
function readEntry(value: unknown, place: KeyPath, reading: Reading): Entry | null {
  const plain = withLists(withoutMisplaced(value, cures, place, reading), ['include', 'exclude']);
  const entry = checkShape(sourceSchema, plain, reading, place);
  const given = typeof value === 'object' && value !== null && 'selectors' in value ? value.selectors : null;
  const selectors = given === null ? null : readSelectors(given, [...place, 'selectors'], reading);
  const isPage = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'page';
  if (given !== null && !isPage)
    reading.blame([...place, 'selectors'], 'are for pages of links only; write kind: page, or take them out', 'key');
  return entry === null ? null : Object.assign({}, entry, { selectors });
}

function blameUnknownCompanies(
  ids: readonly string[],
  known: readonly string[],
  place: KeyPath,
  reading: Reading,
): void {
  for (const [at, id] of ids.entries()) {
    if (known.includes(id)) continue;
    // Somebody who stops following a company should not have to mend thirty sources; a slip of the pen is told.
    const near = nearest(id, known);
    if (near !== null) reading.blame([...place, at], `${id} is no company of the list; write ${near}`);
  }
}

/** The sources without fault; what is wrong with the others, or with the file, is among the faults of the reading. */
function readSources(reading: Reading, around: SourceSurroundings): ListedSource[] {
  const known = around.companies.map((company) => company.id);
  const found: ListedSource[] = [];
  const ids = new Set<string>();
  const list = checkShape(listSchema, reading.value ?? {}, reading);
  for (const id of Object.keys(list?.queries ?? {})) {
    const near = known.includes(id) ? null : nearest(id, known);
    if (near !== null) reading.blame(['queries', id], `is no company of the list; write ${near}`, 'key');
  }
  for (const [at, value] of (list?.sources ?? []).entries()) {
    const place = ['sources', at];
    blameUrl(value, place, reading);
    const entry = readEntry(value, place, reading);
    if (entry === null) continue;
    blameUnknownCompanies(entry.companies, known, [...place, 'companies'], reading);
    for (const source of expand(entry, around, list?.queries ?? {})) {
      if (ids.has(source.id)) reading.blame([...place, 'id'], `"${source.id}" stands twice; write another id`);
      ids.add(source.id);
      found.push(source);
    }
  }
  readPageRules(list?.pages, reading);
  return found;
}

/**
 * Reads `sources.yaml`.
 *
 * @param path only for messages
 * @returns in the order of the file; searches once per company with an id such as `google-news-zh-metax`; sources
 * that are not fetched are there with an `offReason`
 * @throws JianbaoError SOURCES_INVALID with all faults at once
 */
export function parseSources(text: string, path: string, around: SourceSurroundings): ListedSource[] {
  const reading = readYaml(text, path);
  if (reading.faults.length > 0) refuseFaults('SOURCES_INVALID', reading);
  const found = readSources(reading, around);
  refuseFaults('SOURCES_INVALID', reading);
  return found;
}

/** What keeps an entry from being a source, the first of it, as `charset is no character set; …`; null when nothing does. */
export function faultOfEntry(entry: NewEntry, around: SourceSurroundings): string | null {
  const alone = appendEntry('sources: []\n', 'sources', entry, true) ?? '';
  const reading = readYaml(alone, 'sources');
  if (reading.faults.length === 0) readSources(reading, around);
  const [first] = reading.faults;
  return first === undefined ? null : `${first.key.replace(/^sources\[0\]\.?/, '')} ${first.says}`.trim();
}
