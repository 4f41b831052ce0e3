import { JianbaoError } from '../errors.ts';
import { writeOutput } from '../jobs/output.ts';
import { publish } from '../jobs/publish.ts';
import type { Command, ExitCode } from './command.ts';
import { readNow, readOptions } from './options.ts';
import { sendLetters, tellLetters, wayOf } from './sending.ts';
import { locked, withApp } from './session.ts';
import { outputContext } from './work.ts';

const help = `jianbao publish EDITION

Publishes an approved edition: pages, feeds and texts in the output folder, letters in its outbox. An edition that is
published already is written out again. Mail leaves with \`jianbao deliver\`.

  --now ISO  act as if it were this moment
`;

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, { now: { type: 'string' } }, 1);
    const id = positionals[0];
    if (id === undefined) throw new JianbaoError('USAGE', { message: 'Say which edition.' });
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked<ExitCode>(app, 'publish', async () => {
          const store = await app.openStore();
          const edition = await publish(store, id, app.clock.now());
          const paths = await writeOutput(store, app.files, outputContext(app));
          tellLetters(await sendLetters(app, store, edition.id, wayOf(app, false), context), context);
          context.out(`${edition.id} is published: ${paths.length} files in ${app.config.output.folder}.\n`);
          return 0;
        }),
      { now: readNow(values.now) },
    );
  },
};
