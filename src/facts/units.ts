import type { FigureKind } from '../model/fact.ts';
import { groupOf } from '../text/matches.ts';
import type { NumberFound } from '../text/numbers.ts';

/** What stands behind a number and belongs to it. */
export interface UnitFound {
  readonly kind: FigureKind;
  readonly unit: string;
  /** Characters from the end of the number to the end of the unit. */
  readonly length: number;
  /** 一成 is 10 %, 128K is 128,000. */
  readonly factor: number;
  readonly isPerShare: boolean;
}

/** A currency sign in front of a number. */
export interface Prefix {
  readonly unit: string;
  readonly length: number;
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(?:元?港[元币纸]|港幣|HK\$|HKD\b|Hong Kong dollars?)/i, 'HKD'],
  [/^(?:美元|美金|US dollars?|USD\b|dollars?\b)/i, 'USD'],
  [/^(?:元?新台币|台币|NTD?\b|TWD\b|New Taiwan dollars?)/i, 'TWD'],
  [/^(?:日元|日圆|yen\b|JPY\b)/i, 'JPY'],
  [/^(?:欧元|euros?\b|EUR\b)/i, 'EUR'],
  [/^(?:英镑|pounds?\b|GBP\b)/i, 'GBP'],
  [/^(?:韩元|won\b|KRW\b)/i, 'KRW'],
  [/^(?:新加坡元|新元|SGD\b)/i, 'SGD'],
  [/^(?:元人民币|元\(人民币\)|人民币|元(?![素件件宇老首祖旦器月])|块钱|yuan\b|RMB\b|CNY\b|renminbi\b)/i, 'CNY'],
];
const signs: readonly (readonly [RegExp, string])[] = [
  [/(?:HK\$|HKD|港币)\s?$/i, 'HKD'],
  [/(?:NT\$|NTD|新台币)\s?$/i, 'TWD'],
  [/(?:US\$|USD)\s?$/i, 'USD'],
  [/(?:人民币|RMB|CNY|¥|CN¥)\s?$/i, 'CNY'],
  [/€\s?$/, 'EUR'],
  [/£\s?$/, 'GBP'],
  [/(?<![A-Za-z])\$\s?$/, 'USD'],
];
/** One pattern for a table: trying the rows one by one took most of the time of finding quantities. */
function combined(table: readonly (readonly [RegExp, string])[]): RegExp {
  return new RegExp(table.map(([{ source }]) => `(${source})`).join('|'), 'i');
}

const perUnit =
  /^\s?(?:\/|每|per |a |an )\s?(?:股|手|张|片|颗|个?月|年|台|share|lot|month|year(?! earlier| ago| before)|百万(?:词元|tokens?)?|million(?: tokens)?)/i;

const points = /^\s?(?:个百分点|个pct|pct\b|个?百分点|percentage points?|pp\b)/i;
const percent = /^\s?(?:%|per\s?cent\b)/i;
const cheng = /^成(?:[一二三四五六七八九半](?![成倍个家年万亿]))?(?!立|为|功|员|本|果|熟|交|都|长|分|就|型|年|品|绩)/;
const times = /^\s?(?:倍(?!数|频|率|增)|times\b(?! out)|x\b(?![\d-]))/i;
const fold = /^-?fold\b/i;
const doubled = /^番/;

// Measure words of counts. A word that is also the start of others is fenced: 个 in 个百分点, 年 in 年度, 位 in 位于, 家 in 家庭.
const measures: readonly (readonly [RegExp, string])[] = [
  [/^(?:万)?个?月(?![日份末底球亏]|内(?!,?(?:将|均)?不))/, '个月'],
  [/^年(?!度|报|初|末|底|内(?!,?(?:将|均)?不)|间|代|中|增|化|均|[一二三四]季|上半|下半|第|\d|[的和及、]?\d|来)/, '年'],
  [/^(?:个)?小时/, '小时'],
  [/^分钟/, '分钟'],
  [/^周(?!年|期|[一二三四五六日末])/, '周'],
  [/^(?:个)?(?:交易日|工作日)/, '天'],
  [/^天(?!然|猫|数|[垓枢璇玑权])/, '天'],
  [/^\s?(?:months?)\b/i, '个月'],
  [/^\s?(?:days?)\b/i, '天'],
  [/^\s?(?:years?)\b(?! old)/i, '年'],
  [/^\s?(?:hours?)\b/i, '小时'],
  [/^片(?!面|区)/, '片'],
  [/^颗/, '颗'],
  [/^枚/, '枚'],
  [/^台(?!积|湾|币|北|阶)/, '台'],
  [/^块(?!钱)/, '块'],
  [/^张/, '张'],
  [/^套/, '套'],
  [/^卡(?!级|[路拉])/, '卡'],
  [/^(?:股|H股|A股)(?!份|价|东|权|市)/, '股'],
  [/^\s?(?:(?:new|existing|ordinary|domestic|unlisted|offer|[AH]) )*(?:[AH]-)?shares?\b/i, '股'],
  [
    /^\s?(?:(?:AI|inference|training|graphics|accelerator|data[- ]cent(?:er|re)|domestic|advanced) ){0,2}(?:chips?|GPUs?|cards?|units?|accelerators?)\b/i,
    '片',
  ],
  [/^-GPU/i, 'GPU'],
  [/^(?:名)?人(?!民|工|次|均|形|才|类)/, '人'],
  [/^人次/, '次'],
  [/^名(?!单|称|列|义|为)/, '名'],
  [/^位(?!于|居|列|置)/, '位'],
  [/^户(?!外)/, '户'],
  [/^家(?!庭|电|居|族|长|装|用)/, '家'],
  [/^\s?(?:people|employees|staff|jobs|workers|engineers|researchers|users|subscribers|developers|accounts)\b/i, '人'],
  [/^\s?(?:enterprise |corporate )?(?:clients|customers|institutions|investors|companies)\b/i, '家'],
  [/^\s?countries\b/i, '个'],
  [/^\s?patents\b/i, '项'],
  [/^项(?!目)/, '项'],
  [/^件(?!套)/, '件'],
  [/^份(?!额|量)/, '份'],
  [/^款/, '款'],
  [/^次(?!日|新|于|元|世)/, '次'],
  [/^\s?views\b/i, '次'],
  [/^单(?!卡|季|芯|位|元|日|月|片|一|个)/, '单'],
  [/^(?:部|辆)(?!分|门|署|委|长)/, '部'],
  [/^(?:[Kk])?\s?(?:词元|tokens?)(?!\/|每)/i, 'token'],
  [/^\s?(?:参数|parameters)/i, '参数'],
  [/^个(?!月|百分点|股|性|人|别|体|pct)/, '个'],
  [/^\s?(?:GB\/s|TB\/s|Gbps|Tbps)/i, ''],
  [/^\s?(?:GB|TB|MB)(?![a-z/])/i, ''],
  [/^P(?![A-Za-z\d])/, 'P'],
  [/^\s?(?:[EPT]?-?FLOPS|TOPS|POPS|Exa-?Flops)/i, ''],
];

// No unit begins with a mark: 49、149和469元.
const isBare = /^\s?(?:[、,。;:!?()"“”]|$)/;
const anyCurrency = combined(currencies);
const anyMeasure = combined(measures);

// Every sign ends in one of these, and most numbers have none before them.
const signEnd = /[$¥€£币DYB]\s?$/i;

/** A currency sign right before a number: US$, HK$, 人民币. */
export function unitBefore(before: string): Prefix | null {
  if (!signEnd.test(before)) return null;
  for (const [pattern, unit] of signs) {
    const match = pattern.exec(before);
    if (match !== null) return { unit, length: match[0].length };
  }
  return null;
}

/**
 * The unit behind a number.
 *
 * @param after what follows the number and its scale word, some 20 characters
 * @returns null for a bare number
 */
export function unitBehind(after: string, number: NumberFound, prefix: Prefix | null): UnitFound | null {
  const found = (kind: FigureKind, unit: string, length: number, factor = 1, isPerShare = false): UnitFound => ({
    kind,
    unit,
    length,
    factor,
    isPerShare,
  });
  if (prefix === null && isBare.test(after)) return null;
  const text = after.replace(/^\s/, '');
  const gap = after.length - text.length;
  if (prefix === null) {
    const match = anyCurrency.exec(text);
    if (match !== null) {
      const unit = currencies[groupOf(match)]![1];
      const per = perUnit.exec(text.slice(match[0].length));
      return found(
        per === null ? 'money' : 'price',
        unit,
        gap + match[0].length + (per?.[0].length ?? 0),
        1,
        per !== null,
      );
    }
  } else {
    // 人民币3亿元: the sign in front says all that 元 would.
    const name = /^\s?(?:元|yuan\b)/.exec(after)?.[0].length ?? 0;
    const per = perUnit.exec(after.slice(name));
    if (name === 0 && per === null) return null;
    return found(per === null ? 'money' : 'price', prefix.unit, name + (per?.[0].length ?? 0), 1, per !== null);
  }
  const pp = points.exec(after);
  if (pp !== null) return found('percent', 'pp', pp[0].length);
  const share = percent.exec(after);
  if (share !== null) return found('percent', '%', share[0].length);
  const tenths = cheng.exec(after);
  // 七成三 is 73 %.
  if (tenths !== null && number.value <= 10) {
    const rest = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'].indexOf(
      tenths[0].slice(1).replace('半', '五'),
    );
    return found('percent', '%', tenths[0].length, 10 + rest / number.value);
  }
  const multiple = times.exec(after) ?? fold.exec(after);
  if (multiple !== null) return found('multiple', '倍', multiple[0].length);
  if (doubled.test(after)) return found('multiple', '倍', 1);
  const letter = /^([KMB])(?![A-Za-z\d])/.exec(after);
  if (letter !== null && !number.isHan) {
    const factor = { K: 1e3, M: 1e6, B: 1e9 }[letter[1] as 'K' | 'M' | 'B'];
    const tokens = /^[KMB]\s?(?:词元|tokens?)/i.exec(after);
    return found('count', tokens === null ? '' : 'token', tokens?.[0].length ?? 1, factor);
  }
  return measureBehind(after, found);
}

function measureBehind(
  after: string,
  found: (kind: FigureKind, unit: string, length: number) => UnitFound,
): UnitFound | null {
  const match = anyMeasure.exec(after);
  if (match === null) return null;
  const unit = measures[groupOf(match)]![1];
  return found('count', unit === '' ? dataUnit(match[0].trim()) : unit, match[0].length);
}

function dataUnit(text: string): string {
  if (/^exa/i.test(text)) return 'EFLOPS';
  return text.replace('-', '').replace(/bps$/i, 'bps');
}
