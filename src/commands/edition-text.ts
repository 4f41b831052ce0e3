import { checkArithmetic } from '../facts/arithmetic.ts';
import type { Digest } from '../model/digest.ts';
import type { Change, Edition, Entry } from '../model/edition.ts';
import { labelsFor, type Labels } from '../render/labels.ts';
import { unsourcedPlaces } from '../write/edit.ts';
import { plainText } from '../write/lines.ts';
import { mismatchLines } from './arithmetic-text.ts';
import { shortId } from './edition-acts.ts';
import { counted } from './counted.ts';

function why(entry: Entry): string {
  const parts = entry.scoreParts.map((part) => `${part.name} ${part.points} (${part.detail})`);
  return `${entry.score} = ${parts.join(' + ')}`;
}

/** Ids of an entry's items with their outlets, for a split; one item needs none. */
function itemsLine({ itemIds, kind }: Entry, items: Edition['items']): string[] {
  if (itemIds.length < 2 || kind === 'background') return [];
  return [`      items: ${itemIds.map((id) => `${id.slice(0, 8)} ${items[id]?.outlet ?? ''}`.trimEnd()).join(' · ')}`];
}

function entryLines(entry: Entry, cited: Edition['items'], labels: Labels): string[] {
  const kind = [
    entry.kind,
    entry.type,
    ...(entry.stage === null ? [] : [entry.stage]),
    ...(entry.followUp ? ['follow-up'] : []),
  ];
  const left = entry.included ? '' : `  [${entry.leftOutBecause ?? ''}]`;
  const items = counted(entry.itemIds.length, 'item');
  return [
    `  ${entry.included ? '✓' : '–'} ${shortId(entry.storyId)}  ${plainText(entry.headline)}${left}`,
    `      ${kind.join(', ')}; ${items} of ${counted(entry.outlets, 'outlet')}; by ${entry.changedBy}`,
    ...itemsLine(entry, cited),
    ...(entry.scoreParts.length === 0 ? [] : [`      why: ${why(entry)}`]),
    ...(entry.included ? entry.summary.map((line) => `      ${plainText(line)}`) : []),
    ...entry.conflicts.map(({ conflict }) => {
      const values = conflict.figures.map((figure) => figure.raw).join(' / ');
      return `      sources differ (${labels.conflictKind[conflict.kind]}): ${labels.metric(conflict.metric)} ${values}`;
    }),
  ];
}

function changeLine(change: Change, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(change.at).toZonedDateTimeISO(zone);
  const entry = change.entry === null ? '' : shortId(change.entry);
  const when = `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  return `v${change.version}  ${when}  ${change.by}  ${change.action} ${entry} ${change.detail}`.trimEnd();
}

/** Numbers that lead to no source, each once: what an approval would be refused for. */
export function missingSources(edition: Edition): string[] {
  const lines = unsourcedPlaces(edition).map(
    ({ entry, field, text }) => `! no source: “${text}” in the ${field} of ${shortId(entry)}`,
  );
  return [...new Set(lines)];
}

/** Figures an edition cites that do not follow from others of the same text. */
function arithmetic(edition: Edition): string[] {
  const figures = Object.values(edition.citations)
    .map(({ figure }) => figure)
    .sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : a.start - b.start));
  return mismatchLines(checkArithmetic(figures)).map((line) => `! arithmetic: ${line}`);
}

/** An edition for a terminal: what is in, why, and what was left out. Times are those of the digest's zone. */
export function showEdition(edition: Edition, digest: Pick<Digest, 'language' | 'zone'>): string {
  const labels = labelsFor(digest.language);
  const marks = [...(edition.late ? ['late'] : []), ...(edition.demonstration ? ['demonstration'] : [])];
  const lines = [
    `${edition.id}  version ${edition.version}  ${edition.state}${marks.length === 0 ? '' : `  (${marks.join(', ')})`}`,
    `${edition.from} – ${edition.to}  ${plainText(edition.headline)}`,
    ...edition.keyPoints.map(({ line }) => `  · ${plainText(line)}`),
  ];
  for (const section of edition.sections) {
    const entries = edition.entries.filter((entry) => entry.company === section.company);
    lines.push('', `${section.name} (${section.company})`);
    if (entries.length === 0) lines.push('  nothing new');
    lines.push(...entries.flatMap((entry) => entryLines(entry, edition.items, labels)));
  }
  const sums = arithmetic(edition);
  if (sums.length > 0) lines.push('', ...sums);
  const open = missingSources(edition);
  if (open.length > 0) lines.push('', ...open);
  const ill = edition.sources.filter((source) => source.status !== 'ok' && source.status !== 'off');
  for (const [status, sources] of Map.groupBy(ill, (source) => source.status))
    lines.push('', `${counted(sources.length, 'source')} ${status}: ${sources.map((source) => source.id).join(', ')}`);
  lines.push('', ...edition.history.map((change) => changeLine(change, digest.zone)));
  return `${lines.join('\n')}\n`;
}
