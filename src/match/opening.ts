import type { Mention } from '../model/fact.ts';
import { asidesIn, type Aside } from './aside.ts';

/** Within this many characters a text has said what it is about; outlet and date come first. */
const openingCharacters = 40;
/** Firms that the opening tells of together stand this near to each other. */
const togetherCharacters = 60;
/** A text below this weight is a teaser: it says what is good to read, not what happened. */
const teaserWeight = 40;
/** One name for so many characters, or the text only began with the firm. */
const charactersPerName = 250;
/** A firm that only the text names is the subject when at least this share of all names is its own. */
const dominantShare = 0.6;
/** Of two or three firms that are the subject together each has at least this share. */
const jointShare = 0.25;
const mostJoint = 3;

export type OpeningReason = 'opening' | 'not-first' | 'late' | 'thin' | 'outnumbered' | Aside;

/**
 * Why a text whose title names nobody is about a company, or is not.
 *
 * @param inText mentions of the text by ascending `start`, at least one
 * @returns by company; `opening` for the one that the text opens with and names most, or for two or three that share it
 */
export function openingReasons(text: string, inText: readonly Mention[]): (company: string) => OpeningReason {
  const first = inText[0]!;
  const counts = new Map<string, number>();
  for (const { company } of inText) counts.set(company, (counts.get(company) ?? 0) + 1);
  const share = (company: string): number => counts.get(company)! / inText.length;
  const alone = (reason: OpeningReason) => (company: string) => (company === first.company ? reason : 'not-first');
  if (first.start > openingCharacters || earlier.test(text.slice(0, first.start))) return alone('late');
  const near = inText.filter(({ start }) => start <= first.start + togetherCharacters);
  const asides = asidesIn(text.slice(0, near.at(-1)!.end + openingCharacters), near);
  const aside = asides.get(first.company) ?? null;
  if (aside !== null) return alone(aside);
  const joint = [...asides].filter(([, one]) => one === null).map(([company]) => company);
  const isJoint =
    !text.slice(0, first.start).includes('。') &&
    joint.length > 1 &&
    joint.length <= mostJoint &&
    counts.size === joint.length &&
    joint.every((company) => share(company) >= jointShare);
  if (counts.get(first.company)! < text.length / charactersPerName) return alone('thin');
  if (weight(text) < teaserWeight && !isReport(text, inText)) return alone('thin');
  if (isJoint) return (company) => (joint.includes(company) ? 'opening' : 'not-first');
  return alone(share(first.company) >= dominantShare ? 'opening' : 'outnumbered');
}

/** 此前摩尔线程88天完成上市: the text looks back before it says what happened. */
const earlier = /^此前[，,]?\s?$/u;

/** A short text that has named the firm by here says of whom it tells. */
const reportOpening = 12;
const figureOrDay = /(?<![\w.-])\d[\d.,]*\s?(?:%|\p{Script=Han})/u;

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

/** Length in Chinese characters; two letters of English say about as much as one. */
function weight(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) >= 0x2e80 ? 1 : 0.5;
  return sum;
}
