import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PublishedEdition } from '../src/model/edition.ts';
import type { Item } from '../src/model/item.ts';
import { itemsFromFeed } from '../src/read/item.ts';
import { renderLetter } from '../src/render/letter.ts';
import { neighbours, renderDraft, renderEdition, renderSite } from '../src/render/output.ts';
import { weekById } from '../src/text/week.ts';
import { plainText, widthOf } from '../src/write/lines.ts';
import { Draw, entryOf, reportsOf } from './generated-news.ts';
import { MadeDigest, seedCompanies as companies, zone } from './made-editions.ts';
import { anItem, aSource } from './makers.ts';
import { aDigest, templates } from './render/editions.ts';
import { htmlFaults, looseDigits, markFaults } from './render/guard.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const digests = 100;
/** A report of this many characters has enough to tell for a summary of 80. */
const tellingLength = 150;

/** One week's items: a few matters, each told by some outlets, some told again a day later with more. */
function newsOf(draw: Draw, weekId: string, startsAt: number, prefix: string): Item[] {
  const source = aSource({ outlet: '示例日报' });
  return Array.from({ length: draw.int(1, 6) }).flatMap((_, matter) => {
    const company = draw.one(companies);
    const at = startsAt + draw.int(0, 6) * dayMs + draw.int(1, 20) * hourMs;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const reports = reportsOf(company, `${local.month}月${local.day}日`, draw, draw.int(1, 3));
    const feed = {
      feed: { title: weekId, link: null, language: null, format: 'rss', ttlMinutes: null } as const,
      items: reports.map((report, n) =>
        entryOf(report, at + n * draw.int(1, 9) * hourMs, `${prefix}-${matter}-${n}`, draw),
      ),
    };
    return itemsFromFeed(feed, source, source.url, at + dayMs);
  });
}

/** A seed page's fragment about one company, when it was printed known as a range of days. */
function seedOf(draw: Draw, n: number): Item {
  const company = draw.one(companies);
  const [report] = reportsOf(company, '12月1日', draw, 1);
  const { title, text } = report!;
  return anItem({
    id: `seed-${n}`,
    title,
    text: draw.is(0.5) ? `${text}\n${text}` : text,
    origin: 'seed',
    wording: 'retold',
    url: null,
    filedUnder: [company.id],
    credit: '示例日报综合',
    publishedAt: Date.parse('2025-11-20T00:00:00+08:00'),
    firstSeenAt: Date.parse('2025-11-25T00:00:00+08:00'),
    certainty: draw.is(0.5) ? 'range' : 'none',
    dateRange: draw.is(0.5) ? { from: '2025-11-20', to: '2025-11-30', reason: '版面没有日期' } : null,
  });
}

/** Two editions of one digest in a row, published. */
function editionsOf(seed: number): MadeDigest {
  const draw = new Draw(seed);
  const made = new MadeDigest(aDigest({ language: draw.is(0.25) ? 'en' : 'zh-CN' }));
  if (draw.is(0.5)) for (let n = draw.int(1, 3); n > 0; n--) made.add(seedOf(draw, n));
  for (const id of ['2025-W49', '2025-W50']) {
    for (const item of newsOf(draw, id, weekById(id, zone).startsAt, `${seed}-${id}`)) made.add(item);
    made.publish(id);
  }
  return made;
}

/** Marks that meet where a slot was empty, and marks that begin or end what must not. */
const emptySlot =
  /[，；：、][，；：、。！？]|[。！？][，；：、]|。。|“”|‘’|（）|\(\)|《》|「」|[（“《「][，。、；]|(?<!\S)[，。；、！？）]|[（“《「]$| ,| \.(?!\d)| {2}|,,|\.\.(?!\.)|至(?:[，。；]|$)|，$/mu;

/** What a strict reader would mark in the words of an edition. */
function faultsOf(edition: PublishedEdition): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  const check = (place: string, text: string, most: number): void => {
    if (text.trim() === '' || text !== text.trim()) faults.push(`${place} is empty or padded: “${text}”`);
    const slot = emptySlot.exec(text);
    if (slot !== null) faults.push(`${place} has an empty slot “${slot[0]}”: ${text}`);
    if (widthOf(text) > most) faults.push(`${place} is ${widthOf(text)} wide: ${text}`);
  };
  check('edition headline', plainText(edition.headline), 28);
  for (const entry of edition.entries) {
    const headline = plainText(entry.headline);
    check('headline', headline, 28);
    if (/[，；：、。,;:]$/.test(headline)) faults.push(`headline ends with a mark: ${headline}`);
    if (entry.included && seen.has(headline)) faults.push(`two entries with the headline ${headline}`);
    if (entry.included) seen.add(headline);
    for (const line of entry.summary) check('summary', plainText(line), entry.kind === 'news' ? 140 : Infinity);
    const summary = entry.summary.map(plainText).join('\n');
    if (edition.language === 'zh-CN' && entry.kind === 'news' && Array.from(summary).length > 140)
      faults.push(`summary has ${Array.from(summary).length} characters: ${summary}`);
    if (entry.kind === 'news' && summary.replace(/[。.]$/, '') === headline)
      faults.push(`the summary is the headline again: ${headline}`);
  }
  if (edition.keyPoints.length === 0 || edition.keyPoints.length > 5)
    faults.push(`${edition.keyPoints.length} key points`);
  const points = edition.keyPoints.map(({ line }) => plainText(line));
  if (new Set(points).size < points.length) faults.push(`a key point stands twice: ${points.join(' | ')}`);
  for (const point of points) check('key point', point, 60);
  return faults;
}

test('200 generated editions: every digit has its source, no slot is empty, nothing is told twice', async () => {
  const faults: string[] = [];
  let count = 0;
  let news = 0;
  let tied = 0;
  let telling = 0;
  let long = 0;
  for (let seed = 1; seed <= digests; seed++) {
    const made = editionsOf(seed);
    const { digest, editions } = made;
    const base = { digest, companies, templates: templates(), language: digest.language };
    const files = new Map<string, string>();
    for (const edition of editions) {
      count += 1;
      news += edition.entries.filter(({ included, kind }) => included && kind === 'news').length;
      faults.push(...faultsOf(edition).map((fault) => `${seed} ${edition.id} ${fault}`));
      for (const { included, kind, itemIds, summary } of edition.entries) {
        const text = made.item(itemIds[0]!)?.text ?? '';
        if (!included || kind !== 'news' || digest.language === 'en' || text.length < tellingLength) continue;
        telling += 1;
        if (Array.from(summary.map(plainText).join('')).length >= 80) long += 1;
      }
      const context = { ...base, ...neighbours(editions, edition.id) };
      for (const [path, text] of renderEdition(edition, context)) files.set(path, text);
      const letter = renderLetter(edition, context);
      files.set(`${edition.id}.subject`, letter.subject);
      files.set(`${edition.id}.letter.txt`, letter.text);
      if (seed % 20 === 0)
        for (const [path, text] of renderDraft(edition, { ...base, previous: null, next: null })) files.set(path, text);
    }
    // Pages of companies and feeds repeat what editions hold: some digests show all there is to see.
    const isThorough = seed % 10 === 0;
    if (isThorough)
      for (const [path, text] of renderSite(editions, { ...base, previous: null, next: null })) files.set(path, text);
    for (const [path, text] of files) {
      faults.push(...markFaults(path, text).map((fault) => `${seed} ${fault}`));
      if (!path.endsWith('.html') || path.endsWith('letter.html')) continue;
      const digitsOf = looseDigits(text);
      tied += digitsOf.tied;
      faults.push(...digitsOf.loose.map((digit) => `${seed} ${path} digit without source: ${digit}`));
      if (isThorough) faults.push(...(await htmlFaults(text)).map((fault) => `${seed} ${path} ${fault}`));
    }
  }
  assert.deepEqual(faults.slice(0, 40), []);
  assert.ok(
    telling > 100 && long / telling > 0.95,
    `${long} of ${telling} stories with enough to tell are told in 80 characters`,
  );
  assert.ok(count >= 190, `${count} editions`);
  assert.ok(news > 500 && tied > 5000, `${news} entries of news, ${tied} figures that lead to a sentence`);
});
