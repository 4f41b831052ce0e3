import { join } from 'node:path';

import { eachPair, edgesOf } from '../src/group/candidates.ts';
import { joinReposts, type Report } from '../src/group/reposts.ts';
import { areAboutOthers, compare, rarityOf } from '../src/group/similarity.ts';
import { groupStories, joined, windowMs } from '../src/group/stories.ts';
import { type Comparison, fitted, held, type Model } from '../src/group/weights.ts';
import { type Deck, deckOf } from '../src/group/words.ts';
import { fitLogit, type Sample } from './logit.ts';
import { added, figuresOf, readDemonstration, readStream, type StorySet, tally } from './story-set.ts';

/**
 * Scores the stories of the labelled development stream, and shows where the weights of `weights.ts` come from; prints one
 * line of JSON.
 *
 *   node bench/stories.ts [FOLDER]
 *
 * `leftOut` are the stories of each company with weights fitted without its pairs; `weights` are those fitted to all pairs.
 */
const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, '../shared/bench/news');

/** By their sense; 0: either. */
const signs: Readonly<Record<keyof Comparison, number>> = {
  words: 1,
  titleWords: 1,
  daysApart: -1,
  otherCode: -1,
  figures: 1,
  looksBack: 1,
  sameKind: 1,
  twoKinds: 1,
  seldomKind: 1,
  otherKind: -1,
  sameStage: 1,
  otherStage: -1,
  sameSession: 1,
  otherSession: -1,
  otherLead: -1,
  otherAdopter: -1,
  aboutNobody: -1,
  onlyOneComments: -1,
  titleOnly: 1,
  acrossLanguages: 1,
  crowd: -1,
};
const names = Object.keys(signs) as (keyof Comparison)[];
const shrinkage = 0.3;
/** The demonstration is retold and chosen: its pairs stand for what the news have few of, and count little. */
const demonstrationWeight = 0.3;

/** The reports of a set, ready to be compared. */
interface Prepared {
  readonly set: StorySet;
  readonly deck: Deck;
  readonly reports: readonly Report[];
}

interface Pair extends Sample {
  /** Companies both are about or near. */
  readonly companies: readonly string[];
}

function prepared(set: StorySet): Prepared {
  const deck = deckOf(set.items, set.factsById);
  return { set, deck, reports: joinReposts(deck.cards, windowMs, new Map()) };
}

function labelledPairs({ set, deck, reports }: Prepared, weight: number): Pair[] {
  const rarity = rarityOf(deck);
  const eventOf = ({ cards }: Report): string | undefined =>
    cards.flatMap((card) => set.events.get(card.item.id) ?? [])[0];
  const pairs: Pair[] = [];
  eachPair(reports, deck, windowMs, rarity, (a, b, crowd) => {
    const [one, other] = [reports[a]!, reports[b]!];
    const [x, y] = [eventOf(one), eventOf(other)];
    const [first, second] = [one.cards[0]!, other.cards[0]!];
    if (x === undefined || y === undefined || set.related.has(`${x} ${y}`) || areAboutOthers(first, second)) return;
    const found = compare(first, second, crowd, rarity);
    pairs.push({
      x: names.map((name) => found[name]),
      y: x === y ? 1 : 0,
      weight,
      companies: first.keys.filter((key) => second.keys.includes(key)),
    });
  });
  return pairs;
}

function modelFrom(pairs: readonly Pair[]): Model {
  const byRule: Partial<Model['weights']> = held;
  const given = new Map(names.flatMap((name, at) => (byRule[name] === undefined ? [] : [[at, byRule[name]] as const])));
  const { weights, bias } = fitLogit(
    pairs,
    names.map((name) => signs[name]),
    given,
    shrinkage,
  );
  return { weights: Object.fromEntries(names.map((name, at) => [name, weights[at]!])) as Model['weights'], bias };
}

function storiesBy({ deck, reports }: Prepared, model: Model): ReadonlyMap<string, string> {
  const groupOf = joined(reports, edgesOf(reports, deck, windowMs, model));
  return new Map(
    reports.flatMap((report, node) => report.cards.map((card) => [card.item.id, `story ${groupOf[node]}`] as const)),
  );
}

/** Items a second over the whole grouping, the best of a few runs. */
function speed(set: StorySet): number {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const from = performance.now();
    groupStories(set.items, set.factsById, new Map());
    best = Math.min(best, performance.now() - from);
  }
  return Math.round((set.items.length / best) * 1000);
}

const inTwoDigits = (model: Model): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Object.entries(model.weights), ['bias', model.bias] as const].map(([name, value]) => [
      name,
      Math.round(value * 100) / 100,
    ]),
  );

const set = readStream(folder);
if (set === null) {
  process.stdout.write(`${JSON.stringify({ skipped: `no labelled stream in ${folder}` })}\n`);
} else {
  const news = prepared(set);
  const demonstration = readDemonstration(
    join(folder, '../../facts/demo-items.jsonl'),
    join(root, 'tests/demo-labels.jsonl'),
    join(root, 'seeds/companies.yaml'),
  );
  const others = demonstration === null ? [] : labelledPairs(prepared(demonstration), demonstrationWeight);
  const pairs = labelledPairs(news, 1);
  const leftOut = [...new Set(set.companyOf.values())].sort().map((company) => {
    const model = modelFrom([...pairs.filter((pair) => !pair.companies.includes(company)), ...others]);
    return { company, sums: tally(set, storiesBy(news, model), company) };
  });
  process.stdout.write(
    `${JSON.stringify({
      items: set.items.length,
      pairs: pairs.length,
      ...figuresOf(tally(set, storiesBy(news, fitted), null)),
      demonstration:
        demonstration === null
          ? null
          : figuresOf(tally(demonstration, storiesBy(prepared(demonstration), fitted), null)),
      leftOut: figuresOf(added(leftOut.map(({ sums }) => sums))),
      byCompany: Object.fromEntries(
        leftOut.map(({ company, sums }) => [company, { ...figuresOf(sums), same: sums.same }]),
      ),
      weights: inTwoDigits(modelFrom([...pairs, ...others])),
      itemsPerSecond: speed(set),
    })}\n`,
  );
}
