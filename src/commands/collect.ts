import { JianbaoError } from '../errors.ts';
import { collectedText, missingIn } from './collected-text.ts';
import type { Command, ExitCode } from './command.ts';
import { readNow, readOptions } from './options.ts';
import { locked, withApp } from './session.ts';
import { collectAll } from './work.ts';

const help = `jianbao collect [--due|--all] [--strict]

Fetches the sources that are on and keeps what is new. A source that fails is named with the reason and stops nothing.
Held back are those that asked to be left alone for a while, that refuse readers, or that are gone for good.

  --due      only those whose time has come, as jianbao schedule does
  --all      really all, also those held back
  --strict   exit code 3 when a source was missing
  --now ISO  act as if it were this moment
  --json     print what became of each source
`;

const options = {
  due: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  now: { type: 'string' },
} as const;

export const command: Command = {
  help,
  async run(args, context) {
    const { values } = readOptions(args, options, 0);
    if (values.due && values.all) throw new JianbaoError('USAGE', { message: 'Write --due or --all, not both.' });
    const pace = values.due ? 'due' : values.all ? 'all' : 'now';
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked(app, 'collect', async () => {
          const collected = await collectAll(app, context, { pace });
          context.err(collectedText(collected, app.sources));
          if (values.json) {
            const sources = collected.reports.map(({ source, ...report }) =>
              Object.assign({ id: source.id, url: source.url }, report),
            );
            context.out(
              `${JSON.stringify({ added: collected.added, revised: collected.revised, sources }, null, 2)}\n`,
            );
          }
          return values.strict && missingIn(collected) > 0 ? 3 : 0;
        }),
      { now: readNow(values.now), logLevel: 'error' },
    );
  },
};
