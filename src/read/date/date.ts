import { isDay } from './day.ts';
import { type Piece, type Pieces, piecesOf } from './pieces.ts';
import {
  aheadMs,
  dayMs,
  type DateSetting,
  earliest,
  minuteMs,
  place,
  readDay,
  readRelative,
  readTime,
  type ReadDate,
  type TimeFound,
} from './place.ts';
import { tokensOf } from './tokens.ts';
import { normaliseDate, otherCalendars, type Role } from './words.ts';
import { isEastAsian, type WrittenZone, zoneInWords } from './zones.ts';

/** Longer texts are prose, in which a date may be anything's. */
const maxLength = 200;

type Dated = Extract<Piece, { kind: 'day' | 'relative' }>;

const isDated = (piece: Piece): piece is Dated => piece.kind !== 'time';

/** The time that belongs to a day: the next behind it, else one right before it; none that belongs to another day. */
function timeOf(
  piece: Dated,
  pieces: readonly Piece[],
  text: { readonly inWords: WrittenZone | null; readonly isNear: (one: Piece, other: Piece) => boolean },
): TimeFound | null {
  const zoned = (time: Piece | undefined): TimeFound | null =>
    time?.kind === 'time' ? { time: time.time, zone: time.zone ?? text.inWords } : null;
  const index = pieces.indexOf(piece);
  const others = (from: readonly Piece[]): Piece | undefined =>
    from.find((other) => other.kind === 'time' || !(other.kind === 'relative' && other.relative.kind === 'weekday'));
  const behind = zoned(others(pieces.slice(index + 1)));
  if (behind !== null) return behind;
  const before = others(pieces.slice(0, index).reverse());
  return before !== undefined && text.isNear(before, piece) ? zoned(before) : null;
}

/** 1766277000, /Date(1766277000000+0800)/: seconds since 1970, or thousandths, or millionths of them. */
function epoch(text: string, latest: number): ReadDate | null {
  const match = /^[\\/"' ]*(?:date\()?(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d+)?(?:[+-]\d{4})?\)?[\\/"' ]*$/.exec(text);
  if (match === null) return null;
  const at = Math.floor(Number(match[1]) / 10 ** (match[1]!.length - 13));
  if (at < Date.UTC(2000, 0, 1) || at > Math.min(latest, Date.UTC(2100, 0, 1))) return null;
  return { at, certainty: 'minute' };
}

const rfc822 =
  /^(?:[a-z]{3}, )?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:gmt|utc|z|([+-])(\d{2}):?(\d{2}))$/i;
const iso8601 = /^(\d{4})-(\d{2})-(\d{2})t(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:z|([+-])(\d{2}):?(\d{2}))$/i;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The two standard forms with their zone, which nearly every feed uses: twenty times faster than looking for all. */
function standard(text: string, latest: number): ReadDate | null {
  const mail = rfc822.exec(text);
  const match = mail ?? iso8601.exec(text);
  if (match === null) return null;
  const year = Number(match[mail === null ? 1 : 3]);
  const month = mail === null ? Number(match[2]) : monthNames.indexOf(mail[2]!.toLowerCase()) + 1;
  const day = Number(match[mail === null ? 3 : 1]);
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  const [, , , , , , , sign, hours = '0', minutes = '0'] = match;
  if (
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    Number(hours) > 14 ||
    Number(minutes) > 59 ||
    !isDay({ year, month, day })
  )
    return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -minuteMs : minuteMs);
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - offset;
  return at < earliest || at > latest ? null : { at, certainty: 'minute' };
}

const plain = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** 2025-12-21 08:30, which nearly every Chinese page uses, for the same reason; what it does not know the rules do. */
function plainDate(text: string, setting: DateSetting): ReadDate | null {
  const match = plain.exec(text);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[5] ?? 0), Number(match[6] ?? 0), Number(match[7] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const time = { hour, minute, second, hasSeconds: match[7] !== undefined, isPlain: true, next: 0 };
  const day = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
  return place(day, match[5] === undefined ? null : { time, zone: null }, setting);
}

/** Whether a day may be believed in this company. */
function isBelieved(piece: Dated, time: TimeFound | null, { isBare, hasStrayNumbers }: Pieces): boolean {
  if (piece.kind === 'day') {
    if (piece.day.standing === 'sure' || isBare) return piece.day.standing !== 'timed' || time !== null;
    return time !== null && piece.day.figures === null && !piece.day.readings.some(({ order }) => order === 'ymd');
  }
  const { relative } = piece;
  if (relative.kind !== 'weekday') return true;
  if (isBare) return time !== null || !relative.isShort;
  return !hasStrayNumbers && !relative.isShort && (time !== null || typeof relative.weeks === 'number');
}

const ranks: readonly (Role | null)[] = ['published', null, 'updated'];

/**
 * Reads one date as sites and feeds write it: RFC 822 and its wild forms, ISO 8601, seconds since 1970, Chinese and
 * English dates in full and in short, names of months in other languages, and what counts from the present (昨天 14:02,
 * 3小时前, 周一, 1个月前).
 *
 * A text is cut into tokens, these are joined to days, times, zones and amounts, and of the days that one is taken that
 * is called the day of publishing.
 *
 * @param text the date alone or with its label (发布时间：…); prose is refused
 * @returns null rather than a guess: two dates that differ, spans, an order of day and month that is open, a day or time
 * that does not exist, anything before 1990 or more than a day ahead of now
 * @throws nothing
 */
export function readDate(text: string, setting: DateSetting): ReadDate | null {
  if (text.length > maxLength * 2) return null;
  const { now, zone } = setting;
  const latest = (now ?? Infinity) + (setting.aheadMs ?? aheadMs);
  const bare = text.trim();
  const usual = standard(bare, latest) ?? plainDate(bare, setting);
  if (usual !== null) return usual;
  const written = normaliseDate(text);
  if (written === '' || written.length > maxLength || otherCalendars.test(written)) return null;
  const seconds = epoch(written, latest);
  if (seconds !== null) return seconds;
  const tokens = tokensOf(written);
  const found = piecesOf(tokens, written, isEastAsian(zone));
  if (found === null) return null;
  const { pieces, isBare } = found;
  // A weekday beside a day only confirms it.
  const days = pieces.filter(isDated).filter(({ kind }) => kind === 'day');
  const isWeekday = (piece: Piece): boolean => piece.kind === 'relative' && piece.relative.kind === 'weekday';
  const named = pieces.filter(isDated).filter((piece) => !isWeekday(piece));
  const weekdays = pieces.filter(isWeekday);
  const candidates = named.length > 0 ? named : pieces.filter(isDated);
  const near = (one: Piece, other: Piece): boolean =>
    tokens.slice(one.next, other.from).every((token) => token.kind === 'mark' && /[,.·|()[\]-]/.test(token.text)) ||
    isWeekdayBetween(one, other, weekdays);
  const inWords = zoneInWords(written);
  if (candidates.length === 0) {
    const [time, ...more] = pieces;
    if (now === null || time?.kind !== 'time' || more.length > 0 || !isBare || !time.time.isPlain) return null;
    return readTime({ time: time.time, zone: time.zone ?? inWords }, now, zone);
  }
  const beside = weekdays[0];
  const weekday =
    days.length === 1 && beside?.kind === 'relative' && beside.relative.kind === 'weekday'
      ? beside.relative.weekday
      : null;
  const reads = candidates.map((piece) => {
    const time = timeOf(piece, pieces, { inWords, isNear: near });
    const around = { ...setting, time, weekday };
    const read =
      piece.kind === 'day' ? readDay(piece.day, piece.lateYear, around) : readRelative(piece.relative, around);
    return { role: piece.role, isBelieved: isBelieved(piece, time, found), read };
  });
  for (const rank of ranks) {
    const ofRank = reads.filter(({ role, isBelieved: believed }) => role === rank && believed);
    if (ofRank.length > 0) return oneOf(ofRank.map(({ read }) => read));
  }
  return null;
}

/** Whether next to nothing but the name of a weekday stands between two pieces. */
function isWeekdayBetween(one: Piece, other: Piece, weekdays: readonly Piece[]): boolean {
  const between = weekdays.find((piece) => piece.from >= one.next && piece.next <= other.from);
  return between !== undefined && other.from - one.next - (between.next - between.from) <= 2;
}

/** What all agree on, with the time that only one of them may name; null where they do not, or one is no date. */
function oneOf(reads: readonly (ReadDate | null)[]): ReadDate | null {
  const sure = reads.filter((read) => read !== null);
  const first = sure.find(({ certainty }) => certainty === 'minute') ?? sure[0];
  if (first === undefined || sure.length < reads.length) return null;
  const agrees = ({ at, certainty }: ReadDate): boolean =>
    at === first.at || (certainty === 'day' && first.at - at >= 0 && first.at - at < dayMs);
  return sure.every(agrees) ? first : null;
}
