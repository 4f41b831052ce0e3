import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import { writeDraftPages, writeOutput } from '../jobs/output.ts';
import { publish } from '../jobs/publish.ts';
import type { Week } from '../model/digest.ts';
import type { Edition, PublishedEdition } from '../model/edition.ts';
import type { Store } from '../ports/store.ts';
import type { Web } from '../ports/web.ts';
import { lastCompleteWeek, weekById } from '../text/week.ts';
import { approveEdition } from '../write/approve.ts';
import { plainText } from '../write/lines.ts';
import { collectedText, missingIn } from './collected-text.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { counted } from './counted.ts';
import { readNow, readOptions } from './options.ts';
import { sendLetters, tellLetters, wayOf } from './sending.ts';
import { locked, operator, withApp } from './session.ts';
import { collectAll, draftOf, outputContext, refuseInterrupted, refuseOpenWeek } from './work.ts';

const help = `jianbao run [--publish] [--send] [--period 2026-W47]

Collects, then writes the draft of a week (default: the last complete one) and leaves it for an editor.

  --publish      approve the draft as operator:LOGIN, publish it and write the letters into the outbox;
                 refused when the configuration asks for two persons
  --send         with --publish: send the letters by SMTP
  --period WEEK  an ISO week
  --strict       exit code 3 when a source was missing
  --now ISO      act as if it were this moment
  --json         print the edition and how many sources were missing as JSON
`;

const extra = {
  publish: { type: 'boolean', default: false },
  send: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  period: { type: 'string' },
  now: { type: 'string' },
} as const;

export interface RunOptions {
  readonly week: Week;
  readonly publish: boolean;
  readonly send: boolean;
  /** Who approves. */
  readonly by: string;
  /** In place of the app's own. */
  readonly web?: Web;
}

export interface Ran {
  readonly edition: Edition;
  /** Sources that could not be read. */
  readonly missing: number;
}

/** Approves a draft as the operator. @throws JianbaoError APPROVAL_REFUSED under two-person, DIGIT_WITHOUT_SOURCE, EDITION_EMPTY */
async function approve(app: App, store: Store, edition: Edition, by: string): Promise<void> {
  if (edition.state === 'approved') return;
  if (app.config.review === 'two-person')
    throw new JianbaoError('APPROVAL_REFUSED', { edition: edition.id, by, rule: 'two-person' });
  const approved = approveEdition(edition, by, app.clock.now(), app.config.review);
  await store.saveEdition(approved, edition.version);
}

async function publishAll(
  app: App,
  store: Store,
  edition: Edition,
  options: RunOptions,
  context: Context,
): Promise<PublishedEdition> {
  if (edition.state !== 'published') await approve(app, store, edition, options.by);
  const published = await publish(store, edition.id, app.clock.now());
  await writeOutput(store, app.files, outputContext(app));
  tellLetters(await sendLetters(app, store, edition.id, wayOf(app, options.send), context), context);
  return published;
}

/** The whole line once: collect, draft, and if wanted approve, publish and write or send the letters. */
export async function runOnce(app: App, context: Context, options: RunOptions): Promise<Ran> {
  const store = await app.openStore();
  const before = await store.editionById(options.week.id);
  if (before?.state === 'published') {
    context.err(`${before.id} is published already.\n`);
    // A run that was cut off after the edition was frozen may have left pages or letters unwritten.
    if (options.publish) await publishAll(app, store, before, options, context);
    return { edition: before, missing: 0 };
  }
  const collected = await collectAll(app, context, {
    pace: 'now',
    ...(options.web === undefined ? {} : { web: options.web }),
  });
  context.err(collectedText(collected, app.sources));
  const missing = missingIn(collected);
  const { edition } = await draftOf(app, store, options.week, false);
  refuseInterrupted(context);
  if (!options.publish) {
    await writeDraftPages(app.files, edition, outputContext(app));
    return { edition, missing };
  }
  return { edition: await publishAll(app, store, edition, options, context), missing };
}

function tellEdition(app: App, edition: Edition, config: string | undefined, context: Context): void {
  const included = edition.entries.filter((entry) => entry.included).length;
  const folder = app.config.output.folder;
  context.out(
    `${edition.id}  ${edition.state}  ${counted(included, 'entry', 'entries')}  ${plainText(edition.headline)}\n`,
  );
  if (edition.state === 'published') {
    context.out(
      `  pages    ${folder}/index.html, ${folder}/editions/${edition.id}/index.html\n  feeds    ${folder}/feed.xml, atom.xml, feed.json\n  letters  ${folder}/outbox/\n`,
    );
  } else {
    const named = config === undefined ? '' : ` --config ${config}`;
    context.out(`  draft    ${folder}/drafts/${edition.id}/index.html
  look     npx jianbao editions show ${edition.id}${named}
  approve  npx jianbao editions approve ${edition.id}${named}
  publish  npx jianbao publish ${edition.id}${named}
`);
  }
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values } = readOptions(args, extra, 0);
    if (values.send && !values.publish) throw new JianbaoError('USAGE', { message: '--send needs --publish.' });
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked<ExitCode>(app, 'run', async () => {
          const { zone } = app.digest;
          const now = app.clock.now();
          const week = values.period === undefined ? lastCompleteWeek(now, zone) : weekById(values.period, zone);
          refuseOpenWeek(week, now);
          const ran = await runOnce(app, context, { week, publish: values.publish, send: values.send, by: operator() });
          if (values.json) context.out(`${JSON.stringify(ran, null, 2)}\n`);
          else tellEdition(app, ran.edition, values.config, context);
          return values.strict && ran.missing > 0 ? 3 : 0;
        }),
      { now: readNow(values.now), logLevel: 'error' },
    );
  },
};
