import { bigramsOf } from '../text/bigrams.ts';

const verb = /适配|接入|支持|兼容|集成|入驻|integrat|support/gu;
/** Words that stand before the verb and name nobody. */
const filler = /day[ -]?0|首批|首日|官宣|宣布|完成|现已|已经|今日|正式|全面|率先|成功|消息称|独家|刚刚/gu;

/**
 * Who takes up another firm's product, as the terms of a title before its verb: 网易有道全产品矩阵 of 网易有道全产品矩阵正式接入DeepSeek.
 * Five firms take up a new model within the hour, in the same words; each is a story of its own.
 *
 * @param title folded, in lower case, of an item of the kind `adapts`
 * @returns empty where the title says it in another order
 */
export function adopterIn(title: string): ReadonlySet<string> {
  for (const { index } of title.matchAll(verb)) {
    const terms = bigramsOf(title.slice(0, index).replaceAll(filler, ' ').replaceAll(verb, ' '));
    if (terms.length > 0) return new Set(terms);
  }
  return new Set();
}

/** What is told of who takes up what. */
export interface Adopting {
  /** Null: it tells of no such thing. */
  readonly adopter: ReadonlySet<string> | null;
  /** The followed company its title names first. */
  readonly lead: string | null;
}

/** One tells that somebody takes up a product, and the other of somebody else. */
export function areOtherAdopters(a: Adopting, b: Adopting): boolean {
  if (a.adopter === null && b.adopter === null) return false;
  if (a.lead !== null && b.lead !== null && a.lead !== b.lead) return true;
  if (a.adopter === null || b.adopter === null || a.adopter.size === 0 || b.adopter.size === 0) return false;
  for (const term of a.adopter) if (b.adopter.has(term)) return false;
  return true;
}
