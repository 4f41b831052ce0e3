import type { IpoStage } from '../model/fact.ts';
import { withHeads } from '../text/heads.ts';
import { groupOf, matchesOf } from '../text/matches.ts';
import { aheadOf, isConditional, isDenied, isNegated, isRumoured, planIn } from './certainty.ts';
import { isOtherMatter, stageWords } from './stage-words.ts';

/** A step on the road to the market, named in a sentence. */
export interface StageFound {
  readonly start: number;
  readonly end: number;
  /** Null while it is only planned or foreseen. */
  readonly stage: IpoStage | null;
  /** The words name a paper that tells of the step afterwards (聆讯后资料集, 配发结果): its day is not that of the step. */
  readonly isNotice: boolean;
  /**
   * True for a prospectus shown to the public (披露招股书) in a sentence without 聆讯后: in Hong Kong that goes with the hearing. It is
   * a step of the hearing where the item tells of one, else no step: who hands a prospectus in is told to hand it in (递交).
   */
  readonly isDisclosure: boolean;
}

const pattern = new RegExp(withHeads(stageWords.map(({ words }) => `(${words.join('|')})`).join('|')), 'gi');

const planWords = /最快|可能|计划|拟|预计|筹备|考虑|有望|寻求/;
const planBehind =
  /^[^,。;]{0,6}?(?:计划|拟|前夕|在即|在望|可期|进程|预期)|^后,?(?:将|有望|预计|会)|^[^,。;]{0,6}?(?:或(?=将|不|有|会|再|达|涨|跌|破)|料(?!理)|能否|有望|将(?!近))/;
const passive = /^(?:仍存悬念|并不关键)/;
/** 翌日上市 is still to come where the sentence tells of what goes before it. */
const nextDay = /[翌次]日[^,。;]{0,6}$/;
const beforeListing = /暗盘|配发|分配结果|招股|认购|申购|中签/;
/** Papers about a step that was taken some day before. */
const notice = /聆讯后|招股|配发结果/;

/**
 * Steps on the road to the market in a folded sentence, and listings called off. Of a stretch (从受理到过会用时88天) only its end is
 * reached now; what is denied, did not happen or hangs on a condition is left out.
 *
 * @returns by ascending `start`, never overlapping
 */
export function stagesOf(text: string): StageFound[] {
  const found: StageFound[] = [];
  for (const match of matchesOf(text, pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const { name, unless, needs } = stageWords[groupOf(match)]!;
    const ahead = aheadOf(text, start).slice(-30);
    const behind = text.slice(end, end + 20);
    if (isOtherMatter(name, unless, ahead + match[0] + clauseOf(behind), match[0])) continue;
    if (needs?.test(text) === false) continue;
    // 首发未获上市委通过
    if (name !== 'calledOff' && undone.test(match[0])) continue;
    // 招股价定在151港元至165港元: a range is no price yet.
    if (name === 'priced' && priceRange.test(behind)) continue;
    if (isLongAgo(text, start, ahead, match[0], behind)) continue;
    if (isDenied(text, start, end) || isNegated(text, start) || isConditional(text, start)) continue;
    // 距其登陆科创板仅八个月, 距申请获受理历时116天: what the time is counted from or to is not now.
    if (/距离?[^,。;仅即就便后历]{0,8}$/.test(ahead)) continue;
    // 辅导备案获受理 is tutoring still.
    if (name === 'accepted' && /辅导[^,。;]*$/.test(ahead)) continue;
    const isDisclosure = name === 'disclosure' && !text.includes('聆讯后');
    const isNotice =
      name === 'disclosure' ||
      (name === 'hearing' && notice.test(match[0])) ||
      (name === 'priced' && text.includes('配发结果'));
    const stage = name === 'disclosure' ? 'hearing' : name === 'calledOff' ? null : name;
    const isPlan = stage === null || isAhead(text, start, stage, ahead, match[0], behind);
    found.push({ start, end, stage: isPlan ? null : stage, isNotice, isDisclosure });
  }
  return found;
}

const priceRange = /^[^,;。\d]{0,5}[\d.]+(?:[港美]?元)?\s?(?:至|到|[-~—–]|to|and)\s?(?:每股)?(?:HK|US)?\$?\d/;
const undone = /未(?!来)|没有|不予|不同意|被否/;
const lookingBack = /\b(?:after|since|following|until) (?:[\w'’-]+ ){0,4}$/i;

const clauseOf = (behind: string): string => /^[^,;。]*/.exec(behind)![0];

function isLongAgo(text: string, start: number, ahead: string, words: string, behind: string): boolean {
  // 从IPO受理至上市, from acceptance to listing: the first of the two was told long ago.
  if (/(?:从|自|距)[^,。;]{0,12}$/.test(ahead + words) && /^[^,。;]{0,8}(?:至|到|起)/.test(behind)) return true;
  // 登陆港交所之后的第一份年报, eight months after its debut, 禁售期结束后配售: the step is what something else is dated by.
  if (/^(?:之后|以后|以来|后的|后首|后第|后配|后减)/.test(behind) || lookingBack.test(ahead)) return true;
  // 与首日大涨的沐曦不同: told of the one it is held against.
  if (
    /(?:与|跟|较|[相对]比)[^,。;]{0,12}$/.test(ahead) &&
    /^[^,。;]{0,16}(?:不同|相比|相较|类似|一样|之比)/.test(behind)
  )
    return true;
  // 一年前的今天,申请获受理
  // 去年通过聆讯,如今; 回顾上市之路
  return (
    /(?:年前|去年)的?(?:今天|今日)|回顾|回溯/.test(text.slice(0, start)) ||
    /(?:去年|前年|早已|(?<![今昨当])早在)[^,。;\d]{0,10}$/.test(ahead) ||
    /^[^。;]{0,4}(?:回顾|回望)/.test(behind)
  );
}

function isAhead(text: string, start: number, stage: IpoStage, ahead: string, words: string, behind: string): boolean {
  // 最快可能于今年提交申请,并在年内挂牌: a clause that goes on with 并 is as much a plan as the one before.
  if (/^(?:并|且|以及)/.test(ahead) && planWords.test(text.slice(Math.max(0, start - 60), start))) return true;
  // 预计9月下旬定价,10月挂牌
  if (/^\d{1,2}月[初底上中下旬]{0,2}$/.test(ahead) && planWords.test(text.slice(Math.max(0, start - 40), start)))
    return true;
  if (nextDay.test(ahead + words.slice(0, 1)) && beforeListing.test(text)) return true;
  return isRumoured(text, start) || isPlanned(stage, ahead, words, behind) || passive.test(behind);
}

/** 将最终发售价锁定于19.60港元: 将 names the object, not the time to come. */
const pricesIt = /将(?=(?:其|本次|此次|H股|A股|新股|股份|最终|每股|的|全球发售)*$)/;

function isPlanned(stage: IpoStage, ahead: string, words: string, behind: string): boolean {
  // 招股书 that says 拟募资 was handed in all the same; what is planned is what the plan word governs.
  if (stage === 'listed' && /(?:申请|申报|重启|启动|转战|转道|转向|奔赴|进军|闯关)[^,。;]{0,10}$/.test(ahead))
    return true;
  const governed = planIn(stage === 'priced' ? ahead.replace(pricesIt, '把') : ahead);
  if (governed !== '' && !/(?:后|已|刚刚?|成功)[^,。;]{0,6}$/.test(governed)) return true;
  if (/^(?:将|拟)|即将|有望/.test(words)) return true;
  return stage === 'listed' ? planBehind.test(behind) : /^[^,。;]{0,4}(?:在即|前夕|在望|可期|概率|几率)/.test(behind);
}

/** Talk of a listing without a step reached: 筹备赴港上市, plans a Hong Kong IPO; and what a listing brings before its steps are told. */
const talk = new RegExp(
  [
    '(?:拟|建议|冲刺|筹备|筹划|推进|谋求|寻求|考虑|计划|申请|重启|启动|有望|将|或|赴|发行A股|发行H股)[^,。;]{0,12}(?:上市(?!公司|首|后|以|流通)|IPO|挂牌)',
    '(?:拟|建议|计划|筹划|推进|审议通过|批准|通过)[^,。;]{0,10}发行(?:A股|H股)',
    '审议[^,。;]{0,20}?(?:首发|首次公开发行|上市)申请|上会|上市日期|聆讯在即|(?:上市|H股|境外发行)[^,。;]{0,10}(?:申请|备案)[^,。;]{0,14}(?:接收|失效)',
    '配发结果|(?:公告|公布|披露|发布)[^。;]{0,40}?(?:中签率|中签号|中签结果|网上发行|网上最终发行)',
    '\\b(?:plan|prepar|consider|seek|weigh|aim|mull|explor)(?:s|e|es|ed|ing|ning)?\\b(?:[^.;]|\\.(?=\\d)){0,60}?(?:\\b(?:IPO|listing|float|list|initial public offering|share sale)\\b|(?:issue|sell) (?:[^.;]|\\.(?=\\d)){0,30}?\\b[AH][ -]shares)',
  ].join('|'),
  'gi',
);

/** Where a sentence without a step tells of a listing all the same; null where it denies one or makes it hang on a condition. */
export function listingTalkIn(text: string): { readonly start: number; readonly end: number } | null {
  for (const match of matchesOf(text, talk)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isDenied(text, start, end) || isNegated(text, start) || isConditional(text, start)) continue;
    return { start, end };
  }
  return null;
}
