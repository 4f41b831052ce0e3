import { type Found, fullYear, goesOn, isNumber, isYear, separators, sure, type WrittenDay } from './day.ts';
import { is, type Token } from './tokens.ts';

/** 2026-01-05, 2026.1.5, 2026 01/05, 2026. 1. 5. */
export function yearFirst(tokens: readonly Token[], at: number): Found {
  const year = tokens[at];
  if (!isYear(year) || year.isHan) return null;
  const hasMark = separators.has(tokens[at + 1]?.text ?? '');
  const month = tokens[at + (hasMark ? 2 : 1)];
  const from = at + (hasMark ? 3 : 2);
  const day = tokens[from + 1];
  if (!isNumber(month) || !separators.has(tokens[from]?.text ?? '') || !isNumber(day)) return null;
  if (!hasMark && (month.isGlued || month.text.length !== 2 || day.text.length !== 2)) return null;
  if (goesOn(tokens, from + 2)) return null;
  const next = from + 2 + (is(tokens[from + 2], '.') ? 1 : 0);
  return sure('ymd', fullYear(year), month.value, day.value, next);
}

/** 21/12/2025, 12/21/2025, 12/21 2025, 25-12-21: the order is open, and who reads it decides. */
export function yearLast(tokens: readonly Token[], at: number): Found {
  const [first, mark, second, again, last] = tokens.slice(at, at + 5);
  if (!isNumber(first) || !mark?.isGlued || !separators.has(mark.text) || !isNumber(second) || !second.isGlued)
    return null;
  if (again?.kind === 'number' && isYear(again) && !again.isGlued && tokens[at + 4]?.text !== ':')
    return open(first, second, again, '/', at + 4);
  if (again?.text !== mark.text || !again.isGlued || last?.kind !== 'number' || !last.isGlued || goesOn(tokens, at + 5))
    return null;
  if (isYear(last)) return open(first, second, last, mark.text, at + 5);
  if (![first, second, last].every(({ text }) => text.length === 2)) return null;
  return {
    readings: [
      { order: 'yymmdd', year: fullYear(first), month: second.value, day: last.value },
      { order: 'mdy', year: fullYear(last), month: first.value, day: second.value },
      { order: 'dmy', year: fullYear(last), month: second.value, day: first.value },
    ],
    standing: 'alone',
    figures: null,
    next: at + 5,
  };
}

function open(first: Token, second: Token, year: Token, mark: string, next: number): WrittenDay {
  const european = { order: 'dmy', year: fullYear(year), month: second.value, day: first.value } as const;
  const american = { order: 'mdy', year: fullYear(year), month: first.value, day: second.value } as const;
  // Points part day and month only where the day goes first.
  return { readings: mark === '.' ? [european] : [american, european], standing: 'sure', figures: null, next };
}

/** Day and month of the so manieth day of a year; null where the year has no such day. */
function ofOrdinal(year: number, ordinal: number): { readonly month: number; readonly day: number } | null {
  const at = new Date(Date.UTC(year, 0, ordinal));
  return ordinal < 1 || at.getUTCFullYear() !== year ? null : { month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** 2026-W02-1, 2026W021, 2026-005: the other days of ISO 8601. */
export function weekOrOrdinal(tokens: readonly Token[], at: number): Found {
  const year = tokens[at];
  if (!isYear(year) || year.isHan) return null;
  const from = at + (is(tokens[at + 1], '-') ? 2 : 1);
  const second = tokens[from];
  if (is(second, 'w') && tokens[from + 1]?.kind === 'number') {
    const isShort = tokens[from + 1]!.text.length === 3;
    const figures = isShort ? tokens[from + 1]!.text : `${tokens[from + 1]!.text}${tokens[from + 3]?.text ?? ''}`;
    if (!/^\d{2}[1-7]$/.test(figures) || (!isShort && !is(tokens[from + 2], '-'))) return null;
    return week(year.value, Number(figures.slice(0, 2)), Number(figures[2]), from + (isShort ? 2 : 4));
  }
  if (from === at + 1 || second?.kind !== 'number' || second.text.length !== 3 || goesOn(tokens, from + 1)) return null;
  const found = ofOrdinal(year.value, second.value);
  if (found === null) return null;
  return { ...sure('ymd', fullYear(year), found.month, found.day, from + 1), standing: 'alone' };
}

function week(year: number, number: number, weekday: number, next: number): Found {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7));
  const day = new Date(monday + ((number - 1) * 7 + weekday - 1) * 86_400_000);
  const thursday = new Date(monday + ((number - 1) * 7 + 3) * 86_400_000);
  if (number < 1 || thursday.getUTCFullYear() !== year) return null;
  return sure('ymd', { year: day.getUTCFullYear() }, day.getUTCMonth() + 1, day.getUTCDate(), next);
}

/** 20251221, 202512210830, 20251221083000, with thousandths too. */
export function runOn(tokens: readonly Token[], at: number): Found {
  const number = tokens[at];
  const match =
    number?.kind === 'number' && !number.isHan
      ? /^(\d{4})(\d{2})(\d{2})((?:\d{4}(?:\d{2}(?:\d{3})?)?)?)$/.exec(number.text)
      : null;
  if (match === null) return null;
  // 20251221T083000, 20251221 083000
  const after = tokens[at + 1];
  const behind = tokens[at + (is(after, 't') ? 2 : 1)];
  const isTime =
    behind?.kind === 'number' &&
    (is(after, 't') ? /^(?:\d{4}|\d{6})$/ : /^\d{6}$/).test(behind.text) &&
    match[4] === '';
  const figures = match[4] !== '' ? match[4]! : isTime ? behind.text : null;
  const next = isTime ? tokens.indexOf(behind) + 1 : at + 1;
  const day = sure('ymd', { year: Number(match[1]) }, Number(match[2]), Number(match[3]), next);
  return { ...day, standing: 'alone', figures: figures?.slice(0, 6) ?? null };
}

/** 12-21, 12/21, 12.21: the Chinese and the American order; alone only with two figures each, for 1/5 is a page of five. */
export function short(tokens: readonly Token[], at: number): Found {
  const [first, mark, second, after] = tokens.slice(at, at + 4);
  if (!isNumber(first) || first.isHan || !isNumber(second) || !mark?.isGlued || !second.isGlued) return null;
  if (!['-', '/', '.'].includes(mark.text) || goesOn(tokens, at + 3)) return null;
  const before = tokens[at - 1];
  if (first.isGlued && (before?.kind !== 'mark' || /[-/._:+$¥￥€£%]/.test(before.text)) && before?.text !== ':')
    return null;
  if (after?.isGlued === true && (after.kind !== 'mark' || /[-/._%+:~]/.test(after.text)) && after.text !== 't')
    return null;
  const isWide = first.text.length === 2 && second.text.length === 2 && mark.text !== '.';
  return {
    readings: [
      { order: 'mdy', year: null, month: first.value, day: second.value },
      { order: 'dmy', year: null, month: second.value, day: first.value },
    ],
    standing: isWide ? 'alone' : 'timed',
    figures: null,
    next: at + 3,
  };
}
