import type { PairReason, StoryReason } from '../group/explain.ts';
import type { StoryCore } from '../group/stories.ts';
import type { Comparison } from '../group/weights.ts';
import type { ReasonedRole, RoleReason } from '../match/role.ts';
import type { Company } from '../model/company.ts';
import type { Edition, Entry } from '../model/edition.ts';
import type { Facts, Figure, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import type { Ruling } from '../model/story.ts';
import { plainText } from '../write/lines.ts';
import { localTime } from './local-time.ts';

const roleWords: Readonly<Record<RoleReason, string>> = {
  filed: 'an editor filed the seed under it',
  title: 'the title names it as its subject',
  opening: 'the title names nobody, the text opens with it and names it most',
  'not-filed': 'an editor filed the seed under others',
  'round-up': 'the item is a round-up, which is about nobody',
  'market-wrap': 'the title reports a market, which is about nobody',
  former: 'the title names its former staff only',
  figurative: 'the title uses its name as a measure or a figure of speech',
  compared: 'the title only compares with it',
  held: 'the title only says who holds its shares',
  listed: 'the title lists it among others',
  'not-in-title': 'the title names another followed company',
  'not-first': 'the text names another followed company first',
  late: 'the text names it only after its opening',
  thin: 'the text says too little about it',
  outnumbered: 'the text names others more often',
};

const partWords: Readonly<Record<keyof Comparison, string>> = {
  words: 'words in common',
  titleWords: 'words in common of a title alone',
  daysApart: 'days apart',
  otherCode: 'different products or versions',
  figures: 'figures in common',
  looksBack: 'the later one looks back',
  sameKind: 'same kind of event',
  twoKinds: 'two kinds of event in common',
  seldomKind: 'a kind of event that is seldom',
  otherKind: 'other kind of event',
  sameStage: 'same step to the exchange',
  otherStage: 'other step to the exchange',
  sameSession: 'price of the same trading day',
  otherSession: 'price of another trading day',
  otherLead: 'another company first',
  otherAdopter: 'somebody else takes it up',
  aboutNobody: 'one only names the company',
  onlyOneComments: 'only one of them comments',
  titleOnly: 'one has a title only',
  acrossLanguages: 'different languages',
  crowd: 'much is written of the company',
};

const leftOutWords: Readonly<Record<string, string>> = {
  repeat: 'an earlier edition told it and nothing is new',
  cap: 'the company or the edition had its full number of entries',
  'outlet-cap': 'its only outlet had its full number of entries',
  floor: 'its score is below limits.floor',
  muted: 'a mute rule names it',
};

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;

function timeIn(at: number | null, zone: string): string {
  return at === null ? 'not known' : localTime(at, zone);
}

const certaintyWords: Readonly<Record<Item['certainty'], string>> = {
  minute: '',
  day: ' (only the day is known)',
  range: ' (only a range of days is known)',
  none: ' (no date could be read: the time it was first seen counts)',
};

/** Where an item came from and when. */
export function originLines(item: Item, zone: string): string[] {
  return [
    item.title,
    `  item       ${item.id}  ${item.url ?? 'without an address: known by outlet, title and day'}`,
    `  from       ${item.outlet} by source ${item.sourceId} (${item.tier}, ${item.origin}), first seen ${timeIn(item.firstSeenAt, zone)}`,
    `  published  ${timeIn(item.publishedAt, zone)}${certaintyWords[item.certainty]}`,
  ];
}

/** What in the list of companies makes these characters count as a name. */
function ruleOf(mention: Mention, companies: readonly Company[]): string {
  const company = companies.find((one) => one.id === mention.company);
  const same = (text: string): boolean => text.toLowerCase() === mention.alias.toLowerCase();
  const alias = company?.aliases.find((one) => same(one.text));
  if (alias !== undefined) return alias.guard === 'alone' ? 'alias, counts alone' : `alias, guard ${alias.guard}`;
  const product = company?.products.find((one) => same(one.text));
  if (product !== undefined) return `product, guard ${product.guard}`;
  return company?.tickers.some(same) === true ? 'ticker' : 'a spelling of its names';
}

/** Which companies an item names, where, by which rule, and whether it is about them. */
export function companyLines(facts: Facts, roles: readonly ReasonedRole[], companies: readonly Company[]): string[] {
  if (roles.length === 0) return ['  companies  none: it names no followed company, so it stands in no edition'];
  return roles.flatMap(({ id, role, reason }) => {
    const own = facts.mentions.filter((mention) => mention.company === id);
    const places = Map.groupBy(own, (mention) => mention.alias);
    return [
      `  ${role === 'main' ? 'about    ' : 'names    '}  ${id}: ${roleWords[reason]}`,
      ...[...places].map(([alias, found]) => {
        const at = found.slice(0, 3).map(({ field, start, end }) => `${field} ${start}–${end}`);
        const more = found.length > at.length ? ` and ${found.length - at.length} more` : '';
        return `               “${alias}” (${ruleOf(found[0]!, companies)}) at ${at.join(', ')}${more}`;
      }),
    ];
  });
}

function figureLine(figure: Figure): string {
  const { company, metric, value, unit, period, qualifier, change, scope, asOf, raw, quote } = figure;
  const said = [period, qualifier, change, scope, asOf].filter((part) => part !== null).join(' ');
  const whose = company ?? 'a firm that is not followed, or nobody named';
  const what = metric ?? 'no metric: the sentence does not say what is measured';
  return `               ${raw} = ${value} ${unit ?? ''} · ${what} · ${whose}${said === '' ? '' : ` · ${said}`}\n                 “${quote}”`;
}

/** The events and figures of an item, each with its sentence. */
export function factLines(facts: Facts): string[] {
  const events = facts.events.map(
    ({ company, type, stage, date, quote }) =>
      `               ${type}${stage === null ? '' : `/${stage}`} · ${company ?? 'nobody followed'} · ${date ?? 'no day said'}\n                 “${quote}”`,
  );
  return [
    `  events     ${events.length === 0 ? 'none found' : events.length}`,
    ...events,
    `  figures    ${facts.figures.length === 0 ? 'none found' : facts.figures.length}`,
    ...facts.figures.map(figureLine),
  ];
}

function rulingWords({ together, by, at }: Ruling, zone: string): string {
  return `${by} said on ${timeIn(at, zone)} that the two ${together ? 'are one event' : 'are different events'}`;
}

function pairLine(pair: PairReason, titles: ReadonlyMap<string, Item>, zone: string): string {
  const item = titles.get(pair.itemId);
  const parts =
    pair.ruling !== null
      ? rulingWords(pair.ruling, zone)
      : pair.isCopy
        ? 'same title: a copy'
        : pair.parts.map(({ name, points }) => `${partWords[name]} ${signed(points)}`).join(', ');
  return `               ${signed(pair.score)}  ${item?.outlet ?? ''}  ${item?.title ?? pair.itemId}\n                 ${parts}`;
}

const copyWords = { title: 'has the title of', text: 'has the text of', credit: 'names as its source' } as const;

/** Who reported a story first, and who repeats whom; nothing of a story of one item. */
function originLinesOf(story: StoryCore, items: ReadonlyMap<string, Item>, zone: string): string[] {
  if (story.itemIds.length < 2) return [];
  const named = (id: string): string => {
    const item = items.get(id);
    return item === undefined
      ? id
      : `${item.outlet} ${timeIn(item.publishedAt, zone)}${certaintyWords[item.certainty]}`;
  };
  const first = story.firstItemId === null ? 'not known: only the days are' : named(story.firstItemId);
  return [
    `  first      ${first}`,
    ...story.copies.map(({ itemId, of, by, source }) => {
      const whom = of === null ? 'says that it is a reprint' : `${copyWords[by]} ${named(of)}`;
      return `               repeats: ${named(itemId)} ${whom}${source === null ? '' : ` (“${source}”)`}`;
    }),
  ];
}

const nowhere = 'round-ups and items about no followed company are joined to nothing';

/** The story of an item: with whom it was joined, who was left apart, and by what. */
export function storyLines(
  reason: StoryReason,
  items: ReadonlyMap<string, Item>,
  { isSeed, zone }: { readonly isSeed: boolean; readonly zone: string },
): string[] {
  const { story, members, outside, threshold } = reason;
  if (story === null) return [`  story      none: ${isSeed ? 'a seed is background and no news' : nowhere}`];
  const stage = story.stage === null ? '' : `/${story.stage}`;
  const joined = members.length === 0 ? 'it stands alone' : `joined with ${members.length}`;
  return [
    `  story      ${story.id}  ${story.type}${stage}${story.date === null ? '' : ` of ${story.date}`}; ${joined}`,
    ...members.map((pair) => pairLine(pair, items, zone)),
    ...originLinesOf(story, items, zone),
    ...(outside.length === 0
      ? []
      : [
          `  apart      the likest others; groups are joined when their mean is above ${signed(threshold)}`,
          ...outside.map((pair) => pairLine(pair, items, zone)),
        ]),
  ];
}

/** What an edition did with a story. */
export function entryLines(edition: Edition, entry: Entry): string[] {
  const because = entry.leftOutBecause ?? '';
  const parts = entry.scoreParts.map((part) => `${part.name} ${part.points} (${part.detail})`).join(' + ');
  const verdict = entry.included
    ? `stands in it under ${entry.company}`
    : `left out: ${leftOutWords[because] ?? because}`;
  return [
    `  edition    ${edition.id} (${edition.state}): ${verdict}; last changed by ${entry.changedBy}`,
    `               “${plainText(entry.headline)}”`,
    ...(parts === '' ? [] : [`               score ${entry.score} = ${parts}`]),
    ...(entry.followUp ? ['               an earlier edition told the story: only what is new is told'] : []),
  ];
}
