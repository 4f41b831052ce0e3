import { JianbaoError } from '../errors.ts';
import type { Command, ExitCode } from './command.ts';
import { readNow, readOptions } from './options.ts';
import { sendLetters, tellLetters } from './sending.ts';
import { locked, withApp } from './session.ts';

const help = `jianbao deliver EDITION

Sends the letters of a published edition by SMTP (mail.smtp): each reader gets it once, however often this is called.
What the server put off is tried again by the next call, for 48 hours. Without a mail server, or with --dry-run, the
letters are written into the outbox instead.

  --dry-run  write letters, send none
  --now ISO  act as if it were this moment
  --json     print the account as JSON
`;

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(
      args,
      { 'dry-run': { type: 'boolean', default: false }, now: { type: 'string' } },
      1,
    );
    const id = positionals[0];
    if (id === undefined) throw new JianbaoError('USAGE', { message: 'Say which edition.' });
    return withApp<ExitCode>(
      values,
      context,
      (app) =>
        locked<ExitCode>(app, 'deliver', async () => {
          const store = await app.openStore();
          const edition = await store.editionById(id);
          if (edition === null) throw new JianbaoError('EDITION_UNKNOWN', { edition: id });
          if (edition.state !== 'published')
            throw new JianbaoError('EDITION_STATE', { edition: id, state: edition.state, wanted: 'published' });
          const bySmtp = app.config.mail.smtp !== null && !values['dry-run'];
          const letters = await sendLetters(app, store, id, bySmtp ? 'smtp' : 'outbox', context);
          tellLetters(letters, context);
          if (values.json) context.out(`${JSON.stringify(letters, null, 2)}\n`);
          return 0;
        }),
      { now: readNow(values.now) },
    );
  },
};
