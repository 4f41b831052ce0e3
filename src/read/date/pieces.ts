import { type Relative, relativeAt } from './ago.ts';
import { isSpanMark, type WrittenDay } from './day.ts';
import { dayAt } from './day-forms.ts';
import { timeAt, type WrittenTime } from './times.ts';
import { is, type Token } from './tokens.ts';
import { boundary, fillers, namedDays, type PartOfDay, partsOfDay, type Role, roles } from './words.ts';
import { readZone, type WrittenZone } from './zones.ts';

/** A part of a text that says something about when; `from` and `next` are its tokens, the end excluded. */
export type Piece = { readonly from: number; readonly next: number } & (
  | { readonly kind: 'day'; readonly day: WrittenDay; readonly role: Role | null; readonly lateYear: number | null }
  | { readonly kind: 'relative'; readonly relative: Relative; readonly role: Role | null }
  | { readonly kind: 'time'; readonly time: WrittenTime; readonly zone: WrittenZone | null }
);

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Whether all words and marks between the pieces say nothing: labels, brackets, commas. */
  readonly isBare: boolean;
  /** Whether there are numbers in none of the pieces. */
  readonly hasStrayNumbers: boolean;
}

const isFiller = (token: Token): boolean =>
  token.kind === 'mark' ? !/[+%$¥€£=*&#@\\]/.test(token.text) : token.kind === 'word' && fillers.has(token.text);

/** What a day is called by the words before it: 发布时间：, 更新于, Published on. */
function roleBefore(tokens: readonly Token[], at: number): Role | null {
  let isCalled = false;
  for (let i = at - 1; i >= 0 && i >= at - 6; i -= 1) {
    const token = tokens[i]!;
    if (token.kind === 'word' && Object.hasOwn(roles, token.text)) {
      const role = roles[token.text]!;
      // 1月3日 发布 1月5日 更新: there the word belongs to the day before it.
      const isChinese = /^\p{Script=Han}/u.test(token.text);
      const beforeIt = tokens[i - 1];
      if (isChinese && role !== 'other' && !isCalled && beforeIt !== undefined && beforeIt.kind !== 'mark' && at > 2)
        return null;
      return role;
    }
    if (!isFiller(token)) return null;
    if (token.kind === 'word' || /[:(]/.test(token.text)) isCalled = true;
  }
  return null;
}

/** 12月21日前, 2025-12-31 截止: a day that ends or begins something. */
function roleBehind(tokens: readonly Token[], next: number): Role | null {
  const [token, behind] = tokens.slice(next, next + 2);
  if (token?.kind !== 'word') return null;
  if (boundary.has(token.text) && (token.isGlued || is(token, '至', '到'))) return 'other';
  // 2026-01-03 截止：2026-02-05 speaks of the second day.
  const isOfNext = behind?.kind === 'number' || is(behind, ':');
  return is(token, '截止', '结束', '开始') && !isOfNext ? 'other' : null;
}

/** 9:00-17:00, 1月3日-5日, 3日、5日: what follows is the other end of a span. */
function isSpanBehind(tokens: readonly Token[], next: number, kind: 'day' | 'time'): boolean {
  if (!isSpanMark(tokens[next])) return false;
  const [number, unit] = tokens.slice(next + 1, next + 3);
  if (kind === 'time') return timeAt(tokens, next + 1, null) !== null;
  return number?.kind === 'number' && is(unit, '日', '号', '月');
}

/** Whether a token was taken, shows that nothing here is sure, or (null) is not of the kind that was looked for. */
type Step = 'taken' | 'impossible' | null;

/** Goes through the tokens of a text once and keeps what it knows on the way. */
class PieceReader {
  readonly pieces: Piece[] = [];
  isBare = true;
  hasStrayNumbers = false;
  private at = 0;
  /** The part of the day that the word for the day has named (昨晚), until a time takes it. */
  private given: PartOfDay | null = null;
  private readonly tokens: readonly Token[];
  private readonly written: string;
  private readonly inChina: boolean;

  constructor(tokens: readonly Token[], written: string, inChina: boolean) {
    this.tokens = tokens;
    this.written = written;
    this.inChina = inChina;
  }

  /** False where nothing in the text is sure. */
  readAll(): boolean {
    while (this.at < this.tokens.length) {
      const step = this.isTimeMark() ? this.behindTimeMark() : (this.relative() ?? this.day() ?? this.timeHere());
      if (step === 'impossible') return false;
      if (step === null) this.skip();
    }
    return true;
  }

  /** The T between day and time. */
  private isTimeMark(): boolean {
    const token = this.tokens[this.at];
    const last = this.pieces.at(-1);
    return last?.kind === 'day' && last.next === this.at && is(token, 't') && token!.isGlued;
  }

  private behindTimeMark(): Step {
    this.at += 1;
    const figures = this.tokens[this.at];
    if (figures?.kind === 'number' && /^\d{4}(?:\d{2})?$/.test(figures.text))
      return this.figures(figures.text, this.at + 1);
    const step = this.time(true);
    if (step === null) this.isBare = false;
    return step ?? 'taken';
  }

  private relative(): Step {
    const { tokens, at } = this;
    const found = relativeAt(tokens, at);
    if (found === null) return null;
    const { relative, next } = found;
    // 周一到周五, 昨天至今天
    if (isSpanMark(tokens[next]) && next + 1 < tokens.length && relativeAt(tokens, next + 1) !== null)
      return 'impossible';
    this.pieces.push({ kind: 'relative', from: at, next, relative, role: roleBefore(tokens, at) });
    this.given = relative.kind === 'days' ? (relative.part ?? partIn(tokens[next - 1])) : null;
    this.at = next;
    return 'taken';
  }

  private day(): Step {
    const { tokens, at } = this;
    const day = dayAt(tokens, at);
    if (day === null) return null;
    if (day === 'span' || isSpanBehind(tokens, day.next, 'day')) return 'impossible';
    const role = roleBehind(tokens, day.next) ?? roleBefore(tokens, at);
    this.pieces.push({ kind: 'day', from: at, next: day.next, day, role, lateYear: null });
    this.at = day.next;
    this.given = null;
    return day.figures === null ? 'taken' : this.figures(day.figures, day.next);
  }

  /** A time that does not go on what stands before it: the 30 of 10:30 is no beginning. */
  private timeHere(): Step {
    const { tokens, at } = this;
    const token = tokens[at]!;
    const isContinued =
      token.isGlued &&
      is(tokens[at - 1], ':', '.', '-', '+') &&
      !isAfterTouching(this.pieces, at) &&
      tokens[at - 2]?.kind === 'number';
    return token.kind === 'mark' || isContinued ? null : this.time(false);
  }

  /** @param isMarked whether a T stands before it, so that what follows cannot be the end of a span */
  private time(isMarked: boolean): Step {
    const { tokens, at } = this;
    const time = timeAt(tokens, at, this.given);
    if (time === null || time === 'impossible') return time;
    const end = tokens[time.next - 1]!.end;
    const zone = readZone(this.written.slice(end), time.hasSeconds || isMarked, this.inChina);
    if (zone === 'impossible' || (zone === null && isSpanBehind(tokens, time.next, 'time'))) return 'impossible';
    const next = zone === null ? time.next : behindZone(tokens, time.next, end + zone.length);
    this.pieces.push({ kind: 'time', from: isMarked ? at - 1 : at, next, time, zone: zone?.zone ?? null });
    this.at = lateYear(tokens, this.pieces, next);
    this.given = null;
    return 'taken';
  }

  /** 083000 behind a day or a T. @param behind the token after the figures */
  private figures(figures: string, behind: number): Step {
    const { tokens } = this;
    const [point, fraction] = tokens.slice(behind, behind + 2);
    const hasFraction = is(point, '.', ',') && point!.isGlued && fraction?.kind === 'number' && fraction.isGlued;
    const next = behind + (hasFraction ? 2 : 0);
    const time = timeOfFigures(figures, next);
    const end = tokens[next - 1]!.end;
    const zone = readZone(this.written.slice(end), true, this.inChina);
    if (time === null || zone === 'impossible') return 'impossible';
    const last = zone === null ? next : behindZone(tokens, next, end + zone.length);
    this.pieces.push({ kind: 'time', from: behind, next: last, time, zone: zone?.zone ?? null });
    this.at = last;
    return 'taken';
  }

  private skip(): void {
    const token = this.tokens[this.at]!;
    const isRole = token.kind === 'word' && Object.hasOwn(roles, token.text) && roles[token.text] !== 'other';
    if (token.kind === 'number') this.hasStrayNumbers = true;
    if (!isFiller(token) && !isRole) this.isBare = false;
    this.at += 1;
  }
}

/**
 * The pieces of a text in their order.
 *
 * @param tokens of `written`, which is from `normaliseDate`
 * @param inChina whether CST means China Standard Time here
 * @returns null where one of them is impossible or an end of a span: then nothing around it is sure either
 */
export function piecesOf(tokens: readonly Token[], written: string, inChina: boolean): Pieces | null {
  const reader = new PieceReader(tokens, written, inChina);
  if (!reader.readAll()) return null;
  const { pieces, isBare, hasStrayNumbers } = reader;
  return { pieces, isBare, hasStrayNumbers };
}

/** The first token that ends behind a zone. */
function behindZone(tokens: readonly Token[], from: number, end: number): number {
  let next = from;
  while (next < tokens.length && tokens[next]!.end <= end) next += 1;
  return next;
}

/** 083000, 0830; null where no clock shows it. */
function timeOfFigures(figures: string, next: number): WrittenTime | null {
  const [hour = 99, minute = 99, second = 0] = (figures.match(/\d\d/g) ?? []).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, hasSeconds: true, isPlain: true, next };
}

function partIn(token: Token | undefined): PartOfDay | null {
  return token?.kind === 'word' && !Object.hasOwn(namedDays, token.text) ? (partsOfDay[token.text] ?? null) : null;
}

/** Whether the piece before ends right at the mark before a token: 5/Jan/2026:10:00, 2026-01-05-10:00. */
function isAfterTouching(pieces: readonly Piece[], at: number): boolean {
  const last = pieces.at(-1);
  return last?.kind === 'day' && last.next === at - 1;
}

/** Mon Jan 5 10:00:00 CST 2026: the year behind the time belongs to the day before it. Gives the token behind it. */
function lateYear(tokens: readonly Token[], pieces: Piece[], next: number): number {
  const day = pieces.at(-2);
  const offset = is(tokens[next], ')') ? 1 : 0;
  const year = tokens[next + offset];
  if (day?.kind !== 'day' || day.day.readings[0]?.year !== null || day.day.readings.length > 1) return next;
  if (year?.kind !== 'number' || year.text.length !== 4 || is(tokens[next + offset + 1], ':', '-', '/', '年'))
    return next;
  pieces[pieces.length - 2] = { ...day, lateYear: year.value };
  return next + offset + 1;
}
