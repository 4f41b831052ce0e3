import type { App } from '../app.ts';
import { errorCatalogue, JianbaoError } from '../errors.ts';
import { collect, type Collected, type SourceReport } from '../jobs/collect.ts';
import { draftWeek, type Drafted } from '../jobs/draft.ts';
import type { OutputContext } from '../jobs/output.ts';
import type { Week } from '../model/digest.ts';
import type { Item } from '../model/item.ts';
import type { Store } from '../ports/store.ts';
import type { Web } from '../ports/web.ts';
import { isConfirmed, parseSeedArticle, seedItem } from '../read/seed-article.ts';
import { labelsFor } from '../render/labels.ts';
import { loadTemplates } from '../render/templates.ts';
import type { Context } from './command.ts';

/** What pages are made with. @throws JianbaoError TEMPLATE_*, COMPANIES_INVALID */
export function outputContext(app: App): OutputContext {
  return {
    digest: app.digest,
    companies: app.companies,
    templates: loadTemplates(app.templates),
    language: app.digest.language,
  };
}

/** The seed articles an editor has said yes to, as items. @throws JianbaoError SEED_* with the file */
export function seedItems(app: App): Item[] {
  return [...app.seeds]
    .map(([name, text]) => parseSeedArticle(text, `${app.config.sources.seedsFolder}/${name}`))
    .filter(isConfirmed)
    .map((article) => seedItem(article, app.clock.now(), app.digest.zone));
}

/** One line per source as it is done, on a terminal written over the last one. */
function progressLine(context: Context, done: number, total: number, report: SourceReport): void {
  if (!context.isTerminal) return;
  const line = `${done}/${total} ${report.source.id}`.slice(0, 70);
  context.err(`\r\u001b[K${line}${done === total ? '\r\u001b[K' : ''}`);
}

/** Sources named for one reason; with the network down, all of thousands would be missing. */
const mostNamed = 20;

/** What became of the sources, for people: the missing ones by reason, with what to do. */
export function tellSources(collected: Collected, off: number, context: Context): void {
  const failed = collected.reports.filter((report) => report.status === 'failed');
  const reached = collected.reports.length - failed.length;
  context.err(
    `${reached} of ${collected.reports.length} sources answered, ${off} are off; ${collected.added} new items, ${collected.revised} changed\n`,
  );
  for (const [code, reports] of Map.groupBy(failed, (report) => report.code)) {
    if (code === null) continue;
    const { says, fix } = errorCatalogue[code];
    const named = reports.slice(0, mostNamed).map(({ source }) => source.id);
    const more = reports.length - named.length;
    const ids = more === 0 ? named : [...named, `and ${more} more: see jianbao sources list`];
    context.err(`  ${reports.length} missing  ${code}  ${says}\n    ${ids.join(' ')}\n    fix: ${fix}\n`);
  }
}

/** @throws JianbaoError INTERRUPTED: half of a step must not be taken for the whole by the next one */
export function refuseInterrupted(context: Context): void {
  if (context.signal.aborted) throw new JianbaoError('INTERRUPTED');
}

/**
 * Fetches the sources that are on.
 *
 * @param web in place of the app's
 * @throws JianbaoError INTERRUPTED when it was stopped before the last source; what has come is kept
 */
export async function collectAll(app: App, context: Context, web?: Web): Promise<Collected> {
  const seeds = seedItems(app);
  const collected = await collect(
    {
      store: await app.openStore(),
      web: web ?? (await app.openWeb()),
      parser: await app.openParser(),
      clock: app.clock,
      log: app.log,
    },
    {
      sources: app.sources,
      seeds,
      concurrency: app.config.limits.concurrency,
      signal: context.signal,
      onProgress: (done, total, report) => progressLine(context, done, total, report),
    },
  );
  refuseInterrupted(context);
  return collected;
}

/** @throws JianbaoError WEEK_NOT_OVER: half a week told as a whole would be told again */
export function refuseOpenWeek(week: Week, now: number): void {
  if (week.endsAt <= now) return;
  throw new JianbaoError('WEEK_NOT_OVER', { week: week.id, ends: new Date(week.endsAt).toISOString() });
}

/** Makes the draft of a week. */
export async function draftOf(app: App, store: Store, week: Week, late: boolean): Promise<Drafted> {
  const { templates } = outputContext(app);
  return draftWeek(store, {
    digest: app.digest,
    companies: app.companies,
    sources: app.sources,
    week,
    now: app.clock.now(),
    late,
    mute: app.config.mute,
    limits: app.config.limits,
    fill: (name, view) => templates.fillText(name, view),
    labels: labelsFor(app.digest.language),
    hashes: app.hashes,
  });
}
