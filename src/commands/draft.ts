import { writeDraftPages } from '../jobs/output.ts';
import { lastCompleteWeek, weekById } from '../text/week.ts';
import type { Command, ExitCode } from './command.ts';
import { showEdition } from './edition-text.ts';
import { readNow, readOptions } from './options.ts';
import { locked, withApp } from './session.ts';
import { draftOf, outputContext, refuseOpenWeek } from './work.ts';

const help = `jianbao draft [--period 2026-W47]

Writes the draft of a week (default: the last complete one) from what was collected. A draft that somebody worked on
stays as it is.

  --period WEEK  an ISO week
  --now ISO      act as if it were this moment
  --json         print the edition as JSON
`;

export const command: Command = {
  help,
  async run(args, context) {
    const { values } = readOptions(args, { period: { type: 'string' }, now: { type: 'string' } }, 0);
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked<ExitCode>(app, 'draft', async () => {
          const { zone } = app.digest;
          const week =
            values.period === undefined ? lastCompleteWeek(app.clock.now(), zone) : weekById(values.period, zone);
          refuseOpenWeek(week, app.clock.now());
          const store = await app.openStore();
          const { kind, edition } = await draftOf(app, store, week, false);
          if (kind === 'published') context.err(`${edition.id} is published already.\n`);
          else await writeDraftPages(app.files, edition, outputContext(app));
          context.out(values.json ? `${JSON.stringify(edition, null, 2)}\n` : showEdition(edition, app.digest));
          return 0;
        }),
      { now: readNow(values.now) },
    );
  },
};
