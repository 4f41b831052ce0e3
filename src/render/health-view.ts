import type { SourceLine } from '../model/edition.ts';
import { writeName, type Telling } from './context.ts';
import { join, rich, type Rich } from './html.ts';
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
  return parts.length === 0 ? rich('') : rich(labels.sentence(parts.join(labels.language === 'en' ? '; ' : '；')));
}

/** 来源状况: counts, every ill source by name, those that are off summed up by reason. */
export function healthView(telling: Telling): HealthView {
  const { edition, ink, labels } = telling;
  const of = (status: SourceLine['status']): readonly SourceLine[] =>
    edition.sources.filter((source) => source.status === status);
  const [ok, failed, off] = [of('ok'), of('failed'), of('off')];
  const tried = ok.length + failed.length;
  const count = (n: number): Rich => ink.count(String(n));
  const ill = failed.map((source) => ({ name: writeName(source.outlet, ink), reason: writeReason(source, telling) }));
  const isMany = ill.length > namedAtOnce;
  const counts = labels.sentence(labels.healthCounts(count(tried), count(ok.length), count(failed.length)));
  const named = ill.map(({ name, reason }) => `${name}${labels.bracket(reason)}`);
  return {
    shown: edition.sources.length > 0,
    ok: String(ok.length),
    failed: String(failed.length),
    sentence: rich(tried === 0 ? '' : failed.length === 0 ? labels.healthAll(count(tried)) : counts),
    ill:
      isMany || ill.length === 0 ? null : rich(labels.sentence(`${ink.text(labels.healthIll)}${labels.list(named)}`)),
    manyLabel: isMany ? rich(labels.healthMore(count(ill.length))) : null,
    many: isMany ? ill : [],
    off: off.length === 0 ? null : join([writeOff(off, telling)]),
  };
}
