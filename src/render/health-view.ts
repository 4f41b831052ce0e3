import type { SourceLine } from '../model/edition.ts';
import { writeName, type Telling } from './context.ts';
import { dayLabel } from './dates.ts';
import { rich, type Rich } from './html.ts';
import type { HealthView } from './view.ts';

/** More ill sources than this are folded away under one line. */
const namedAtOnce = 3;

/** Reasons are the program's own words; what digits they hold (404, 20秒) it counted itself. */
function writeReason(source: SourceLine, { ink, labels }: Telling): Rich {
  const reason = labels.reason(source.reason);
  return /\p{Nd}/u.test(reason) ? ink.count(reason) : ink.text(reason);
}

function writeOff(sources: readonly SourceLine[], telling: Telling): Rich {
  const { ink, labels } = telling;
  const byReason = Map.groupBy(sources, (source) => labels.reason(source.reason));
  const parts = [...byReason.values()].map((group) =>
    labels.healthOff(ink.count(String(group.length)), writeReason(group[0]!, telling)),
  );
  return parts.length === 0 ? rich('') : rich(labels.sentence(labels.parts(parts)));
}

/** Codes of a machine that reaches nobody, when every source says one of them. */
const offlineCodes: ReadonlySet<string> = new Set(['FETCH_DNS', 'FETCH_UNREACHABLE']);
/** Fewer sources than this may be down by themselves. */
const leastForOffline = 3;

/** Why no source at all was read, when it is one reason; null when some were read or reasons differ. */
function writeOneReason(failed: readonly SourceLine[], ok: number, telling: Telling): Rich | null {
  const { ink, labels } = telling;
  const [first] = failed;
  if (first === undefined || ok > 0 || failed.length < leastForOffline) return null;
  if (failed.every(({ reason }) => reason !== null && offlineCodes.has(reason))) return ink.text(labels.offline);
  return failed.every(({ reason }) => reason === first.reason) ? writeReason(first, telling) : null;
}

/** What is wrong with sources that are ill alike: why they were not read, or since when they have had nothing new. */
function writeIllness(group: readonly SourceLine[], first: SourceLine, telling: Telling): Rich {
  const { ink, labels, year } = telling;
  if (first.status !== 'silent') return writeReason(first, telling);
  const { since } = first;
  if (typeof since !== 'string' || group.some((source) => source.since !== since)) return ink.text(labels.silent);
  return rich(labels.silentSince(ink.time(dayLabel(since, labels.language, year), since)));
}

/** Sources of one outlet that are ill alike are one line: Google News（18个）. */
function illViews(sources: readonly SourceLine[], telling: Telling): HealthView['many'] {
  const { ink, labels } = telling;
  const groups = Map.groupBy(sources, ({ outlet, reason, status }) =>
    JSON.stringify([outlet, status === 'silent' ? null : labels.reason(reason)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const outlet = writeName(first.outlet, ink);
    const name = group.length === 1 ? outlet : rich(labels.healthGroup(outlet, ink.count(String(group.length))));
    return [{ name, reason: writeIllness(group, first, telling) }];
  });
}

const failures: ReadonlySet<SourceLine['status']> = new Set(['failed', 'blocked', 'gone']);

/** One sentence: the label, and each ill source with what is wrong. */
function writeNamed(label: string, views: HealthView['many'], { ink, labels }: Telling): string {
  // The label says already that they are silent; outlets have brackets of their own.
  const named = views.map(({ name, reason }) => {
    const isSaid = reason === null || reason === ink.text(labels.silent);
    return isSaid ? (name ?? '') : labels.illOne(name ?? '', reason);
  });
  return named.length === 0 ? '' : labels.sentence(`${ink.text(label)}${labels.parts(named)}`);
}

/** 来源状况: counts, every ill source by name, those that are off summed up by reason. */
export function healthView(telling: Telling): HealthView {
  const { edition, ink, labels } = telling;
  const of = (status: SourceLine['status']): readonly SourceLine[] =>
    edition.sources.filter((source) => source.status === status);
  const [ok, silent, off] = [of('ok'), of('silent'), of('off')];
  const failed = edition.sources.filter(({ status }) => failures.has(status));
  const tried = ok.length + silent.length + failed.length;
  const count = (n: number): Rich => ink.count(String(n));
  const some = (n: number): Rich | null => (n === 0 ? null : count(n));
  const reason = writeOneReason(failed, ok.length + silent.length, telling);
  const [unread, quiet] = [reason === null ? illViews(failed, telling) : [], illViews(silent, telling)];
  const ill = [...unread, ...quiet];
  const isMany = ill.length > namedAtOnce;
  const counts = labels.healthCounts(count(tried), count(ok.length), some(failed.length), some(silent.length));
  const summary = ok.length === tried ? labels.healthAll(count(tried)) : labels.sentence(counts);
  const named = [writeNamed(labels.healthIll, unread, telling), writeNamed(labels.healthSilent, quiet, telling)];
  return {
    shown: edition.sources.length > 0,
    ok: String(ok.length),
    failed: String(tried - ok.length),
    sentence: rich(tried === 0 ? '' : reason === null ? summary : labels.healthNone(count(tried), reason)),
    ill: isMany || ill.length === 0 ? null : rich(named.join('')),
    manyLabel: isMany ? rich(labels.healthMore(some(failed.length), some(silent.length))) : null,
    many: isMany ? ill : [],
    off: off.length === 0 ? null : writeOff(off, telling),
  };
}
