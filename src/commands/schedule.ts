import { hostname } from 'node:os';

import type { App } from '../app.ts';
import { giveUpAfterMs, type Account } from '../jobs/deliver.ts';
import { createWaker, type Outcome, type Schedule, type ScheduledJobs } from '../jobs/due.ts';
import { writeDraftPages, writeOutput } from '../jobs/output.ts';
import { publish } from '../jobs/publish.ts';
import type { Week } from '../model/digest.ts';
import type { Store } from '../ports/store.ts';
import { lastCompleteWeek } from '../text/week.ts';
import { approveEdition } from '../write/approve.ts';
import { unsourcedPlaces } from '../write/edit.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { sendLetters, wayOf } from './sending.ts';
import { locked, withApp } from './session.ts';
import { collectAll, draftOf, outputContext } from './work.ts';

const help = `jianbao schedule [--send]

Does all of it unattended, until it is stopped: asks each source when its time has come, drafts every week, publishes
what an editor has approved, and writes the letters. What was missed while the machine was off is made up for: the last
collection, every weekly draft (marked late). An edition whose hour has passed is never published or sent by itself.

  --send  send the letters by SMTP (mail.smtp); without it they are written into the outbox
`;

const minuteMs = 60_000;
/** Each source has its own time; this often it is looked whose has come. */
const wakeMinutes = 15;
const hourMs = 60 * minuteMs;

/** The schedule of a digest's configuration. */
export function scheduleOf(app: App): Schedule {
  const { schedule, digest } = app.config;
  return {
    zone: digest.zone,
    collectEveryMinutes: Math.min(wakeMinutes, schedule.collectEveryMinutes),
    draft: schedule.draft,
    publish: schedule.publish,
    draftLateMs: schedule.draftLateAfterMinutes * minuteMs,
    publishGraceMs: schedule.publishGraceHours * hourMs,
    deliverGraceMs: schedule.deliverGraceHours * hourMs,
    deliverRetryMs: giveUpAfterMs,
  };
}

/** Deliveries that may still be tried. */
function openIn({ byState }: Account): number {
  return byState.queued + byState.claimed + byState.deferred;
}

/** Why an edition may not be published yet; null when it may. */
async function missingFor(app: App, store: Store, week: Week): Promise<string | null> {
  const edition = await store.editionById(week.id);
  if (edition === null) return `${week.id} has no draft`;
  if (edition.state === 'published' || edition.state === 'approved') return null;
  if (app.config.review !== 'off') return `${week.id} is not approved`;
  const places = unsourcedPlaces(edition).length;
  if (places > 0) return `${week.id} has ${places} numbers without a source`;
  return edition.entries.some((entry) => entry.included) ? null : `${week.id} holds no entry`;
}

/** The work behind the slots. A slot of a Monday belongs to the week that ended before it. */
export function scheduledJobs(app: App, store: Store, context: Context, send: boolean): ScheduledJobs {
  const weekBefore = (dueAt: number): Week => lastCompleteWeek(dueAt, app.digest.zone);
  return {
    collect: () =>
      locked<Outcome>(app, 'schedule: collect', async () => {
        const { added, reports } = await collectAll(app, context, { pace: 'due' });
        const asked = reports.filter((report) => report.status !== 'held');
        const failed = asked.filter((report) => report.status === 'failed').length;
        return { kind: 'done', detail: `${added} new items, ${failed} of ${asked.length} sources failed` };
      }),
    draft: (dueAt, late) =>
      locked<Outcome>(app, 'schedule: draft', async () => {
        const { kind, edition } = await draftOf(app, store, weekBefore(dueAt), late);
        if (kind !== 'published') await writeDraftPages(app.files, edition, outputContext(app));
        return { kind: 'done', detail: `${edition.id} ${kind}` };
      }),
    publish: {
      waitsFor: (dueAt) => missingFor(app, store, weekBefore(dueAt)),
      run: (dueAt) =>
        locked<Outcome>(app, 'schedule: publish', async () => {
          const { id } = weekBefore(dueAt);
          const edition = await store.editionById(id);
          if (edition !== null && edition.state !== 'approved' && edition.state !== 'published') {
            // Only under review: off, and then the record says that nobody looked.
            await store.saveEdition(
              approveEdition(edition, 'schedule', app.clock.now(), app.config.review),
              edition.version,
            );
          }
          await publish(store, id, app.clock.now());
          await writeOutput(store, app.files, outputContext(app));
          return { kind: 'done', detail: id };
        }),
    },
    deliver: {
      async waitsFor(dueAt) {
        const { id } = weekBefore(dueAt);
        const edition = await store.editionById(id);
        return edition?.state === 'published' ? null : `${id} is not published`;
      },
      run: (dueAt) =>
        locked<Outcome>(app, 'schedule: deliver', async () => {
          const { id } = weekBefore(dueAt);
          const letters = await sendLetters(app, store, id, wayOf(app, send), context);
          if (letters.kind === 'written') return { kind: 'done', detail: `${id} ${letters.paths.length} written` };
          const { all, byState } = letters.account;
          const detail = `${id} ${byState.accepted} of ${all} accepted`;
          // A slot that failed is claimed again after half an hour: what the server put off goes out then.
          return openIn(letters.account) > 0
            ? { kind: 'failed', detail: `${detail}, ${openIn(letters.account)} open` }
            : { kind: 'done', detail };
        }),
    },
  };
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values } = readOptions(args, { send: { type: 'boolean', default: false } }, 0);
    return withApp<ExitCode>(
      values,
      context,
      async (app) => {
        const store = await app.openStore();
        if (values.send) await app.openPost();
        const owner = `${hostname()}:${process.pid}`;
        const waker = createWaker(
          { store, log: app.log, owner },
          scheduleOf(app),
          scheduledJobs(app, store, context, values.send),
        );
        app.log.info('schedule begins', { owner, zone: app.digest.zone });
        await app.clock.everyMinute(async () => {
          try {
            await waker.wake(app.clock.now());
          } catch (error) {
            // The next minute is another try; a schedule that ends because a disk was full for an hour helps nobody.
            app.log.error('wake failed', { message: error instanceof Error ? error.message : String(error) });
          }
        }, context.signal);
        return 0;
      },
      { logLevel: 'info' },
    );
  },
};
