import type { Company } from '../model/company.ts';
import type { Line } from '../model/edition.ts';
import { ipoStages, type IpoStage, type TimelineStep } from '../model/fact.ts';
import { dayLine } from './day-line.ts';
import type { Labels } from './input.ts';
import { tidyLine } from './lines.ts';
import { nameOf } from './names.ts';
import type { Language } from './shown.ts';
import { stepWords } from './steps.ts';

/** Words that tell a step, or what is to come of it, as of now. */
const asOfNow = /刚|已经|正在|即将|有望|将|拟|尚未|还没有/;
const listingToCome = /(?:即将|有望|拟|尚未|还没有)[^，。；]{0,8}(?:上市|挂牌|登陆)/;
const beforeListing = /有望成为|谁先|第一股/;

/** True for a sentence that tells a step as the present one though the company has gone further since. */
export function isOvertaken(text: string, stageNow: IpoStage | null): boolean {
  if (stageNow === null) return false;
  const now = ipoStages.indexOf(stageNow);
  const said = ipoStages.findLastIndex((stage) => stepWords[stage].test(text));
  if (now >= ipoStages.indexOf('listed') && beforeListing.test(text)) return true;
  if (said === -1 || said > now) return false;
  return said < now ? asOfNow.test(text) : listingToCome.test(text);
}

export interface OutcomeContext {
  readonly roads: ReadonlyMap<string, readonly TimelineStep[]>;
  readonly companies: readonly Company[];
  readonly labels: Labels;
  readonly language: Language;
  /** Year readers are in. */
  readonly year: string;
}

/**
 * The listing that came of a step which a sentence tells as the present one: （后于1月2日上市）, with names where it speaks of
 * several companies; null where none did.
 *
 * @param named ids of the companies the sentence names, in order
 */
export function outcomeOf(sentence: string, named: readonly string[], context: OutcomeContext): Line | null {
  const { roads, companies, labels, language, year } = context;
  const own = companies.filter(({ id }) => named.includes(id));
  const further = own.flatMap((company) => {
    const step = (roads.get(company.id) ?? []).find(({ stage }) => stage === 'listed');
    return step !== undefined && isOvertaken(sentence, 'listed') ? [{ company, step }] : [];
  });
  if (further.length === 0) return null;
  const isChinese = language === 'zh-CN';
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  const parts = further.flatMap(({ company, step }, at) => {
    const name = own.length > 1 ? nameOf(company, language) : '';
    const stage = labels.stage(step.stage, company.market);
    const day = dayLine(step.date, year, language);
    const between = at === 0 ? '' : isChinese ? '，' : ', ';
    const gap = /[A-Za-z]$/.test(name) ? ' ' : '';
    return isChinese
      ? [text(`${between}${name}${gap}${name === '' ? '后于' : ''}`), ...day, text(stage)]
      : [text(`${between}${name === '' ? '' : `${name}: `}${stage.toLowerCase()} on `), ...day];
  });
  return tidyLine([text(isChinese ? '（' : ' ('), ...parts, text(isChinese ? '）' : ')')]);
}
