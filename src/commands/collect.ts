import type { Command, ExitCode } from './command.ts';
import { readNow, readOptions } from './options.ts';
import { locked, withApp } from './session.ts';
import { collectAll, tellSources } from './work.ts';

const help = `jianbao collect [--strict]

Fetches every source that is on and keeps what is new. A source that fails is named with the reason and stops nothing.

  --strict   exit code 3 when a source was missing
  --now ISO  act as if it were this moment
  --json     print what became of each source
`;

export const command: Command = {
  help,
  async run(args, context) {
    const { values } = readOptions(args, { strict: { type: 'boolean', default: false }, now: { type: 'string' } }, 0);
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked(app, 'collect', async () => {
          const collected = await collectAll(app, context);
          tellSources(collected, app.sources.filter((source) => source.offReason !== null).length, context);
          if (values.json) {
            const sources = collected.reports.map(({ source, status, added, revised, code, message }) => ({
              id: source.id,
              url: source.url,
              status,
              added,
              revised,
              code,
              message,
            }));
            context.out(
              `${JSON.stringify({ added: collected.added, revised: collected.revised, sources }, null, 2)}\n`,
            );
          }
          return values.strict && collected.reports.some((report) => report.status === 'failed') ? 3 : 0;
        }),
      { now: readNow(values.now), logLevel: 'error' },
    );
  },
};
