import { z } from 'zod';

import type { ListSelectors, PageRule } from '../model/source.ts';
import { checkShape, readYaml, refuseFaults } from './faults.ts';
import type { KeyPath, Reading } from './faults.ts';
import { line } from './lines.ts';
import { faultOfSelector } from './selector.ts';
import type { SelectorUse } from './selector.ts';

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that take one text or several: one is a list of one. */
export function withLists(value: unknown, keys: readonly string[]): unknown {
  if (!isGroup(value)) return value;
  const lists = Object.entries(value).map(([key, below]) =>
    keys.includes(key) && typeof below === 'string' ? [key, [below]] : [key, below],
  );
  return Object.fromEntries(lists);
}

const selector = line.min(1).meta({ examples: ['ul.list > li'] });
const part = selector.nullable().default(null);

export const selectorsSchema = z.strictObject({
  item: selector,
  title: part,
  link: part,
  date: part,
  summary: part,
  image: part,
  author: part,
  remove: z.array(selector).default([]),
});

export const ruleSchema = z.strictObject({
  body: part,
  title: part,
  date: part,
  author: part,
  remove: z.array(selector).default([]),
});

/** These stand for elements of the whole page. */
const wholes = new Set(['item', 'remove', 'body']);
const whole = { attribute: false, inside: false };

/** Judges every selector of a group; `other` is what holds for those that need not be elements. An empty one is no text: the shape says so. */
function blameSelectors(group: Group, place: KeyPath, other: SelectorUse, reading: Reading): void {
  for (const [key, value] of Object.entries(group)) {
    if (!Object.hasOwn(selectorsSchema.shape, key) && !Object.hasOwn(ruleSchema.shape, key)) continue;
    const written: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [at, one] of written.entries()) {
      const fault =
        typeof one === 'string' && one.trim() !== ''
          ? faultOfSelector(one, wholes.has(key) ? { ...other, ...whole } : other)
          : null;
      if (fault !== null) reading.blame(Array.isArray(value) ? [...place, key, at] : [...place, key], fault);
    }
  }
}

/** Tells of keys that belong elsewhere, and gives the group without them. */
export function withoutMisplaced(
  value: unknown,
  cures: Readonly<Record<string, string>>,
  place: KeyPath,
  reading: Reading,
): unknown {
  if (!isGroup(value)) return value;
  const known = Object.keys(value).filter((key) => Object.hasOwn(cures, key));
  for (const key of known) reading.blame([...place, key], `is not a key here; write ${cures[key]!}`, 'key');
  return Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));
}

const listCures = {
  body: 'body in the group of the host below pages:, at the end of the file',
  content: 'body in the group of the host below pages:, at the end of the file',
  url: 'url in the entry itself',
  include: 'include in the entry itself',
  exclude: 'exclude in the entry itself',
  entry: 'item',
  items: 'item',
  time: 'date',
  text: 'summary',
};

/** @returns null where something is wrong, which is then among the faults */
export function readSelectors(value: unknown, place: KeyPath, reading: Reading): ListSelectors | null {
  const group = withLists(withoutMisplaced(value, listCures, place, reading), ['remove']);
  if (isGroup(group)) blameSelectors(group, place, { attribute: true, inside: true, counting: true }, reading);
  return checkShape(selectorsSchema, group, reading, place);
}

const ruleCures = { text: 'body', content: 'body', item: 'item below selectors: of the source', time: 'date' };

/** What is wrong with a host; null when nothing is. */
function faultOfHost(host: string): string | null {
  const url = URL.parse(host.includes('://') ? host : `https://${host}`);
  if (url === null || !/^[\w.-]+\.?$/.test(url.hostname)) return 'is no host; write it like this: www.ithome.com';
  return url.hostname === host ? null : `must be the host alone; write ${url.hostname}`;
}

/**
 * The rules below `pages:`, a list with `host` in each or a map by host.
 *
 * @param value what stands below `pages`; nothing at all is no rule
 */
export function readPageRules(value: unknown, reading: Reading): PageRule[] {
  if (value === undefined || value === null) return [];
  const rows: [KeyPath, string | null, unknown][] = [];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    for (const [at, row] of list.entries()) {
      const host = isGroup(row) && typeof row['host'] === 'string' ? row['host'].trim() : null;
      if (host === null) reading.blame(['pages', at], 'names no host; write host: www.ithome.com');
      const rest = isGroup(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'host')) : row;
      rows.push([['pages', at], host, rest]);
    }
  } else if (isGroup(value)) {
    for (const [host, rule] of Object.entries(value)) rows.push([['pages', host], host, rule]);
  } else reading.blame(['pages'], 'must be a group of hosts; write www.ithome.com: {body: "#paragraph"} below it');

  const rules = new Map<string, PageRule>();
  for (const [place, host, row] of rows) {
    const fault = host === null ? null : faultOfHost(host);
    if (fault !== null) reading.blame(Array.isArray(value) ? [...place, 'host'] : place, fault, 'key');
    const group = withLists(withoutMisplaced(row, ruleCures, place, reading), ['remove']);
    if (isGroup(group)) blameSelectors(group, place, { attribute: true, inside: false, counting: false }, reading);
    const rule = checkShape(ruleSchema, group, reading, place);
    if (rule === null || host === null) continue;
    if (Object.values(rule).every((one) => one === null || one.length === 0))
      reading.blame(place, 'holds no selector; write body: "#paragraph", or take it out');
    if (rules.has(host)) reading.blame(place, `"${host}" stands twice; write it once`);
    rules.set(host, { host, ...rule });
  }
  return [...rules.values()];
}

/**
 * Reads how the articles of single hosts are read, from `sources.yaml`.
 *
 * @param path only for messages
 * @throws JianbaoError SOURCES_INVALID with all faults of the rules at once
 */
export function parsePageRules(text: string, path: string): PageRule[] {
  const reading = readYaml(text, path);
  if (reading.faults.length > 0) refuseFaults('SOURCES_INVALID', reading);
  const rules = readPageRules(isGroup(reading.value) ? reading.value['pages'] : null, reading);
  refuseFaults('SOURCES_INVALID', reading);
  return rules;
}
