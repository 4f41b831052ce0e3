import type { CompanyRole, Event, Facts, Figure, Mention } from '../../model/fact.ts';
import { inLists, inListSize, jsonOf, placeholders, textOf } from './statements.ts';
import type { Connection, Row } from './statements.ts';

const selectFacts = `
  select f.item_id, f.revision, f.mentions, f.companies, f.figures, f.events
  from item_facts f join item i on i.id = f.item_id and i.revision = f.revision
  where f.rules = $1 and f.item_id in (${placeholders(2, inListSize)})`;

const upsertFacts = `
  insert into item_facts (item_id, revision, rules, mentions, companies, figures, events)
  values (${placeholders(1, 7)})
  on conflict (item_id) do update
  set revision = excluded.revision, rules = excluded.rules, mentions = excluded.mentions,
    companies = excluded.companies, figures = excluded.figures, events = excluded.events`;

export const factStatements = [selectFacts, upsertFacts];

export async function factsFor(
  db: Connection,
  itemIds: readonly string[],
  rules: string,
): Promise<ReadonlyMap<string, Facts>> {
  const found = new Map<string, Facts>();
  for (const ids of inLists(itemIds)) {
    for (const row of await db.all(selectFacts, [rules, ...ids])) found.set(textOf(row, 'item_id'), factsOf(row));
  }
  return found;
}

export async function saveFacts(db: Connection, facts: readonly Facts[], rules: string): Promise<void> {
  await db.runEach(
    upsertFacts,
    facts.map(({ itemId, revision, mentions, companies, figures, events }) => [
      itemId,
      revision,
      rules,
      JSON.stringify(mentions),
      JSON.stringify(companies),
      JSON.stringify(figures),
      JSON.stringify(events),
    ]),
  );
}

function factsOf(row: Row): Facts {
  return {
    itemId: textOf(row, 'item_id'),
    revision: textOf(row, 'revision'),
    mentions: jsonOf(row, 'mentions') as readonly Mention[],
    companies: jsonOf(row, 'companies') as readonly CompanyRole[],
    figures: jsonOf(row, 'figures') as readonly Figure[],
    events: jsonOf(row, 'events') as readonly Event[],
  };
}
