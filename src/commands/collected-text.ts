import { errorCatalogue, type ErrorCode } from '../errors.ts';
import type { SourceReport } from '../jobs/ask.ts';
import type { Collected } from '../jobs/collect.ts';
import type { Source } from '../model/source.ts';
import { offered } from './source-standing.ts';

/** Sources named for one reason; with the network down, all of thousands would be missing. */
const mostNamed = 20;

const heldWords = {
  gone: 'gone for good; put the new address into the list, or take the source out',
  waiting: 'asked to be left alone for a while (Retry-After)',
  blocked: 'refuse readers like this one, and are asked again ever more rarely',
  'not-due': 'not due yet',
} as const;

/** Sources nothing was read of, for `--strict`: those that failed, and those left alone because they refuse or are gone. */
export function missingIn({ reports }: Collected): number {
  return reports.filter(({ status, held }) => status === 'failed' || held === 'gone' || held === 'blocked').length;
}

/** What became of the sources, for people: the missing ones by reason, with what to do. @param sources the whole list */
export function collectedText(collected: Collected, sources: readonly Pick<Source, 'offReason'>[]): string {
  const { reports, added, revised } = collected;
  const held = reports.filter((report) => report.status === 'held');
  const failed = reports.filter((report) => report.status === 'failed');
  const waiting = reports.filter((report) => report.status === 'wait');
  const asked = reports.length - held.length;
  const off = sources.filter((source) => source.offReason !== null).length;
  const parts = [
    `${asked - failed.length - waiting.length} of ${asked} sources answered`,
    ...(held.length === 0 ? [] : [`${held.length} held back`]),
    `${off} are off; ${added} new items`,
    `${revised} changed`,
  ];
  const lines = [`${parts.join(', ')}\n`];
  for (const [code, alike] of Map.groupBy(failed, (report) => report.code)) {
    const { says, fix } = errorCatalogue[code];
    lines.push(`  ${alike.length} missing  ${code}  ${says}\n${failedRows(code, alike)}    fix: ${fix}\n`);
  }
  if (waiting.length > 0) lines.push(`  ${waiting.length} ${heldWords.waiting}\n    ${idsOf(waiting)}\n`);
  for (const [reason, alike] of Map.groupBy(held, (report) => report.held)) {
    const who = reason === 'not-due' ? '' : `    ${idsOf(alike)}\n`;
    lines.push(`  ${alike.length} held back: ${heldWords[reason]}\n${who}`);
  }
  return lines.join('') + pagesText(reports);
}

const moreText = (count: number): string => `and ${count} more: see jianbao sources list`;

/** The sources that failed for one reason, those of which it says the same more in one row. */
function failedRows(code: ErrorCode, reports: readonly SourceReport[]): string {
  const rows = [...Map.groupBy(reports.slice(0, mostNamed), ({ message }) => offered(code, message))].map(
    ([own, alike]) => `    ${idsOf(alike)}${own === null ? '' : `: ${own}`}\n`,
  );
  const more = reports.length - mostNamed;
  return [...rows, ...(more > 0 ? [`    ${moreText(more)}\n`] : [])].join('');
}

function idsOf(reports: readonly SourceReport[]): string {
  const named = reports.slice(0, mostNamed).map(({ source }) => source.id);
  const more = reports.length - named.length;
  return [...named, ...(more === 0 ? [] : [moreText(more)])].join(' ');
}

function pagesText(reports: readonly SourceReport[]): string {
  const read = reports.reduce((sum, report) => sum + report.pagesRead, 0);
  const failed = reports.flatMap((report) => report.pagesFailed);
  if (read + failed.length === 0) return '';
  const codes = [...Map.groupBy(failed, (code) => code)].map(([code, alike]) => `${alike.length} ${code}`);
  return `${read} pages read${failed.length === 0 ? '' : `, ${failed.length} not (${codes.join(', ')})`}\n`;
}
