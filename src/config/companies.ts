import { z } from 'zod';

import type { Alias, AliasGuard, Company, Market } from '../model/company.ts';
import { checkShape, readYaml, refuseFaults } from './faults.ts';
import type { KeyPath, Reading } from './faults.ts';
import { line } from './lines.ts';

const guards = ['alone', 'word', 'context', 'never'] as const satisfies readonly AliasGuard[];
const markets = ['star', 'hkex'] as const satisfies readonly Market[];

/** Room for the editor's own notes: read and not used. */
const remark = z.unknown().optional();
const text = line.min(1);
const name = text.refine((name) => name.length > 1, {
  error: 'is one character and would match everywhere; write two or more',
});
const guard = z.enum(guards).default('alone');
const remarks = { note: remark, notes: remark, status: remark, kind: remark, page: remark };

const companySchema = z.strictObject({
  id: z
    .string()
    .refine((id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 40, {
      error: 'names a folder and an address; write small letters, digits and single hyphens, such as moore-threads',
    })
    .describe('Short name in addresses and files, never changed later'),
  names: z.strictObject({
    zh: name.nullable().default(null).describe('Registered name'),
    zh_short: name.describe('The name readers know'),
    zh_hant: name.nullable().default(null).describe('That name in traditional script'),
    en: name.nullable().default(null).describe('English name'),
  }),
  aliases: z.array(z.strictObject({ text: name, guard, ...remarks })).default([]),
  tickers: z.array(name).default([]),
  products: z.array(z.strictObject({ name, guard, ...remarks })).default([]),
  people: z.array(z.strictObject({ name, en: remark, role: remark, ...remarks })).default([]),
  context_words: z.array(text).default([]),
  blocked_neighbours: z.array(text).default([]),
  market: z.enum(markets).nullable().optional().describe('star or hkex; unset: what the first ticker shows'),
  code: text.nullable().optional().describe('Ticker as readers write it; unset: the first full one'),
  ...remarks,
  exchange: remark,
  listing: remark,
  listing_note: remark,
  ticker_note: remark,
  names_note: remark,
  site: remark,
  sources: remark,
  not_followed: remark,
});

type Entry = z.output<typeof companySchema>;

/** Room for more than anybody reads of a week; it keeps a wrong file from being taken for a list. */
const maxCompanies = 20_000;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rewrites the short forms (`name:`, plain strings) as the long ones; paths of faults stay those of the file. */
function spellOut(value: unknown): unknown {
  if (!isGroup(value)) return value;
  const { name, names, aliases, products, people, ...rest } = value;
  const each = (list: unknown, key: string): unknown => {
    if (!Array.isArray(list)) return list;
    return list.map((entry: unknown) => {
      if (!isGroup(entry)) return { [key]: entry };
      const { text: words, ...more } = entry;
      // A product may be written {text: …} like an alias.
      return key === 'name' && words !== undefined ? { name: words, ...more } : entry;
    });
  };
  const given = {
    names: names ?? (name === undefined ? undefined : { zh_short: name }),
    aliases: each(aliases, 'text'),
    products: each(products, 'name'),
    people: each(people, 'name'),
  };
  // A key without a value (`aliases:`) means an empty list, as does its absence.
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined && part !== null)),
  };
}

/** Names compare as readers see them: full width as half, capitals as small, without space at the ends. */
export const foldName = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

function marketOf(tickers: readonly string[]): Market | null {
  for (const ticker of tickers) {
    if (/^(?:SH)?68[89]\d{3}(?:\.S[HS])?$/i.test(ticker)) return 'star';
    if (/^\d{4,5}\.HK$|^HK\d{5}$/i.test(ticker)) return 'hkex';
  }
  return null;
}

function codeOf(tickers: readonly string[]): string | null {
  for (const ticker of tickers) {
    const mainland = /^(\d{6})(?:\.S[HSZ])?$/.exec(ticker)?.[1];
    if (mainland !== undefined) return mainland;
    if (/^\d{5}\.HK$/.test(ticker)) return ticker;
  }
  return null;
}

function toCompany(entry: Entry): Company {
  const listed = entry.aliases.map(({ text, guard }): Alias => ({ text, guard }));
  const seen = new Set(listed.map((alias) => foldName(alias.text)));
  const { zh, zh_short: zhShort, zh_hant: zhHant, en } = entry.names;
  const aliases = [...listed];
  for (const name of [zhShort, zh, zhHant, en]) {
    // A name is an alias too, unless the list holds it with a guard of its own.
    if (name === null || seen.has(foldName(name))) continue;
    seen.add(foldName(name));
    aliases.push({ text: name, guard: 'alone' });
  }
  return {
    id: entry.id,
    names: { zh, zhShort, zhHant, en },
    aliases,
    tickers: entry.tickers,
    products: entry.products.map(({ name, guard }) => ({ text: name, guard })),
    people: entry.people.map((person) => person.name),
    contextWords: entry.context_words,
    blockedNeighbours: entry.blocked_neighbours,
    market: entry.market === undefined ? marketOf(entry.tickers) : entry.market,
    code: entry.code === undefined ? codeOf(entry.tickers) : entry.code,
  };
}

interface Claim {
  readonly company: string;
  readonly name: string;
  readonly place: KeyPath;
}

/** Every name that can stand for a company by itself, with its place in the file. */
function* claims(company: Company, entry: Entry, place: KeyPath): Generator<Claim> {
  for (const [at, alias] of company.aliases.entries()) {
    if (alias.guard === 'never') continue;
    const where = at < entry.aliases.length ? ['aliases', at] : ['names'];
    yield { company: company.id, name: alias.text, place: [...place, ...where] };
  }
  for (const [at, ticker] of company.tickers.entries()) {
    yield { company: company.id, name: ticker, place: [...place, 'tickers', at] };
  }
  for (const [at, product] of company.products.entries()) {
    // Two makers may both sell a C600: a product that needs a context word belongs to whoever the context names.
    if (product.guard === 'context' || product.guard === 'never') continue;
    yield { company: company.id, name: product.text, place: [...place, 'products', at] };
  }
}

/**
 * Reads `companies.yaml`: a list, or `companies:` above a list, in the order a digest shows them.
 *
 * @param path only for messages
 * @returns each name of a company among its aliases (guard `alone`) unless it is listed there; never empty
 * @throws JianbaoError COMPANIES_INVALID with all faults at once: wrong shape, an id twice, one name for two companies
 */
export function parseCompanies(text: string, path: string): Company[] {
  const reading = readYaml(text, path, 'text');
  if (reading.faults.length > 0) refuseFaults('COMPANIES_INVALID', reading);
  const isWrapped = isGroup(reading.value);
  const above: KeyPath = isWrapped ? ['companies'] : [];
  if (isGroup(reading.value)) {
    for (const key of Object.keys(reading.value)) {
      if (key === 'companies' || key === 'not_followed' || key === 'note' || key === 'notes') continue;
      reading.blame([key], 'is not a key of jianbao; write companies: and the list below it', 'key');
    }
  }
  const list: unknown = isGroup(reading.value) ? reading.value['companies'] : reading.value;
  if (!Array.isArray(list) || list.length === 0) {
    reading.blame(above, 'holds no company; write "- id: acme" and "  name: Acme", one entry per company');
  } else if (list.length > maxCompanies) {
    reading.blame(above, `holds ${list.length} companies; write at most ${maxCompanies}`);
  } else return readEntries(list, above, reading);
  refuseFaults('COMPANIES_INVALID', reading);
  return [];
}

function readEntries(list: readonly unknown[], above: KeyPath, reading: Reading): Company[] {
  const companies: Company[] = [];
  const owner = new Map<string, Claim>();
  const ids = new Set<string>();
  for (const [at, value] of list.entries()) {
    const place = [...above, at];
    if (isGroup(value) && value['name'] === undefined && value['names'] === undefined) {
      reading.blame(place, 'has no name; write "name: " and the name readers know');
      continue;
    }
    const entry = checkShape(companySchema, spellOut(value), reading, place);
    if (entry === null) continue;
    if (ids.has(entry.id)) reading.blame([...place, 'id'], `"${entry.id}" stands twice; write another id`);
    ids.add(entry.id);
    const company = toCompany(entry);
    companies.push(company);
    for (const claim of claims(company, entry, place)) {
      const key = foldName(claim.name);
      const first = owner.get(key);
      if (first === undefined) owner.set(key, claim);
      else if (first.company !== claim.company) {
        const says = `"${claim.name}" names ${first.company} already; write it under one company only`;
        reading.blame(claim.place, says);
      }
    }
  }
  refuseFaults('COMPANIES_INVALID', reading);
  return companies;
}
