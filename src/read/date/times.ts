import { is, type Token } from './tokens.ts';
import { type PartOfDay, partsOfDay } from './words.ts';

/** A time of day as it stands in a text. */
export interface WrittenTime {
  /** 24 only at 24:00, which is the beginning of the next day. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly hasSeconds: boolean;
  /** Whether it is a time for certain where it stands alone: 08:30 and 下午3点 are, 3:2 and 三点半 are not. */
  readonly isPlain: boolean;
  /** The token behind it. */
  readonly next: number;
}

/**
 * The hour of 24 that an hour means in a part of the day; null where the two do not go together, or leave the day open
 * (晚上2点).
 */
export function hourOf(written: number, part: PartOfDay | null): number | null {
  switch (part) {
    case null:
      return written;
    case 'am':
    case 'dawn':
      // Programs print 上午12:05 for five past midnight.
      return written > 12 ? null : written % 12;
    case 'morning':
      return written > 11 ? null : written;
    case 'noon':
      if (written >= 1 && written <= 2) return written + 12;
      return written >= 10 && written <= 14 ? written : null;
    case 'pm':
      return written < 12 ? written + 12 : written;
    case 'dusk':
      if (written >= 4 && written <= 8) return written + 12;
      return written >= 16 && written <= 20 ? written : null;
    case 'evening':
      if (written >= 5 && written <= 12) return written + 12;
      return written >= 17 && written <= 24 ? written : null;
    default:
      return part satisfies never;
  }
}

/** A time before its part of the day is known: the hour as it is written, all figures unchecked. */
type Clock = WrittenTime;

/** 8:30, 8:30:15.123, 9:3:5. */
function withColons(tokens: readonly Token[], at: number): Clock | null {
  const [hour, colon, minute, mark, last] = tokens.slice(at, at + 5);
  if (hour?.kind !== 'number' || hour.text.length > 2 || colon?.text !== ':' || minute?.kind !== 'number') return null;
  if (!colon.isGlued || !minute.isGlued || minute.text.length > 2) return null;
  const second = mark?.text === ':' && mark.isGlued && last?.kind === 'number' && last.isGlued ? last : null;
  const isPlain = minute.text.length === 2;
  if (second === null)
    return { hour: hour.value, minute: minute.value, second: 0, hasSeconds: false, isPlain, next: at + 3 };
  const [point, fraction] = tokens.slice(at + 5, at + 7);
  const hasFraction =
    (point?.text === '.' || point?.text === ',') && point.isGlued && fraction?.kind === 'number' && fraction.isGlued;
  return {
    hour: hour.value,
    minute: minute.value,
    second: second.text.length > 2 ? 99 : second.value,
    hasSeconds: true,
    isPlain,
    next: at + (hasFraction ? 7 : 5),
  };
}

/** 8点, 8点半, 8点一刻, 14时02分, 14时02分33秒. */
function withUnits(tokens: readonly Token[], at: number): Clock | null {
  const [hour, unit, third, fourth, fifth, sixth] = tokens.slice(at, at + 6);
  if (hour?.kind !== 'number' || hour.text.length > 2) return null;
  // 08h30; without minutes it is an amount of time.
  if (is(unit, 'h') && third?.kind === 'number' && third.isGlued && third.text.length === 2)
    return { hour: hour.value, minute: third.value, second: 0, hasSeconds: false, isPlain: true, next: at + 3 };
  if (!is(unit, '点', '时', '点钟')) return null;
  const clock = { hour: hour.value, minute: 0, second: 0, hasSeconds: false, isPlain: false, next: at + 2 };
  if (is(third, '半')) return { ...clock, minute: 30, next: at + 3 };
  if (is(third, '整', '许', '左右')) return { ...clock, next: at + 3 };
  if (third?.kind !== 'number') return clock;
  if (is(fourth, '刻', '刻钟')) return { ...clock, minute: third.value * 15, next: at + 4 };
  if (!is(fourth, '分'))
    return third.isGlued && !third.isHan && third.text.length !== 2
      ? null
      : third.isGlued
        ? { ...clock, minute: third.value, next: at + 3 }
        : clock;
  const minutes = { ...clock, minute: third.value, isPlain: true, next: at + 4 };
  if (fifth?.kind !== 'number' || !is(sixth, '秒')) return minutes;
  return { ...minutes, second: fifth.value, hasSeconds: true, next: at + 6 };
}

/** 8.30am: a point parts hours and minutes only where half of the day stands behind. */
function withPoint(tokens: readonly Token[], at: number): Clock | null {
  const [hour, point, minute] = tokens.slice(at, at + 3);
  if (hour?.kind !== 'number' || hour.text.length > 2 || !is(point, '.') || !point!.isGlued) return null;
  if (
    minute?.kind !== 'number' ||
    !minute.isGlued ||
    minute.text.length !== 2 ||
    !is(tokens[at + 3], 'am', 'pm', 'a', 'p')
  )
    return null;
  return { hour: hour.value, minute: minute.value, second: 0, hasSeconds: false, isPlain: true, next: at + 3 };
}

function partAt(tokens: readonly Token[], at: number): { readonly part: PartOfDay; readonly next: number } | null {
  const [word, point, letter, last] = tokens.slice(at, at + 4);
  if (word?.kind !== 'word') return null;
  if (Object.hasOwn(partsOfDay, word.text)) return { part: partsOfDay[word.text]!, next: at + 1 };
  if ((word.text !== 'a' && word.text !== 'p') || point?.text !== '.' || letter?.text !== 'm') return null;
  return { part: word.text === 'a' ? 'am' : 'pm', next: at + (last?.text === '.' ? 4 : 3) };
}

/**
 * The time of day that begins at a token.
 *
 * @param given the part of the day that the word for the day has named already (昨晚)
 * @returns null where there is none; `impossible` where there is one that no clock shows (25:61)
 */
export function timeAt(
  tokens: readonly Token[],
  at: number,
  given: PartOfDay | null,
): WrittenTime | 'impossible' | null {
  const before = partAt(tokens, at);
  const from = before === null ? at : before.next;
  const first = tokens[from];
  if (first?.kind !== 'number') return null;
  const unit = tokens[from + 1];
  let clock = withColons(tokens, from) ?? withUnits(tokens, from) ?? withPoint(tokens, from);
  const behind = partAt(tokens, clock === null ? from + 1 : clock.next);
  if (clock === null) {
    // 3pm; a bare number is a time only with its half of the day behind it.
    if (behind === null || (behind.part !== 'am' && behind.part !== 'pm') || /^\p{Script=Han}/u.test(unit!.text))
      return null;
    clock = { hour: first.value, minute: 0, second: 0, hasSeconds: false, isPlain: true, next: from + 1 };
    if (first.text.length > 2) return null;
  }
  const latin = behind !== null && (behind.part === 'am' || behind.part === 'pm') ? behind : null;
  const isLatin = latin !== null && /[a-z.]/.test(tokens[latin.next - 1]!.text);
  const part = before?.part ?? given ?? (isLatin ? latin.part : null);
  let next = isLatin ? latin.next : clock.next;
  if (is(tokens[next], 'uhr')) next += 1;
  const after = tokens[next];
  if (after?.text === ':' && after.isGlued && tokens[next + 1]?.kind === 'number') return 'impossible';
  const hour = hourOf(clock.hour, part);
  const { minute, second } = clock;
  if (hour === null || hour > 24 || minute > 59 || second > 60) return 'impossible';
  if (hour === 24 && (minute > 0 || second > 0)) return 'impossible';
  return { hour, minute, second, hasSeconds: clock.hasSeconds, isPlain: clock.isPlain || part !== null, next };
}
