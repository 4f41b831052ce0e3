/** Characters of dates that are written another way in traditional script. */
const simplified: Readonly<Record<string, string>> = {
  時: '时', 間: '间', 鐘: '钟', 鍾: '钟', 剛: '刚', 週: '周', 禮: '礼', 個: '个', 兩: '两', 點: '点', 號: '号', 發: '发',
  佈: '布', 農: '农', 曆: '历', 陰: '阴', 國: '国', 準: '准', 標: '标', 東: '东', 紐: '纽', 約: '约', 淩: '凌', 後: '后',
  內: '内', 於: '于', 來: '来', 數: '数', 幾: '几', 這: '这', 臺: '台', 華: '华', 當: '当', 編: '编', 輯: '辑',
  倫: '伦', 從: '从', 報: '报', 刪: '删', 創: '创', 訂: '订',
}; // prettier-ignore
const traditional = new RegExp(`[${Object.keys(simplified).join('')}]`, 'g');

/**
 * One writing for all: figures and marks of one width, lower case, no accents, simplified script, hyphens for all
 * dashes, single spaces, no tags.
 */
export function normaliseDate(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff]/g, '')
    .toLowerCase()
    .replaceAll(traditional, (letter) => simplified[letter] ?? letter)
    .replaceAll(/<[^<>]{0,80}>|&nbsp;|&#160;/g, ' ')
    .replaceAll(otherDay, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\d) ?: ?(?=\d{2})/g, '$1:')
    .replaceAll(/(?<!\d)(\d{4}[-/.]\d{1,2}[-/.]\d{2})(?=\d{1,2}:\d{2})/g, '$1 ')
    .trim();
}

const numbered = (names: string): ReadonlyMap<string, number> =>
  new Map(
    names
      .split('|')
      .flatMap((line, index) => line.split(' ').flatMap((name) => (name === '' ? [] : [[name, index + 1] as const]))),
  );

/** Months in English, which may stand without a year. */
export const englishMonths = numbered(
  'jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december',
);

/** Months in the languages of feeds that are read here, without accents; what is a word of English too is left out. */
export const months: ReadonlyMap<string, number> = new Map([
  ...numbered(
    [
      'januar janner janv janvier ene enero gennaio janeiro januari',
      'februar fev fevr fevrier febrero febbraio fevereiro februari',
      'marz maerz mrz mars marzo maart mrt',
      'avr avril abr abril aprile',
      'mai mayo maggio maio mei',
      'juni juin junio giugno junho',
      'juli juil juillet julio luglio julho',
      'aout agosto augustus',
      'septembre septiembre settembre setembro',
      'okt oktober octobre octubre ottobre outubro',
      'novembre noviembre novembro',
      'dez dezember decembre dic diciembre dicembre dezembro',
    ].join('|'),
  ),
  ...englishMonths,
]);

/** 1 Monday to 7 Sunday. */
export const englishWeekdays = numbered(
  'mon monday|tue tues tuesday|wed wednesday|thu thur thurs thursday|fri friday|sat saturday|sun sunday',
);

/** Parts of the day, by what they do to an hour. */
export type PartOfDay = 'am' | 'dawn' | 'morning' | 'noon' | 'pm' | 'dusk' | 'evening';

export const partsOfDay: Readonly<Record<string, PartOfDay>> = {
  上午: 'am', am: 'am', 凌晨: 'dawn', 早上: 'morning', 早晨: 'morning', 早间: 'morning', 清晨: 'morning', 早: 'morning',
  晨: 'morning', 中午: 'noon', 正午: 'noon', 午间: 'noon', 下午: 'pm', 午后: 'pm', pm: 'pm', 傍晚: 'dusk', 晚上: 'evening',
  晚间: 'evening', 深夜: 'evening', 夜间: 'evening', 夜里: 'evening', 晚: 'evening', 夜: 'evening',
}; // prettier-ignore

/** Days that count from the present. */
export const namedDays: Readonly<Record<string, { readonly daysAgo: number; readonly part: PartOfDay | null }>> = {
  今天: { daysAgo: 0, part: null }, 今日: { daysAgo: 0, part: null }, today: { daysAgo: 0, part: null },
  今早: { daysAgo: 0, part: 'morning' }, 今晨: { daysAgo: 0, part: 'morning' }, 今晚: { daysAgo: 0, part: 'evening' },
  昨天: { daysAgo: 1, part: null }, 昨日: { daysAgo: 1, part: null }, yesterday: { daysAgo: 1, part: null },
  昨早: { daysAgo: 1, part: 'morning' }, 昨晨: { daysAgo: 1, part: 'morning' }, 昨晚: { daysAgo: 1, part: 'evening' },
  昨夜: { daysAgo: 1, part: 'evening' }, 前天: { daysAgo: 2, part: null }, 前日: { daysAgo: 2, part: null },
  前晚: { daysAgo: 2, part: 'evening' }, 大前天: { daysAgo: 3, part: null },
}; // prettier-ignore

export type Unit = 'second' | 'minute' | 'quarter' | 'hour' | 'day' | 'week' | 'month' | 'year';

export const units: Readonly<Record<string, Unit>> = {
  秒: 'second', 秒钟: 'second', 分: 'minute', 分钟: 'minute', 刻: 'quarter', 刻钟: 'quarter', 小时: 'hour', 钟头: 'hour',
  天: 'day', 日: 'day', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month', 年: 'year',
  s: 'second', sec: 'second', secs: 'second', second: 'second', seconds: 'second',
  m: 'minute', min: 'minute', mins: 'minute', minute: 'minute', minutes: 'minute',
  h: 'hour', hr: 'hour', hrs: 'hour', hour: 'hour', hours: 'hour', d: 'day', day: 'day', days: 'day',
  w: 'week', wk: 'week', wks: 'week', week: 'week', weeks: 'week', mo: 'month', month: 'month', months: 'month',
  y: 'year', yr: 'year', yrs: 'year', year: 'year', years: 'year',
}; // prettier-ignore

/** What a date is called by the word before it. */
export type Role = 'published' | 'updated' | 'other';

export const roles: Readonly<Record<string, Role>> = {
  发布: 'published', 发表: 'published', 首发: 'published', 刊发: 'published', 发稿: 'published',
  published: 'published', posted: 'published', created: 'published', issued: 'published', publish: 'published',
  更新: 'updated', 修改: 'updated', 编辑: 'updated', 修订: 'updated', updated: 'updated', modified: 'updated',
  edited: 'updated', revised: 'updated', update: 'updated',
  预计: 'other', 将: 'other', 将于: 'other', 拟: 'other', 拟于: 'other', 定于: 'other', 计划: 'other', 有望: 'other',
  截止: 'other', 截至: 'other', 有效: 'other', 有效期: 'other', 结束: 'other', 开始: 'other', 活动: 'other', 会议: 'other',
  举办: 'other', 自: 'other', 从: 'other', 至: 'other', 到: 'other', until: 'other', deadline: 'other', expires: 'other', ends: 'other',
  版本: 'other', 版本号: 'other', 编号: 'other', version: 'other', ver: 'other', no: 'other', starts: 'other', since: 'other', due: 'other', from: 'other', to: 'other', till: 'other', before: 'other', after: 'other',
}; // prettier-ignore

/** Words that may stand beside a date without saying anything about it. */
export const fillers: ReadonlySet<string> = new Set(
  '时间 日期 于 在 北京时间 约 大约 本报 讯 on at date time last the about gmt utc 最后 最近 pubdate datetime'.split(
    ' ',
  ),
);

/** After a day: then it is the end of a span, or its beginning. */
export const boundary: ReadonlySet<string> = new Set('前 之前 以前 后 之后 以后 起 止 至 到 内 以来'.split(' '));

/** A calendar whose days must not be taken for those of the common one. */
export const otherCalendars = /[农阴旧]历|正月|腊月|冬月|闰/;

/** 农历十一月初二 beside a day of the common calendar says the same again; with figures it cannot be told apart. */
const otherDay = /[农阴旧]历(?! ?\d)[^\d ),.;|]*/g;

const weekdayWords = /(?:上上|下下|下|上|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]/.source;
const others =
  '年 月 日 号 时 点 点钟 个 半 整 许 左右 几 数 元月 今年 去年 前年 本月 这个月 上月 上个月 民国 刚刚 刚才 每 明天 明日 后天 下周 中国标准时间 美东时间 美国东部时间 纽约时间 美西时间 太平洋时间 伦敦时间 东京时间 香港时间 台北时间 当地时间';

/** All Chinese words that the grammar of dates knows, longest first. */
export const chineseWords: string = [
  weekdayWords,
  ...[
    ...new Set([
      ...[partsOfDay, namedDays, units, roles].flatMap((table) => Object.keys(table)),
      ...fillers,
      ...boundary,
      ...others.split(' '),
    ]),
  ]
    .filter((word) => /^\p{Script=Han}/u.test(word))
    .sort((one, other) => other.length - one.length),
].join('|');
