import type { CompanyRole, Mention } from '../model/fact.ts';
import type { Item } from '../model/item.ts';
import { fold } from '../text/fold.ts';
import { isRoundUp } from '../text/series.ts';
import { type Aside, asidesIn } from './aside.ts';
import { type OpeningReason, openingReasons } from './opening.ts';

const marketWrap =
  /(?:恒指|恒生|沪指|深成指|创业板指|科创50|三大指数|三大股指|两市|A股.{0,6}(?:收评|午评|开盘|收盘)|港股.{0,4}(?:收评|午评|早盘|午盘|开盘|收盘)|ETF|概念股|板块(?:异动|走强|走低|拉升|活跃|领涨|领跌))/u;

/** Reports on a whole market or index: a share that is named moved with the others. */
export const isMarketWrap = (title: string): boolean => marketWrap.test(fold(title).text);

/** What decided a role; `why` puts it into words. The first three make an item be about a company. */
export type RoleReason =
  | 'filed'
  | 'title'
  | 'opening'
  | 'not-filed'
  | 'round-up'
  | 'market-wrap'
  | 'not-in-title'
  | Aside
  | OpeningReason;

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
 * Without one, the text decides: its opening names the company, and no other name comes near as often, or two or three
 * share it. Round-ups and market wraps are about nobody.
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
  return mentions.length === 0 ? () => 'not-first' : openingReasons(item.text, mentions);
}
