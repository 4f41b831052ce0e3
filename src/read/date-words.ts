/** Characters of dates that are written another way in traditional script. */
const simplified: Readonly<Record<string, string>> = {
  時: '时', 間: '间', 鐘: '钟', 鍾: '钟', 剛: '刚', 週: '周', 禮: '礼', 個: '个', 兩: '两', 點: '点', 號: '号', 發: '发',
  佈: '布', 農: '农', 曆: '历', 陰: '阴', 國: '国', 準: '准', 標: '标', 東: '东', 紐: '纽', 約: '约', 淩: '凌', 後: '后',
  內: '内', 於: '于', 來: '来', 數: '数', 幾: '几', 這: '这', 臺: '台', 晝: '昼', 夜: '夜', 倫: '伦', 洋: '洋',
}; // prettier-ignore
const traditional = new RegExp(`[${Object.keys(simplified).join('')}]`, 'g');

const digits: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore

/** 二〇二五 → 2025, 二十一 → 21, 廿三 → 23, 十 → 10. */
function numberFrom(han: string): string {
  const written = han.replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (!written.includes('十')) return Array.from(written, (letter) => digits[letter] ?? '').join('');
  const [tens = '', ones = ''] = written.split('十');
  return String((tens === '' ? 1 : (digits[tens] ?? 0)) * 10 + (ones === '' ? 0 : (digits[ones] ?? 0)));
}

const numerals =
  /(?<![周期拜数])[〇零○一二两三四五六七八九十廿卅]+(?=\s*(?:年|月|日|号|点|时|分|秒|个|小时|天|周|星期|礼拜|刻))/g;

/** One writing for all: NFKC, lower case, simplified script, figures for Han numerals, single spaces. */
export function normaliseDate(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(traditional, (letter) => simplified[letter] ?? letter)
    .replaceAll(numerals, numberFrom)
    .replaceAll(/[\s\u200b\ufeff]+/g, ' ')
    .replaceAll(/(\d) ?: ?(?=\d{2})/g, '$1:')
    .trim();
}

export type Relative =
  | { readonly kind: 'instant'; readonly msAgo: number }
  | { readonly kind: 'day'; readonly daysAgo: number }
  /** A weekday, 1 Monday to 7 Sunday; `weeks`: null the last one that was, 0 this week's, 1 last week's. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly weeks: 0 | 1 | null };

const minuteMs = 60_000;
const unitMs: Readonly<Record<string, number>> = {
  秒: 1000, 秒钟: 1000, 分: minuteMs, 分钟: minuteMs, 小时: 60 * minuteMs, 钟头: 60 * minuteMs,
  s: 1000, sec: 1000, second: 1000, m: minuteMs, min: minuteMs, minute: minuteMs, h: 60 * minuteMs, hr: 60 * minuteMs, hour: 60 * minuteMs,
}; // prettier-ignore
const unitDays: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  礼拜: 7,
  d: 1,
  day: 1,
  w: 7,
  wk: 7,
  week: 7,
};

const agoInChinese =
  /(?<![\d.月])(?:(\d{1,3})个?(半)?|(半)个?)(小时|钟头)(?:(\d{1,2})分钟?)?(?:之前|以前|前)|(?<![\d.月第])(\d{1,4})个?(秒钟|秒|分钟|分|天|日|周|星期|礼拜)(?:之前|以前|前)/;
const agoInEnglish =
  /(?<![\w.])(\d{1,4}|an?|half an)\s?(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)\s+ago\b/;
const namedDays: readonly (readonly [RegExp, number])[] = [
  [/大前天/, 3],
  [/前天|前日(?!本)|前晚/, 2],
  [/昨天|昨日|昨晚|昨夜|昨早|昨晨|\byesterday\b/, 1],
  [/今天|今日|今早|今晨|今晚|今晨|\btoday\b/, 0],
];
const weekdaysInEnglish = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function ago(text: string): Relative | null {
  const han = agoInChinese.exec(text);
  if (han !== null) {
    const [, hours, andHalf, half, , minutes, count, unit = ''] = han;
    if (count === undefined) {
      const whole = half === undefined ? Number(hours) : 0.5;
      const more = andHalf === undefined ? 0 : 0.5;
      return { kind: 'instant', msAgo: ((whole + more) * 60 + Number(minutes ?? 0)) * minuteMs };
    }
    const ms = unitMs[unit];
    if (ms !== undefined) return { kind: 'instant', msAgo: Number(count) * ms };
    return { kind: 'day', daysAgo: Number(count) * (unitDays[unit] ?? 1) };
  }
  const english = agoInEnglish.exec(text);
  if (english === null) return null;
  const count = english[1] === 'half an' ? 0.5 : /^an?$/.test(english[1]!) ? 1 : Number(english[1]);
  const unit = english[2]!.length > 1 ? english[2]!.replace(/s$/, '') : english[2]!;
  const ms = unitMs[unit];
  return ms === undefined
    ? { kind: 'day', daysAgo: Math.round(count * (unitDays[unit] ?? 1)) }
    : { kind: 'instant', msAgo: count * ms };
}

/** Words for days that count from the present; null when there is none. Months and years are too coarse to name a day. */
export function readRelative(text: string): Relative | null {
  if (/刚刚|刚才|\bjust now\b|\bmoments? ago\b/.test(text)) return { kind: 'instant', msAgo: 0 };
  const past = ago(text);
  if (past !== null) return past;
  for (const [pattern, daysAgo] of namedDays) if (pattern.test(text)) return { kind: 'day', daysAgo };
  const han = /(上上|下|上|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])/.exec(text);
  if (han !== null) {
    if (han[1] === '下' || han[1] === '上上') return null;
    const weekday = '一二三四五六日'.indexOf(han[2] === '天' ? '日' : han[2]!) + 1;
    return { kind: 'weekday', weekday, weeks: han[1] === undefined ? null : han[1] === '上' ? 1 : 0 };
  }
  const english = /(?<![a-z] ?)\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/.exec(text);
  const at = english === null ? -1 : weekdaysInEnglish.findIndex((day) => day.startsWith(english[1]!));
  return at < 0 ? null : { kind: 'weekday', weekday: at + 1, weeks: null };
}
