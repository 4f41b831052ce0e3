import type { Company } from '../model/company.ts';
import type { Edition, Entry, Manifest } from '../model/edition.ts';
import { backgroundEntries } from './background.ts';
import { buildBaseline } from './baseline.ts';
import { deltasAfter, roadsUntil } from './changes.ts';
import { Citations, newsEntry, type Drafting } from './entry.ts';
import type { DraftInput } from './input.ts';
import { issuePrices } from './issue-price.ts';
import { openingOf } from './keypoints.ts';
import { candidatesOf, type Candidate } from './pool.ts';
import { rank, type Ranked } from './rank.ts';
import { inReadingOrder, sectionsOf } from './sections.ts';

export type { DraftInput, Fill, Labels, Limits } from './input.ts';

/** Left-out stories an edition keeps so that an editor can still take them in; those with the fewest points go. */
const keptLeftOut = 200;

/** Names that may hold digits, for all entries. */
function namesOf(companies: readonly Company[]): string[] {
  const names = companies.flatMap((company) => [
    ...company.aliases.map((alias) => alias.text),
    ...company.products.map((product) => product.text),
    ...company.tickers,
    ...(company.code === null ? [] : [company.code]),
  ]);
  return [...new Set(names)].filter((name) => /\p{Nd}/u.test(name));
}

function rankedStories(candidates: readonly Candidate[], drafting: Drafting): readonly Ranked[] {
  const { input, baseline, companies } = drafting;
  const { labels, digest, week, limits } = input;
  const ranked = rank(candidates, limits, {
    language: digest.language,
    week,
    baseline,
    typeName: (type) => labels.type(type),
    stageName: (stage, company) => labels.stage(stage, companies.get(company)?.market ?? null),
  });
  let leftOut = 0;
  return ranked.filter((one) => one.leftOutBecause === null || leftOut++ < keptLeftOut);
}

/** Order of the page: companies, then what is in before what is out, news before background, points; else as it was. */
function inPageOrder(entries: readonly Entry[], companies: readonly Company[]): readonly Entry[] {
  const order = new Map(companies.map((company, index) => [company.id, index]));
  return entries.toSorted(
    (a, b) =>
      order.get(a.company)! - order.get(b.company)! ||
      Number(b.included) - Number(a.included) ||
      (a.kind === b.kind ? 0 : a.kind === 'news' ? -1 : 1) ||
      b.score - a.score,
  );
}

/** What the edition was made from: the revision of each item it cites, by id. */
function manifestItems({ items, citations }: Citations, input: DraftInput): Manifest['items'] {
  const earlier = new Map(
    input.published.flatMap(({ manifest }) => manifest.items).map((one) => [one.id, one.revision]),
  );
  const quoted = new Map([...citations.values()].map(({ itemId, figure }) => [itemId, figure.revision]));
  return [...items.values()]
    .map(({ id, url }) => ({
      id,
      revision: input.items.get(id)?.revision ?? earlier.get(id) ?? quoted.get(id) ?? '',
      url,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Writes the draft of a week.
 *
 * @returns state `draft`, version 1; the same input gives the same value. Linear in items and stories.
 */
export function writeDraft(input: DraftInput): Edition {
  const seeds = [...input.items.values()].filter((item) => item.origin === 'seed');
  const cited = new Citations(input);
  const names = namesOf(input.companies);
  const drafting: Drafting = {
    input,
    baseline: buildBaseline(input.published, seeds, input.facts),
    cited,
    names,
    companies: new Map(input.companies.map((company) => [company.id, company])),
    roads: roadsUntil(input.timeline, input.week.to),
    rows: new Map(),
    issuePrices: issuePrices(input),
    told: new Map(),
    headlines: new Set(),
  };
  const isFirst = input.published.length === 0;
  const candidates = candidatesOf(input);
  const news = rankedStories(candidates, drafting).map((ranked) => newsEntry(ranked, drafting));
  const { rows } = drafting;
  const { companies, facts, digest, week } = input;
  const { useFigure, useItem } = cited;
  const background = isFirst
    ? backgroundEntries(seeds, {
        companies,
        facts,
        names,
        zone: digest.zone,
        language: digest.language,
        fill: input.fill,
        labels: input.labels,
        roads: drafting.roads,
        year: week.to.slice(0, 4),
        rows,
        headlines: drafting.headlines,
        useFigure,
        useItem,
      })
    : [];
  const all = inPageOrder([...news.map(({ entry }) => entry), ...background], companies);
  const { sections, entries } = inReadingOrder(deltasAfter(sectionsOf(drafting, news), all), all);
  const opening = openingOf({ sections, entries, language: digest.language, from: week.from });
  return {
    state: 'draft',
    id: week.id,
    version: 1,
    number: input.number,
    from: week.from,
    to: week.to,
    draftedAt: input.now,
    late: input.late,
    demonstration: digest.demonstration,
    language: digest.language,
    first: isFirst,
    ...opening,
    sections,
    entries,
    citations: Object.fromEntries(cited.citations),
    items: Object.fromEntries(cited.items),
    sources: input.sources,
    itemsSeen: input.itemsSeen,
    storiesSeen: candidates.length + background.length,
    history: [{ at: input.now, by: 'jianbao', version: 1, action: 'draft', entry: null, detail: '' }],
    corrections: [],
    manifest: { ...input.manifest, items: manifestItems(cited, input) },
  };
}
