import type { Event, Mention } from '../model/fact.ts';
import type { Company } from '../model/company.ts';
import { daysOf } from '../text/days.ts';
import type { DayFound } from '../text/days.ts';
import { dayAt, daysInOrder, firstTradingIn, isFirstDayNow, isOpenWeekday, isOwnAct } from './event-days.ts';
import { firmsOfEvent } from './event-firms.ts';
import type { Words } from './event-firms.ts';
import { typesIn } from './event-types.ts';
import { outlineOf } from './outline.ts';
import type { FactItem, Told } from './outline.ts';
import { listingTalkIn, stagesOf } from './stages.ts';

/**
 * What happened, by an item: the steps of a listing and the other types, each with its sentence.
 *
 * @param zone of the digest; decides the day of the item and with it the years that the text leaves out
 * @returns title first, by sentence; at most one event a type, stage and company in a sentence. A listing that is only planned, or that
 *   was called off, has no stage. `date` is the day the sentence names nearest to the event, null when it names none
 */
export function findEvents(
  item: FactItem,
  mentions: readonly Mention[],
  followed: readonly Company[],
  zone: string,
): Event[] {
  const { published, sentences } = outlineOf(item, mentions, followed, zone);
  const found: Event[] = [];
  const disclosures = new Set<Event>();
  for (const told of sentences) {
    const { text, field } = told.passage;
    const here: Event[] = [];
    const words = wordsIn(text, field === 'title', found, published);
    const days = words.length === 0 ? [] : daysOf(text, published);
    for (const one of words) {
      for (const event of eventsOf(item, told, one, days, published)) {
        if (here.some((other) => isSame(other, event))) continue;
        here.push(event);
        if (one.isDisclosure) disclosures.add(event);
      }
    }
    found.push(...here);
  }
  return withoutForeseen(withoutDisclosures(found, disclosures), published);
}

interface Step extends Words {
  readonly isDisclosure: boolean;
  readonly isNotice: boolean;
}

const plain = { isDisclosure: false, isNotice: false } as const;

/** The words of a sentence that tell events: steps first, then the other types. */
function wordsIn(text: string, isTitle: boolean, before: readonly Event[], published: string | null): Step[] {
  // 全球发售25,431,800股 opens the offer in the title of its notice; in a text it looks back.
  const steps: Step[] = stagesOf(text)
    .filter(({ start }) => isTitle || !text.startsWith('全球发售', start))
    .map((step) => ({ ...step, type: 'ipo' }));
  const trading = isTitle || steps.length > 0 ? null : firstTradingIn(text, before, published);
  if (trading !== null) steps.push({ ...trading, type: 'ipo', stage: 'listed', ...plain });
  const talk = steps.length > 0 ? null : listingTalkIn(text);
  if (talk !== null) steps.push({ ...talk, type: 'ipo', stage: null, ...plain });
  return [...steps, ...typesIn(text).map((words) => ({ ...words, stage: null, ...plain }))];
}

/** The events that words tell: one for each firm, with its day. */
function eventsOf(
  item: FactItem,
  { passage, firms, speaking }: Told,
  words: Step,
  days: readonly DayFound[],
  published: string | null,
): readonly Event[] {
  const { text, field, quote } = passage;
  const { type, start, end } = words;
  const companies = firmsOfEvent(text, firms, words, speaking);
  const each = daysInOrder(text, days, end, companies.length);
  const isNow =
    (field === 'title' && isOwnAct(text, days, words.stage)) ||
    (words.stage === 'listed' && isFirstDayNow(text, days, published));
  return companies.flatMap((company, index) => {
    const day = each?.[index] ?? dayAt(text, days, start, end) ?? (isNow ? published : null);
    const date = words.isNotice ? null : day;
    // 公告称12月5日上市, told on the 3rd: a step whose day lies ahead is only planned.
    const isAhead = date !== null && published !== null && date > published;
    const isOpen = words.stage === 'listed' && isOpenWeekday(text, days, date);
    if (type === 'ipo' && isOldNews(text, date, published)) return [];
    const stage = isAhead || isOpen ? null : words.stage;
    const place = { field, start: passage.place(start), end: passage.place(end - 1) + 1, quote };
    return { itemId: item.id, revision: item.revision, ...place, company, type, stage, date: isOpen ? null : date };
  });
}

const newsDays = 45;
/** 去年12月17日通过聆讯,如今…: a step of last year is told again, unless the year has only just turned. */
function isOldNews(text: string, date: string | null, published: string | null): boolean {
  if (date === null || published === null || !/去年|前年|last year/i.test(text)) return false;
  return Date.parse(published) - Date.parse(date) > newsDays * 86_400_000;
}

/** One event a company, type and stage in a sentence. */
function isSame(a: Event, b: Event): boolean {
  return a.type === b.type && a.stage === b.stage && a.company === b.company;
}

/** 披露招股书 is a step where the item tells of a hearing of that firm, and no step elsewhere. */
function withoutDisclosures(events: readonly Event[], disclosures: ReadonlySet<Event>): readonly Event[] {
  if (disclosures.size === 0) return events;
  const heard = new Set(
    events.filter((event) => event.stage === 'hearing' && !disclosures.has(event)).map(({ company }) => company),
  );
  return events.filter((event) => !disclosures.has(event) || heard.has(event.company));
}

const isToCome = (date: string, published: string | null): boolean => published === null || date > published;

/** In a notice of a listing to come, 上市首日 without a day of its own lies ahead too. */
function withoutForeseen(events: readonly Event[], published: string | null): Event[] {
  const planned = new Set(
    events
      .filter(({ type, stage, date }) => type === 'ipo' && stage === null && date !== null && isToCome(date, published))
      .map(({ company }) => company),
  );
  return events.map((event) =>
    event.stage === 'listed' && event.date === null && planned.has(event.company) ? { ...event, stage: null } : event,
  );
}
