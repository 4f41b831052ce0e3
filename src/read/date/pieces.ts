import { type Relative, relativeAt } from './ago.ts';
import type { WrittenDay } from './day.ts';
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

const isSpanMark = (token: Token | undefined): boolean => is(token, '-', '~', '至', '到', '、', 'to', 'until');

/** 9:00-17:00, 1月3日-5日, 3日、5日: what follows is the other end of a span. */
function isSpanBehind(tokens: readonly Token[], next: number, kind: 'day' | 'time'): boolean {
  if (!isSpanMark(tokens[next])) return false;
  const [number, unit] = tokens.slice(next + 1, next + 3);
  if (kind === 'time') return timeAt(tokens, next + 1, null) !== null;
  return number?.kind === 'number' && is(unit, '日', '号', '月');
}

/**
 * The pieces of a text in their order.
 *
 * @returns null where one of them is impossible or an end of a span: then nothing around it is sure either
 */
export function piecesOf(tokens: readonly Token[], written: string, inChina: boolean): Pieces | null {
  const pieces: Piece[] = [];
  let isBare = true;
  let hasStrayNumbers = false;
  let at = 0;
  const figuresPiece = (figures: string, behind: number): Piece | null => {
    const [point, fraction] = tokens.slice(behind, behind + 2);
    const hasFraction = is(point, '.', ',') && point!.isGlued && fraction?.kind === 'number' && fraction.isGlued;
    const next = behind + (hasFraction ? 2 : 0);
    const time = timeOfFigures(figures, next);
    const end = tokens[next - 1]!.end;
    const zone = readZone(written.slice(end), true, inChina);
    if (time === null || zone === 'impossible') return null;
    const last = zone === null ? next : behindZone(tokens, next, end + zone.length);
    return { kind: 'time', from: behind, next: last, time, zone: zone?.zone ?? null };
  };
  let given: PartOfDay | null = null;
  while (at < tokens.length) {
    const from = at;
    const token = tokens[at]!;
    const last = pieces.at(-1);
    const isAfterDay = last?.kind === 'day' && last.next === at;
    if (isAfterDay && is(token, 't') && token.isGlued) {
      at += 1;
    }
    const figures = tokens[at];
    if (at > from && figures?.kind === 'number' && /^\d{4}(?:\d{2})?$/.test(figures.text)) {
      const time = figuresPiece(figures.text, at + 1);
      if (time === null) return null;
      pieces.push(time);
      at = time.next;
      continue;
    }
    const relative = at === from ? relativeAt(tokens, at) : null;
    if (relative !== null) {
      // 周一到周五, 昨天至今天
      if (
        isSpanMark(tokens[relative.next]) &&
        relative.next + 1 < tokens.length &&
        relativeAt(tokens, relative.next + 1) !== null
      )
        return null;
      const role = roleBefore(tokens, at);
      pieces.push({ kind: 'relative', from, next: relative.next, relative: relative.relative, role });
      given = relative.relative.kind === 'days' ? relative.relative.part : null;
      if (given === null && relative.relative.kind === 'days') given = partIn(tokens[relative.next - 1]);
      at = relative.next;
      continue;
    }
    const day = at === from ? dayAt(tokens, at) : null;
    if (day === 'span') return null;
    if (day !== null) {
      if (isSpanBehind(tokens, day.next, 'day')) return null;
      const role = roleBehind(tokens, day.next) ?? roleBefore(tokens, at);
      pieces.push({ kind: 'day', from, next: day.next, day, role, lateYear: null });
      at = day.next;
      given = null;
      if (day.figures !== null) {
        const time = figuresPiece(day.figures, day.next);
        if (time === null) return null;
        pieces.push(time);
        at = time.next;
      }
      continue;
    }
    const isContinued =
      token.isGlued &&
      at > 0 &&
      is(tokens[at - 1], ':', '.', '-', '+') &&
      !isAfterTouching(pieces, at) &&
      tokens[at - 2]?.kind === 'number';
    const time = token.kind !== 'mark' && !isContinued ? timeAt(tokens, at, given) : null;
    if (time === 'impossible') return null;
    if (time !== null) {
      const hasT = at > from;
      const end = tokens[time.next - 1]!.end;
      const zone = readZone(written.slice(end), time.hasSeconds || hasT, inChina);
      if (zone === 'impossible') return null;
      if (zone === null && isSpanBehind(tokens, time.next, 'time')) return null;
      const next = zone === null ? time.next : behindZone(tokens, time.next, end + zone.length);
      pieces.push({ kind: 'time', from, next, time, zone: zone?.zone ?? null });
      at = lateYear(tokens, pieces, next);
      given = null;
      continue;
    }
    if (at === from) {
      if (token.kind === 'number') hasStrayNumbers = true;
      if (
        !isFiller(token) &&
        !(token.kind === 'word' && Object.hasOwn(roles, token.text) && roles[token.text] !== 'other')
      )
        isBare = false;
      at += 1;
    } else isBare = false;
  }
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
