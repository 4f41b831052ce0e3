import type { App } from '../app.ts';
import { foldName } from '../config/companies.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import type { AliasGuard, Company } from '../model/company.ts';
import type { Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { dayIn } from '../text/week.ts';
import type { Context, ExitCode } from './command.ts';

export interface Trial {
  readonly text: string;
  readonly guard: AliasGuard;
  /** Whose alias it would be; null: of a company that is not followed yet. */
  readonly company: Company | null;
  readonly limit: number;
  readonly isJson: boolean;
}

/** One place the alias would have matched. */
interface Place {
  readonly item: string;
  readonly title: string;
  readonly url: string | null;
  readonly outlet: string;
  /** Day in the digest's zone. */
  readonly day: string;
  readonly field: Mention['field'];
  readonly before: string;
  readonly alias: string;
  readonly after: string;
  /** Companies the item names without this alias. */
  readonly companies: readonly string[];
}

/** Characters shown on each side: enough to tell a name from a word that holds it. */
const contextUnits = 24;
/** No id of a list looks like this: ids are small letters, digits and hyphens. */
const strangerId = '*';

/** A name is matched in either script and with spaces inside, so the found characters may differ from those asked for. */
const plain = (text: string): string => fold(text).text.toLowerCase().replaceAll(/\s+/g, '');

function candidate({ text, guard, company }: Trial): Company {
  const alias = { text, guard };
  if (company !== null) {
    const others = company.aliases.filter((one) => foldName(one.text) !== foldName(text));
    return { ...company, aliases: [alias, ...others] };
  }
  return {
    id: strangerId,
    names: { zh: null, zhShort: text, zhHant: null, en: null },
    aliases: [alias],
    tickers: [],
    products: [],
    people: [],
    contextWords: [],
    blockedNeighbours: [],
    market: null,
    code: null,
  };
}

function placeOf(item: Item, mention: Mention, companies: readonly string[], zone: string): Place {
  const field = item[mention.field];
  const tidy = (part: string): string => part.replaceAll(/\s+/g, ' ');
  return {
    item: item.id,
    title: item.title,
    url: item.url,
    outlet: item.outlet,
    day: dayIn(item.publishedAt ?? item.firstSeenAt, zone),
    field: mention.field,
    before: tidy(field.slice(Math.max(0, mention.start - contextUnits), mention.start)),
    alias: field.slice(mention.start, mention.end),
    after: tidy(field.slice(mention.end, mention.end + contextUnits)),
    companies,
  };
}

/** Looks through all items kept for places where the alias would name its company, newest rules, nothing saved. */
export async function tryAlias(app: App, trial: Trial, context: Context): Promise<ExitCode> {
  const store = await app.openStore();
  const tried = candidate(trial);
  const others = app.companies.filter((company) => company.id !== tried.id);
  const dictionary = buildDictionary([...others, tried]);
  const now = buildDictionary(app.companies);
  const wanted = plain(trial.text);
  const places: Place[] = [];
  let items = 0;
  let matches = 0;
  const matchedItems = new Set<string>();
  const newItems = new Set<string>();
  for await (const batch of store.itemsSince(0, app.clock.now() + 1)) {
    items += batch.length;
    for (const item of batch) {
      const found = findMentions(item, dictionary).filter(
        (mention) => mention.company === tried.id && plain(mention.alias) === wanted,
      );
      if (found.length === 0) continue;
      const companies = [...new Set(findMentions(item, now).map((mention) => mention.company))];
      matches += found.length;
      matchedItems.add(item.id);
      if (!companies.includes(tried.id)) newItems.add(item.id);
      for (const mention of found) {
        if (places.length < trial.limit) places.push(placeOf(item, mention, companies, app.digest.zone));
      }
    }
  }
  const { text, guard } = trial;
  if (trial.isJson) {
    const counts = { items, matches, matchedItems: matchedItems.size, newItems: newItems.size };
    context.out(`${JSON.stringify({ alias: text, guard, company: trial.company?.id ?? null, ...counts, places })}\n`);
    return 0;
  }
  for (const { day, outlet, before, alias, after } of places) {
    context.out(`${day}  ${outlet}\n    ${before}【${alias}】${after}\n`);
  }
  context.out(summary(trial, { items, matches, found: matchedItems.size, fresh: newItems.size, shown: places.length }));
  return 0;
}

function summary(
  { text, guard, company }: Trial,
  count: { items: number; matches: number; found: number; fresh: number; shown: number },
): string {
  if (count.items === 0) return 'No items are kept yet: run `jianbao collect` first.\n';
  const rest = count.matches > count.shown ? `, the first ${count.shown} shown` : '';
  // Without a company nobody knows which of them name it already.
  const whose = company === null ? '' : `; ${count.fresh} of these items do not name ${company.id} so far`;
  return `"${text}" (${guard}) matches ${count.matches} times in ${count.found} of ${count.items} items${rest}${whose}.\n`;
}
