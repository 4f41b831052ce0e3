import type { CompanyRole, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { isRoundUp } from '../text/series.ts';
import { type Aside, asidesIn } from './aside.ts';

const marketWrap =
  /(?:恒指|恒生|沪指|深成指|创业板指|科创50|三大指数|三大股指|两市|A股.{0,6}(?:收评|午评|开盘|收盘)|港股.{0,4}(?:收评|午评|早盘|午盘|开盘|收盘)|概念股|板块(?:异动|走强|走低|拉升|活跃|领涨|领跌))/u;

/** Reports on a whole market or index: a share that is named moved with the others. */
export const isMarketWrap = (title: string): boolean => marketWrap.test(fold(title).text);

/** Within this many characters a text has said what it is about; outlet and date come first. */
const openingCharacters = 40;
/** A text below this weight is a teaser: it says what is good to read, not what happened. */
const teaserWeight = 40;
/** One name for so many characters, or the text only began with the firm. */
const charactersPerName = 250;
/** A firm that only the text names is the subject when at least this share of all names is its own. */
const dominantShare = 0.6;

/** What decided a role; `why` puts it into words. The first three make an item be about a company. */
export type RoleReason =
  | 'filed'
  | 'title'
  | 'opening'
  | 'not-filed'
  | 'round-up'
  | 'market-wrap'
  | Aside
  | 'not-in-title'
  | 'not-first'
  | 'late'
  | 'thin'
  | 'outnumbered';

export interface ReasonedRole extends CompanyRole {
  readonly reason: RoleReason;
}

type Subject = Pick<Item, 'title' | 'text'> & { readonly filedUnder?: readonly string[] };

const mainReasons: ReadonlySet<RoleReason> = new Set(['filed', 'title', 'opening']);

/**
 * Says of each company named whether the item is about it (`main`) or only names it (`passing`), and why.
 *
 * @param mentions of this item, from `findMentions`
 * @returns by first mention; companies it is filed under come first and are main
 *
 * A company in the title is main, unless the title only measures by it, names its former staff, or lists it among many.
 * Without one, the text decides: its opening names the company, and no other name comes near as often. Round-ups and
 * market wraps are about nobody.
 */
export function reasonedRoles(item: Subject, mentions: readonly Mention[]): ReasonedRole[] {
  const filed = item.filedUnder ?? [];
  if (filed.length === 0 && mentions.length === 0) return [];
  const reasons = new Map<string, RoleReason>(filed.map((id) => [id, 'filed']));
  const shared = filed.length > 0 ? 'not-filed' : isRoundUp(item.title) ? 'round-up' : null;
  const subject = shared === null ? subjectOf(item, mentions) : null;
  for (const { company } of mentions) {
    if (!reasons.has(company)) reasons.set(company, shared ?? subject?.(company) ?? 'not-first');
  }
  return [...reasons].map(([id, reason]) => ({ id, role: mainReasons.has(reason) ? 'main' : 'passing', reason }));
}

/** `reasonedRoles` without the reasons. */
export function companyRoles(item: Subject, mentions: readonly Mention[]): CompanyRole[] {
  return reasonedRoles(item, mentions).map(({ id, role }) => ({ id, role }));
}

/** What decides the role of each company of an item that is no round-up. */
function subjectOf(item: Subject, mentions: readonly Mention[]): (company: string) => RoleReason {
  const inTitle = mentions.filter((mention) => mention.field === 'title');
  if (inTitle.length > 0) {
    const asides = asidesIn(item.title, inTitle);
    return (company) => (asides.has(company) ? (asides.get(company) ?? 'title') : 'not-in-title');
  }
  if (isMarketWrap(item.title)) return () => 'market-wrap';
  const first = mentions[0];
  if (first === undefined) return () => 'not-first';
  const reason = openingReason(item, mentions, first);
  return (company) => (company === first.company ? reason : 'not-first');
}

/** Whether a text whose title names nobody is about the company it names first. */
function openingReason(item: Subject, inText: readonly Mention[], first: Mention): RoleReason {
  if (first.start > openingCharacters) return 'late';
  const own = inText.filter((mention) => mention.company === first.company).length;
  if (own < item.text.length / charactersPerName) return 'thin';
  if (weight(item.text) < teaserWeight && !isReport(item.text, inText)) return 'thin';
  return own / inText.length >= dominantShare ? 'opening' : 'outnumbered';
}

/** 9月1日，智谱挂牌，开盘报120港元: a short text that soon names the firm and has a figure or a day is a report. */
function isReport(text: string, inText: readonly Mention[]): boolean {
  if (inText[0]!.start > reportOpening) return false;
  let from = 0;
  for (const { start, end } of inText) {
    if (figureOrDay.test(text.slice(from, start))) return true;
    from = end;
  }
  return figureOrDay.test(text.slice(from));
}

const reportOpening = 12;
const figureOrDay = /(?<![\d.-])\d[\d.,]*\s?(?:[%亿万元倍家台片张月日年股]|港元|美元)/u;

/** Length in Chinese characters; two letters of English say about as much as one. */
function weight(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) >= 0x2e80 ? 1 : 0.5;
  return sum;
}
