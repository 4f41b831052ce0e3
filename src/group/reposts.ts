import { areOtherSessions } from './sessions.ts';
import type { Card } from './words.ts';

/** Cards that are one report: the same title within the window, under a shared company. */
export interface Report {
  /** In order of time; the first stands for the others in comparisons. */
  readonly cards: readonly Card[];
  /** The story an earlier run put one of them into, else null. */
  readonly story: string | null;
}

/** A title this short (今日申购) may be used twice for two things. */
const shortestTitle = 6;

/**
 * Puts copies together before anything is compared: a title that twenty outlets repeat costs one comparison, not four hundred.
 *
 * @param cards in order of time
 * @param windowMs copies further apart are different reports (a weekly column keeps its title)
 * @param known story of each item by an earlier run; copies that were told apart stay apart
 */
export function joinReposts(cards: readonly Card[], windowMs: number, known: ReadonlyMap<string, string>): Report[] {
  const reports: { readonly cards: Card[]; story: string | null }[] = [];
  const latest = new Map<string, (typeof reports)[number]>();
  for (const card of cards) {
    const story = known.get(card.item.id) ?? null;
    const report = card.titleKey.length < shortestTitle ? undefined : latest.get(card.titleKey);
    const last = report?.cards.at(-1);
    const isCopy =
      last !== undefined &&
      card.publishedAt - last.publishedAt <= windowMs &&
      card.keys.some((key) => last.keys.includes(key)) &&
      !tellAnotherRise(card, last);
    if (report !== undefined && isCopy && (story === null || report.story === null || story === report.story)) {
      report.cards.push(card);
      report.story ??= story;
    } else {
      const fresh = { cards: [card], story };
      reports.push(fresh);
      latest.set(card.titleKey, fresh);
    }
  }
  return reports;
}

/** 智谱涨超10% comes every other week; with the same text it is a reprint, else the rise of another day. */
function tellAnotherRise(card: Card, last: Card): boolean {
  return areOtherSessions(card.session, last.session) && (!card.hasText || card.item.text !== last.item.text);
}
