import type { IpoStage } from '../model/fact.ts';
import { withHeads } from '../text/heads.ts';
import { groupOf, matchesOf } from '../text/matches.ts';

/** A step on the road to the market, named in a sentence. */
export interface StageFound {
  readonly start: number;
  readonly end: number;
  /** Null while it is only planned or foreseen. */
  readonly stage: IpoStage | null;
  /**
   * True for a prospectus shown to the public (披露招股书) in a sentence without 聆讯后: in Hong Kong that goes with the hearing. It is
   * a step of the hearing where the item tells of one, else no step: who hands a prospectus in is told to hand it in (递交).
   */
  readonly isDisclosure: boolean;
}

const words: readonly (readonly [IpoStage | 'disclosure', string])[] = [
  [
    'tutoring',
    '(?:上市|IPO|A股)?辅导(?:备案|登记|协议|报告|机构|工作)|(?:登记|备案)[^,。]{0,4}辅导|启动[^,。]{0,6}上市辅导|A股辅导|tutoring|pre-listing (?:guidance|coaching)',
  ],
  [
    'accepted',
    '(?:申请|IPO|上市|招股书|注册)[^,。;]{0,10}?(?:已|获|被|得到)?[^,。;]{0,6}?(?:获?受理)|获[^,。;]{0,6}受理|受理[^,。;]{0,20}(?:上市|IPO|首发|注册)申请|(?:application|filing) (?:was |has been |is )?accepted',
  ],
  [
    'inquiry',
    '(?:已|进入|首轮|两轮|第[一二三]轮|审核|回复)[“"]?(?:的)?(?:审核)?问询|问询(?:函|回复|阶段|状态)|[“"]已问询|inquiry (?:stage|letter)',
  ],
  [
    'approved',
    '过会|上市(?:审核)?委(?:员会)?[^,。;]{0,14}?(?:审议)?(?:通过|同意)|审议通过[^,。;]{0,20}?(?:首发|首次公开|上市|发行)|首发(?:获|申请)?(?:获得?)?通过|IPO(?:申请)?(?:获|已)?通过|listing committee (?:approved|cleared)|approval [^,.;]{0,50}?listing committee|(?:wins?|won|gets?|got|secured?|received?) (?:\\w+ ){0,4}?(?:STAR Market|Shanghai) (?:IPO |listing )?approval',
  ],
  [
    'hearing',
    '(?:通过|过|完成)[^,。;]{0,8}?聆讯(?!后)|聆讯(?:通过|获通过)|聆讯后资料集?|(?:passed|passes|cleared|clears) (?:\\w+ ){0,4}?hearing|post-hearing',
  ],
  [
    'registered',
    '(?:同意|批准|准予)[^,。;]{0,24}?注册|注册(?:申请)?(?:已)?(?:获(?:批|准|得批复|同意|证监会)|生效)|注册批文|(?:registration|IPO) (?:was |is |has been )?(?:approved|cleared|greenlit) by (?:the )?(?:CSRC|China Securities)|(?:approv|clear)(?:ed|es|ing) (?:the )?(?:\\w+ ){0,2}?registration|registration approval|CSRC (?:approved|approves|clear(?:s|ed))',
  ],
  [
    'priced',
    '(?:确定|敲定|厘定|锁定)(?:最终)?(?:每股)?(?:发行|发售)价|(?:发行价|发售价|最终(?:发行|发售)?价格?|每股(?:发行|发售)?价)(?:格)?(?:最终)?(?:被)?(?:确定|敲定|厘定|锁定|定)(?:为|于|在)?|(?:最终)?定价(?:为|于|在|每股)|以每股[^,。;]{1,14}定价|配发结果|发行公告(?=[^。]{0,16}\\d元)|prices? (?:its )?(?:IPO|offering|shares) at|priced (?:its )?(?:IPO|offering|shares)|sets? (?:its )?(?:IPO|offer) price',
  ],
  [
    'prospectus',
    '(?:递交|提交|递表|报送|呈交)[^,。;]{0,14}?(?:招股(?:说明)?书|招股章程|上市申请|A1)|递表|招股(?:说明)?书[^,。;]{0,6}递交|(?:刊发|公布|发布)招股章程|招股章程(?:载明|列明)|(?:开始|启动|今日|正式|展开|起|进行|至[^,。;]{1,8}日)(?:招股(?!书|说明|价|章程)|公开发售)|招股(?:期|首日|启动)|公开发售(?:期|开始|启动)|全球发售(?=\\d[\\d,.]*万?股)|(?:fil(?:ed|es|ing)|submit(?:ted|s)) (?:\\w+ ){0,5}?(?:prospectus|IPO|listing application|(?:for|to) (?:a |an )?(?:\\w+ ){0,3}?(?:IPO|listing|list))|launch(?:ed|es) (?:its )?(?:Hong Kong )?(?:IPO|share sale)',
  ],
  [
    'disclosure',
    '(?:披露|更新|公布|刊发|发布|曝光)[^,。;]{0,14}?招股(?:说明)?书|招股(?:说明)?书[^,。;]{0,6}(?:披露|曝光)',
  ],
  [
    'unlocked',
    '(?:解禁|禁售期[^,。;]{0,6}?(?:届满|已?满|结束|到期)|限售(?:股)?(?:解禁|上市流通|解除)|解除限售)|lock-?up (?:period )?(?:expire[sd]?|end(?:s|ed))',
  ],
  [
    'listed',
    '首挂|在(?:港交所|上交所|联交所|深交所)[^,。;]{0,6}敲(?:锣|钟|响)|(?:挂牌|登陆|登录|敲钟|敲锣|敲响)[^,。;]{0,12}?(?:上市|交易|科创板|港交所|港股|主板|创业板|联交所|开市钟|资本市场)|挂牌|登陆(?:科创板|港交所|港股|资本市场|A股|纳斯达克)|(?:正式|成功|强势|顺利|完成|同日|同步|已|已经|刚刚?|率先|先后|双双|相继|陆续)(?:在|于)?[^,。;]{0,10}?上市(?!公司|申请|辅导|计划|委|公告|前|流程|进程|筹备|之路|事宜|审核|募|网上|投资者|交流|仪式|路演|后仍|规则|聆讯|文件|材料|资格|标准|预期|时间|以来|地点|地位|招股|发行|意向|安排|保荐)|日(?:(?:在|于)[^,。;]{1,10}?|正式|成功)?上市(?!公司|申请|辅导|计划|委|公告|前|流程|进程|筹备|之路|事宜|审核|募|网上|投资者|交流|仪式|路演|后仍|规则|聆讯|文件|材料|资格|标准|预期|时间|以来|地点|地位|招股|发行|意向|安排|保荐)|(?<!自|从|因|新股)上市(?:首日|首个交易日|当日)(?!起)|(?<!较|比|自|从|招股|发售|申购|[开预]售|暗盘|复[牌市]|[年月周节]|节后|入|解禁|除[权息])首日(?:股价|分别|均)?(?:上市|挂牌|收|报收|上?涨|[大暴飙]涨|飙升|高开|低开|破发|开盘|盘中)|发行价(?:为)?[\\d.]+(?:港元|港币|美元|元),(?:首日)?开盘(?=价?[报为]?\\d)|(?<!并在|并于)(?:科创板|港交所|港股|主板|联交所|创业板)上市(?!公司|申请|辅导|计划|委|公告|前|流程|进程|筹备|之路|事宜|审核|募|网上|投资者|交流|仪式|路演|后仍|规则|聆讯|文件|材料|资格|标准|预期|时间|以来|地点|地位|招股|发行|意向|安排|保荐)|(?:年|月)上市的|IPO受理至上市|[至到]上市(?:耗时|用时|仅|历时|共|只)|(?:began|begin|start(?:ed|s)?|first) trad(?:ing|ed)|(?:trading|stock market|market|Shanghai|Hong Kong) debut|debut(?:s|ed)? (?:in|on)|(?:list(?:ed|s)) (?:in|on)|first (?:day|session) of trading|first (?:Shanghai|Hong Kong )?(?:day|session)|closes? (?:its )?(?:first day|debut)|end(?:s)? (?:first|debut)',
  ],
];

const pattern = new RegExp(withHeads(words.map(([, text]) => `(${text})`).join('|')), 'gi');

const planBefore =
  /(?:拟|计划|考虑|或将?|有望|即将|筹备|筹划|将(?!近|军)|预计|预期|最快|最早|可能|规划|寻求|推进|冲刺|冲击|准备|谋求|争取|目标|望|料|待|等待|尚未|未|没有|并未|若|如果|如|一旦|能否|何时|谁|是否|传|据悉拟|plan(?:s|ned|ning)? (?:to|for)|to (?:list|debut|file|begin|start)|consider(?:s|ed|ing)?|may|might|could|will|expected to|aim(?:s|ing)? to|(?:due|set|slated|scheduled|on track|poised) to|prepar(?:e|es|ing)|seek(?:s|ing)?|ahead of|would|before)[^,。;]{0,24}$/i;
const planWords = /最快|可能|计划|拟|预计|筹备|考虑|有望|寻求/;
const planBehind = /^[^,。;]{0,6}?(?:计划|拟|前夕|在即|进程|预期)|^后,?(?:将|有望|预计|会)/;
const passive = /^(?:仍存悬念|并不关键)/;

/**
 * Steps on the road to the market in a folded sentence. Of a stretch (从受理到过会用时88天) only its end is reached now.
 *
 * @returns by ascending `start`, never overlapping
 */
export function stagesOf(text: string): StageFound[] {
  const found: StageFound[] = [];
  for (const match of matchesOf(text, pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const named = words[groupOf(match)]![0];
    const stage = named === 'disclosure' ? 'hearing' : named;
    const isDisclosure = named === 'disclosure' && !text.includes('聆讯后');
    const ahead = text.slice(Math.max(0, start - 30), start).replace(/^.*[,。;:]/s, '');
    const behind = text.slice(end, end + 20);
    // 从IPO受理至上市, from acceptance to listing: the first of the two was told long ago.
    if (
      stage !== null &&
      /(?:从|自|距)[^,。;]{0,12}$/.test(ahead + match[0]) &&
      /^[^,。;]{0,8}(?:至|到|起)/.test(behind)
    )
      continue;
    // 一年前的今天,申请获受理
    if (/(?:年前|去年)的?(?:今天|今日)/.test(text.slice(0, start))) continue;
    // 距其登陆科创板仅八个月
    if (stage === 'listed' && /距离?[^,。;]{0,6}$/.test(ahead)) continue;
    // 辅导备案获受理 is tutoring still.
    if (stage === 'accepted' && /辅导[^,。;]*$/.test(ahead)) continue;
    // 最快可能于今年提交申请,并在年内挂牌: a clause that goes on with 并 is as much a plan as the one before.
    const goesOn = /^(?:并|且|以及)/.test(ahead) && planWords.test(text.slice(Math.max(0, start - 60), start));
    const isPlan =
      goesOn || isDenied(text, start, end) || isPlanned(stage, ahead, match[0], behind) || passive.test(behind);
    found.push({ start, end, stage: isPlan ? null : stage, isDisclosure });
  }
  return found;
}

const denial =
  /不实|不属实|否认|辟谣|澄清|无此计划|没有(?:任何)?(?:上市|IPO)?计划|暂无|\b(?:den(?:y|ies|ied)|untrue|no plans? to)\b/i;

/** 针对已递交招股书的传闻,公司回应称消息不实: a step that is only rumoured, and denied. */
function isDenied(text: string, start: number, end: number): boolean {
  if (!denial.test(text)) return false;
  const around = text.slice(Math.max(0, start - 24), start) + text.slice(end, end + 40);
  return /传闻|传言|消息|报道|市场传|\b(?:rumou?rs?|reports?|speculation)\b/i.test(around);
}

function isPlanned(stage: IpoStage, ahead: string, words: string, behind: string): boolean {
  // 招股书 that says 拟募资 was handed in all the same; what is planned is what the plan word governs.
  if (stage === 'listed' && /申请[^,。;]{0,10}$/.test(ahead)) return true;
  const governed = planBefore.exec(ahead)?.[0] ?? '';
  if (governed !== '' && !/(?:后|已|刚刚?|成功)[^,。;]{0,6}$/.test(governed)) return true;
  if (/^(?:将|拟)|即将|有望/.test(words)) return true;
  return stage === 'listed' ? planBehind.test(behind) : /^[^,。;]{0,4}(?:在即|前夕)/.test(behind);
}
