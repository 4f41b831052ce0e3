import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import { checkArithmetic } from '../facts/arithmetic.ts';
import { explainStory } from '../group/explain.ts';
import { recentItems, readKnown } from '../jobs/draft.ts';
import { reasonedRoles } from '../match/role.ts';
import type { Edition, Entry } from '../model/edition.ts';
import type { Item } from '../model/item.ts';
import { buildRules, deriveFacts } from '../pipeline.ts';
import type { Store } from '../ports/store.ts';
import { canonicalLink, itemId } from '../read/link.ts';
import { weekOf } from '../text/week.ts';
import { mismatchLines, warningRow } from './arithmetic-text.ts';
import type { Command, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withApp } from './session.ts';
import { companyLines, entryLines, factLines, originLines, storyLines } from './why-text.ts';

const help = `jianbao why ITEM|STORY

Says of one item how each decision about it came about: where it is from and how its date is known, which names were
found and by which rule, whether it is about those companies or only names them, the events and figures with their
sentences, which items it was joined with and which were left apart (by an editor: who and when), who reported first and
who only repeats it, and what each edition did with its story.

ITEM is its id, the first characters of it, or its address; a story is named by its first item.

  --json   print the same as JSON
`;

/** An id, the beginning of one, or an address. @throws JianbaoError ITEM_UNKNOWN */
async function itemNamed(store: Store, word: string, known: ReadonlyMap<string, Item>): Promise<Item> {
  const link = canonicalLink(word);
  const id = link === null ? word : itemId(link, '', '', null);
  const found = known.get(id) ?? (await store.itemById(id));
  if (found !== null && found !== undefined) return found;
  const alike = [...known.values()].filter((item) => word.length >= 4 && item.id.startsWith(word));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  throw new JianbaoError('ITEM_UNKNOWN', { item: word, ...(alike.length > 1 ? { alike: alike.length } : {}) });
}

interface Told {
  readonly edition: Edition;
  readonly entry: Entry;
}

/** What the editions did with a story, oldest first. */
async function tellings(store: Store, item: Item, storyId: string | null): Promise<Told[]> {
  const told: Told[] = [];
  for (const { id } of (await store.editions()).toReversed()) {
    const edition = await store.editionById(id);
    for (const entry of edition?.entries ?? [])
      if (edition !== null && (entry.storyId === storyId || entry.itemIds.includes(item.id)))
        told.push({ edition, entry });
  }
  return told;
}

async function explain(app: App, store: Store, word: string) {
  const now = app.clock.now();
  const week = weekOf(now, app.digest.zone);
  const options = { companies: app.companies, digest: app.digest, week, now, hashes: app.hashes };
  const { items, facts } = await readKnown(store, options);
  const stories = await store.storyByItem();
  // A story that an editor parted from another one may have an id that no item has.
  const inStory = items.has(word) ? undefined : [...stories].find(([, story]) => story === word)?.[0];
  const item = await itemNamed(store, inStory ?? word, items);
  const own = facts.get(item.id) ?? deriveFacts(item, buildRules(app.companies, app.digest.zone));
  // Stories as they were made then: half a year later other items surround it.
  const then = weekOf(item.publishedAt ?? item.firstSeenAt, app.digest.zone);
  const news = recentItems(items.values(), then).filter((one) => one.origin !== 'seed');
  const story = explainStory(item.id, news, facts, stories, await store.rulings());
  return {
    item,
    facts: own,
    roles: reasonedRoles(item, own.mentions),
    story,
    told: await tellings(store, item, story.story?.id ?? null),
    items,
  };
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, {}, 1);
    const [word] = positionals;
    if (word === undefined) throw new JianbaoError('USAGE', { message: `\n${help}` });
    return withApp<ExitCode>(values, context, async (app) => {
      const { item, facts, roles, story, told, items } = await explain(app, await app.openStore(), word);
      const mismatches = checkArithmetic(facts.figures);
      if (values.json) {
        const warnings = mismatches.map(warningRow);
        const editions = told.map(({ edition, entry }) => ({ edition: edition.id, state: edition.state, entry }));
        const { mentions, figures, events } = facts;
        context.out(
          `${JSON.stringify({ item, roles, mentions, figures, events, warnings, ...story, editions }, null, 2)}\n`,
        );
        return 0;
      }
      const lines = [
        ...originLines(item, app.digest.zone),
        ...companyLines(facts, roles, app.companies),
        ...factLines(facts),
        ...mismatchLines(mismatches).map((line) => `  arithmetic ${line}`),
        ...storyLines(story, items, { isSeed: item.origin === 'seed', zone: app.digest.zone }),
        ...(told.length === 0
          ? ['  edition    in none so far']
          : told.flatMap(({ edition, entry }) => entryLines(edition, entry))),
      ];
      context.out(`${lines.join('\n')}\n`);
      return 0;
    });
  },
};
