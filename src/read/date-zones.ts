/** Where a written zone puts a moment: a fixed distance from UTC in minutes, or a place with its own rules. */
export type WrittenZone = { readonly minutes: number } | { readonly place: string };

/** Abbreviations of RFC 822, of the mail and feed programs after it, and of places. CST is decided by the caller. */
const fixed: Readonly<Record<string, number>> = {
  z: 0, gmt: 0, utc: 0, ut: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120, eet: 120, eest: 180,
  msk: 180, ist: 330, hkt: 480, sgt: 480, awst: 480, pht: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720,
  nzdt: 780, est: -300, edt: -240, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, ast: -240, adt: -180,
  akst: -540, akdt: -480, hst: -600,
}; // prettier-ignore

const places: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  at: 'America/Halifax',
};

const namedInChinese: readonly (readonly [RegExp, string])[] = [
  [/北京时间|中国标准时间|台北时间|china standard time|beijing time/, 'Asia/Shanghai'],
  [/香港时间|hong kong time/, 'Asia/Hong_Kong'],
  [/美东时间|纽约时间|美国东部时间/, 'America/New_York'],
  [/美西时间|太平洋时间/, 'America/Los_Angeles'],
  [/伦敦时间/, 'Europe/London'],
  [/东京时间/, 'Asia/Tokyo'],
];

function offset(sign: string, hours: string, minutes: string, hasSeconds: boolean): WrittenZone | null {
  const h = Number(hours);
  const m = Number(minutes === '' ? '0' : minutes);
  // 08:30-09:10 is a span of time, not a zone: without seconds only minutes that zones have are believed.
  if (h > 14 || m > 59 || (!hasSeconds && m % 15 !== 0)) return null;
  return { minutes: (sign === '-' ? -1 : 1) * (h * 60 + m) };
}

/**
 * The zone that stands behind a time.
 *
 * @param after what follows the time, lower case, NFKC
 * @param hasSeconds whether that time had seconds
 * @param inChina whether CST means China Standard Time here
 * @returns null when none is written
 */
export function readZone(after: string, hasSeconds: boolean, inChina: boolean): WrittenZone | null {
  const named = namedInChinese.find(([pattern]) => pattern.test(after));
  if (named !== undefined) return { place: named[1] };
  const numeric = /^\s*[([]?(?:etc\/)?(?:gmt|utc|ut|z)?\s*([+\u2212-])\s*(\d{1,2}):?(\d{2})?(?![\d:])/.exec(after);
  if (numeric !== null) {
    const sign = numeric[1] === '+' ? '+' : '-';
    return offset(sign, numeric[2]!, numeric[3] ?? '', hasSeconds);
  }
  const place = /^\s*[([]?((?:asia|europe|america|australia|africa|pacific)\/[a-z_]+)/.exec(after)?.[1];
  if (place !== undefined) return { place };
  const word = /^\s*[([]?(?:etc\/)?([a-z]{1,5})\b/.exec(after)?.[1];
  if (word === undefined) return null;
  if (word === 'cst') return { minutes: inChina ? 480 : -360 };
  if (Object.hasOwn(places, word)) return { place: places[word]! };
  return Object.hasOwn(fixed, word) ? { minutes: fixed[word]! } : null;
}
