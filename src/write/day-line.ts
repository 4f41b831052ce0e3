import type { Line } from '../model/edition.ts';
import type { Language } from './shown.ts';

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 12月17日, with its year where it is another one. */
export function dayLine(day: string, year: string, language: Language): Line {
  const [y = '', m = '', d = ''] = day.split('-');
  if (d === '') return [];
  const isOther = y !== year;
  const text =
    language === 'zh-CN'
      ? `${isOther ? `${y}年` : ''}${Number(m)}月${Number(d)}日`
      : `${Number(d)} ${monthNames[Number(m) - 1] ?? ''}${isOther ? ` ${y}` : ''}`;
  return [{ kind: 'time', text, iso: day }];
}
