import { dayIn } from '../text/week.ts';
import { decodeEntities } from '../read/entities.ts';
import { counted } from './counted.ts';
import { proposedCommand, proposedEntry, type Proposal } from './source-proposal.ts';
import { trialSource, type Trial } from './source-trial.ts';
import { answerLines, readingLines, shortened } from './source-trial-text.ts';
import type { Discovery, FoundFeed, FoundList } from './source-discovery.ts';

/** Items shown of a list. */
const mostShown = 5;

function newestOf({ items }: Trial): number | null {
  const times = items.flatMap(({ at }) => (at === null ? [] : [at.ms]));
  return times.length === 0 ? null : times.reduce((newest, at) => Math.max(newest, at));
}

function titleOf({ named, trial }: FoundFeed): string {
  const title = trial.feed.feed.title;
  return title === null ? (named ?? 'without a title') : decodeEntities(title);
}

function feedLines(feed: FoundFeed, zone: string): string {
  const { trial, url } = feed;
  const newest = newestOf(trial);
  const when = newest === null ? 'no dates' : `newest ${dayIn(newest, zone)}`;
  const known = feed.knownAs === null ? '' : `    stands in the list already: ${feed.knownAs}\n`;
  return `  ${url}\n    ${shortened(titleOf(feed), 60)} (${trial.feed.feed.format}), ${counted(trial.items.length, 'item')}, ${when}\n${known}`;
}

function ways(proposal: Proposal): string {
  return `Add it:\n  ${proposedCommand(proposal)}\nor put this into the list of sources:\n${proposedEntry(proposal)}`;
}

/** How to add the first feed that is not in the list; nothing where all are. */
function waysToNew(feeds: readonly FoundFeed[]): string {
  const first = feeds.find((feed) => feed.knownAs === null);
  return first === undefined ? '' : ways(first.proposal);
}

function listLines({ trial, proposal, selectors }: FoundList, zone: string): string {
  const source = { ...trialSource(proposal.url, zone), kind: 'page' as const, selectors };
  return readingLines(trial, source, mostShown);
}

/** What was found, for people. */
export function discoveryText(found: Discovery, zone: string): string {
  const lines = [answerLines(found.answered)];
  if (found.itself !== null) {
    lines.push('\nThis address is a feed itself.\n', feedLines(found.itself, zone), waysToNew([found.itself]));
    return lines.join('');
  }
  if (found.feeds.length > 0) {
    lines.push(
      `\n${counted(found.feeds.length, 'feed')} found:\n`,
      ...found.feeds.map((feed) => feedLines(feed, zone)),
    );
  } else lines.push(`\nNo feed was found; ${counted(found.asked, 'address was', 'addresses were')} asked.\n`);
  for (const { url, code, message } of found.unread)
    lines.push(`  not a feed that can be read: ${url} (${code}: ${message})\n`);
  lines.push(waysToNew(found.feeds));
  const [best, ...others] = found.lists;
  if (best !== undefined) {
    lines.push('\nIts list of links can be read:\n', listLines(best, zone), ways(best.proposal));
    lines.push('See the article behind an item before you add it: the same options with `jianbao sources try URL`.\n');
  } else if (found.feeds.length === 0) {
    lines.push(
      'No list of links with headlines was found either: the page may be made by a script. Try a page of one section,\n' +
        'or say where its entries stand: jianbao sources try URL --item … --title … --date …\n',
    );
  }
  for (const other of others) {
    const [first] = other.trial.items;
    lines.push(
      `\nAnother list: --item '${other.selectors.item}', ${counted(other.trial.items.length, 'item')}, ` +
        `the first: ${shortened(first?.title ?? '', 50)}\n`,
    );
  }
  return lines.join('');
}

function feedAsJson(feed: FoundFeed): object {
  const { url, trial, proposal, knownAs } = feed;
  const newest = newestOf(trial);
  return {
    url,
    title: titleOf(feed),
    knownAs,
    format: trial.feed.feed.format,
    items: trial.items.length,
    newest: newest === null ? null : new Date(newest).toISOString(),
    entry: proposedEntry(proposal),
    command: proposedCommand(proposal),
  };
}

/** The same for programs. */
export function discoveryAsJson({ answered, itself, feeds, unread, lists, asked }: Discovery): object {
  return {
    asked: answered.asked,
    url: answered.url,
    isFeed: itself !== null,
    feeds: (itself === null ? feeds : [itself]).map(feedAsJson),
    unread,
    lists: lists.map(({ selectors, trial, proposal, reading }) => ({
      selectors,
      steps: reading.steps,
      items: trial.items.length,
      dates: trial.dates,
      samples: trial.items.slice(0, mostShown),
      entry: proposedEntry(proposal),
      command: proposedCommand(proposal),
    })),
    requests: asked + 1,
  };
}
