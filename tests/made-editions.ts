import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseCompanies } from '../src/config/companies.ts';
import type { Company } from '../src/model/company.ts';
import type { Digest } from '../src/model/digest.ts';
import type { Edition, PublishedEdition } from '../src/model/edition.ts';
import type { Facts } from '../src/model/fact.ts';
import type { Item } from '../src/model/item.ts';
import { buildRules, buildStories, deriveFacts, draftEdition, type Rules } from '../src/pipeline.ts';
import { labelsFor } from '../src/render/labels.ts';
import { weekById } from '../src/text/week.ts';
import { approveEdition, publishEdition } from '../src/write/approve.ts';
import { templates } from './render/editions.ts';

export const zone = 'Asia/Shanghai';

/** The companies that come with jianbao. */
export const seedCompanies: readonly Company[] = parseCompanies(
  readFileSync(join(import.meta.dirname, '../seeds/companies.yaml'), 'utf8'),
  'companies.yaml',
);

const hourMs = 60 * 60 * 1000;

/** A digest that goes from items to published editions, week by week, as a run does. */
export class MadeDigest {
  readonly editions: PublishedEdition[] = [];
  readonly digest: Digest;
  readonly companies: readonly Company[];
  readonly #rules: Rules;
  readonly #items = new Map<string, Item>();
  readonly #facts = new Map<string, Facts>();
  /** The story each item was put into. */
  readonly #known = new Map<string, string>();

  constructor(digest: Digest, companies: readonly Company[] = seedCompanies) {
    this.digest = digest;
    this.companies = companies;
    this.#rules = buildRules(companies, zone);
  }

  add(item: Item): void {
    this.#items.set(item.id, item);
    this.#facts.set(item.id, deriveFacts(item, this.#rules));
  }

  item(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** The draft of a week, six hours after it ended. */
  draft(weekId: string): Edition {
    const week = weekById(weekId, zone);
    const stories = buildStories([...this.#items.values()], this.#facts, this.#known);
    for (const story of stories) for (const itemId of story.itemIds) this.#known.set(itemId, story.id);
    return draftEdition(
      {
        digest: this.digest,
        week,
        now: week.endsAt + 6 * hourMs,
        number: this.editions.length + 1,
        late: false,
        companies: this.companies,
        items: this.#items,
        facts: this.#facts,
        published: this.editions,
        sources: [],
        mute: { outlets: [], words: [], addresses: [] },
        limits: { entriesPerCompany: 5, entriesPerEdition: 20, entriesPerOutlet: 20, maxAgeDays: 14, floor: 10 },
        fill: templates().fillText,
        labels: labelsFor(this.digest.language),
        manifest: { rules: 'r', companies: 'c', templates: 't', items: [] },
        itemsSeen: this.#items.size,
      },
      stories,
    );
  }

  /** A week's edition, published; null when it has no entry. */
  publish(weekId: string): PublishedEdition | null {
    const draft = this.draft(weekId);
    if (!draft.entries.some((entry) => entry.included)) return null;
    const edition = publishEdition(
      approveEdition(draft, 'editor', draft.draftedAt, 'required'),
      draft.draftedAt + hourMs,
    );
    this.editions.push(edition);
    return edition;
  }
}
