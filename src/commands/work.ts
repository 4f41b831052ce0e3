import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { SourceReport } from '../jobs/ask.ts';
import { besideRequests, collect, type Collected } from '../jobs/collect.ts';
import type { PageReading } from '../jobs/pages.ts';
import type { Pace } from '../jobs/rhythm.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { draftWeek, type Drafted, type DraftOptions } from '../jobs/draft.ts';
import type { OutputContext } from '../jobs/output.ts';
import type { Week } from '../model/digest.ts';
import type { Item } from '../model/item.ts';
import type { Store } from '../ports/store.ts';
import type { Web } from '../ports/web.ts';
import { isConfirmed, parseSeedArticle, seedItem } from '../read/seed/article.ts';
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
function seedItems(app: App): Item[] {
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

/** @throws JianbaoError INTERRUPTED: half of a step must not be taken for the whole by the next one */
export function refuseInterrupted(context: Context): void {
  if (context.signal.aborted) throw new JianbaoError('INTERRUPTED');
}

export interface Asking {
  readonly pace: Pace;
  /** In place of the app's. */
  readonly web?: Web;
}

/**
 * What the pages behind items are read with; null where none may be: the demonstration's items lead to the real web,
 * and where no source asks for it.
 */
function pageReading(app: App): PageReading | null {
  if (app.digest.demonstration || !app.sources.some((source) => source.readsPages)) return null;
  const { pagesPerSource: perSource } = app.config.limits;
  return { dictionary: buildDictionary(app.companies), rules: app.pageRules, perSource };
}

/**
 * Fetches the sources that are on and whose turn it is.
 *
 * @throws JianbaoError INTERRUPTED when it was stopped before the last source; what has come is kept
 */
export async function collectAll(app: App, context: Context, { pace, web }: Asking): Promise<Collected> {
  const seeds = seedItems(app);
  const collected = await collect(
    {
      store: await app.openStore(),
      web: web ?? (await app.openWeb()),
      parser: await app.openParser(),
      clock: app.clock,
      chance: app.chance,
      log: app.log,
    },
    {
      sources: app.sources,
      seeds,
      concurrency: app.config.limits.concurrency + besideRequests,
      pace,
      everyMinutes: app.config.schedule.collectEveryMinutes,
      pages: pageReading(app),
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

/** What a draft of a week is made with. */
export function draftOptions(app: App, week: Week, late: boolean): DraftOptions {
  const { templates } = outputContext(app);
  return {
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
  };
}

/** Makes the draft of a week. */
export async function draftOf(app: App, store: Store, week: Week, late: boolean): Promise<Drafted> {
  return draftWeek(store, draftOptions(app, week, late));
}
