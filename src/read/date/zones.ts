/** Where a written zone puts a moment: a fixed distance from UTC in minutes, or a place with its own rules. */
export type WrittenZone = { readonly minutes: number } | { readonly place: string };

/** Abbreviations of RFC 822, of the mail and feed programs after it, and of places. CST is decided by the caller. */
const fixed: Readonly<Record<string, number>> = {
  z: 0, gmt: 0, utc: 0, ut: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120, eet: 120, eest: 180,
  msk: 180, ist: 330, hkt: 480, sgt: 480, awst: 480, pht: 480, bjt: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720,
  nzdt: 780, est: -300, edt: -240, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, ast: -240, adt: -180,
  akst: -540, akdt: -480, hst: -600,
}; // prettier-ignore

const places: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

const named: readonly (readonly [RegExp, string])[] = [
  [/北京时间|中国标准时间|台北时间|china standard time|beijing time/, 'Asia/Shanghai'],
  [/香港时间|hong kong time/, 'Asia/Hong_Kong'],
  [/美东时间|纽约时间|美国东部时间|eastern (?:standard |daylight )?time/, 'America/New_York'],
  [/美西时间|太平洋时间|pacific (?:standard |daylight )?time/, 'America/Los_Angeles'],
  [/伦敦时间/, 'Europe/London'],
  [/东京时间/, 'Asia/Tokyo'],
];

/** Whether dates of a zone are written year, month, day, and its CST is China's. */
export function isEastAsian(zone: string): boolean {
  return /^(?:Asia\/(?:Shanghai|Chongqing|Hong_Kong|Taipei|Maca[uo]|Singapore|Urumqi|Harbin|Tokyo|Seoul)|PRC|ROC|Hongkong)$/.test(
    zone,
  );
}

/** Whether dates of a zone are written month, day, year. Mexico and all south of it write the day first, Canada either. */
export function isOfUnitedStates(zone: string): boolean {
  return /^(?:US\/.*|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise)|Pacific\/Honolulu)$/.test(
    zone,
  );
}

interface ZoneFound {
  readonly zone: WrittenZone;
  /** Characters it takes behind the time. */
  readonly length: number;
}

/**
 * The zone that stands right behind a time.
 *
 * @param after what follows the time, from `normaliseDate`
 * @param isSure whether what follows can be no end of a span: the time has seconds, or a T before it
 * @param inChina whether CST means China Standard Time here
 * @returns null when none is written; `impossible` where it is no zone of this world, or may be a span (9:00-17:00)
 */
export function readZone(after: string, isSure: boolean, inChina: boolean): ZoneFound | 'impossible' | null {
  const numeric = /^ ?[([]?(?:etc\/)?(gmt|utc|ut|z)? ?([+-])(\d{1,4})(?::(\d{2}))?(?![\d:])/.exec(after);
  if (numeric !== null) {
    const [whole, name, sign, figures = '', written] = numeric;
    const isCompact = figures.length > 2;
    const hours = Number(isCompact ? figures.slice(0, -2) : figures);
    const minutes = Number(written ?? (isCompact ? figures.slice(-2) : '0'));
    // Nothing tells 9:00-11:00 the span from 9:00 in Samoa.
    const mayBeSpan = sign === '-' && name === undefined && !isSure && !isCompact;
    if (
      mayBeSpan ||
      hours > 14 ||
      minutes > 59 ||
      (!isSure && minutes % 15 !== 0) ||
      (isCompact && written !== undefined)
    )
      return 'impossible';
    return { zone: { minutes: (sign === '-' ? -1 : 1) * (hours * 60 + minutes) }, length: whole.length };
  }
  const place = /^ ?[([]?((?:asia|europe|america|australia|africa|pacific)\/[a-z_]+)/.exec(after);
  if (place !== null) return { zone: { place: place[1]! }, length: place[0].length };
  // Only at the end: else it is the preposition.
  if (/^ ?at$/.test(after)) return { zone: { place: 'America/Halifax' }, length: after.length };
  const word = /^ ?[([]?(?:etc\/)?([a-z]{1,5})(?![a-z])/.exec(after);
  if (word === null) return null;
  const name = word[1]!;
  const length = word[0].length;
  if (name === 'cst') return { zone: { minutes: inChina ? 480 : -360 }, length };
  if (Object.hasOwn(places, name)) return { zone: { place: places[name]! }, length };
  return Object.hasOwn(fixed, name) ? { zone: { minutes: fixed[name]! }, length } : null;
}

/** The zone that a text names in words, anywhere: 北京时间2026年1月5日. */
export function zoneInWords(text: string): WrittenZone | null {
  const found = named.find(([pattern]) => pattern.test(text));
  return found === undefined ? null : { place: found[1] };
}
