import type { App } from '../app.ts';
import { deliver, queueLetter, type Account } from '../jobs/deliver.ts';
import { letterOf, writeLetters } from '../jobs/output.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './command.ts';
import { counted } from './counted.ts';
import { outputContext, refuseInterrupted } from './work.ts';

/** What became of an edition's letters. */
export type Letters =
  | { readonly kind: 'written'; readonly paths: readonly string[] }
  | { readonly kind: 'sent'; readonly paths: readonly string[]; readonly account: Account };

/** `smtp`: sent. `outbox`: a file for each reader. `specimen`: one file, for nobody. */
export type Way = 'smtp' | 'outbox' | 'specimen';

/** What publishing does with letters: without a mail server each reader's lies in the outbox; with one, mail waits to be asked for. */
export function wayOf(app: App, send: boolean): Way {
  if (send) return 'smtp';
  return app.config.mail.smtp === null ? 'outbox' : 'specimen';
}

/**
 * Writes the specimen letter, and sends or writes those of the readers.
 *
 * @throws JianbaoError MAIL_*, SMTP_*
 */
export async function sendLetters(
  app: App,
  store: Store,
  editionId: string,
  way: Way,
  context: Context,
): Promise<Letters> {
  const output = outputContext(app);
  const letter = await letterOf(store, editionId, output);
  const composer = await app.openComposer();
  const paths = await writeLetters(store, app.files, composer, letter, output, way === 'outbox');
  if (way !== 'smtp') return { kind: 'written', paths };
  const post = await app.openPost();
  await queueLetter(store, letter, (subscriber) => composer.messageId(letter.id, subscriber.id), app.clock.now());
  // The letter as it was when it was queued: a change of templates must not reach half of the readers.
  const queued = (await store.letterById(letter.id)) ?? letter;
  const account = await deliver({ store, composer, post, clock: app.clock, log: app.log }, queued, {
    owner: `${process.pid}`,
    perSecond: app.config.mail.smtp?.perSecond ?? 1,
    signal: context.signal,
    onProgress: (sent) => context.isTerminal && context.err(`\r\u001b[K${sent} letters`),
  });
  return { kind: 'sent', paths, account };
}

/**
 * The account of a letter as a sentence whose parts add up to the whole.
 *
 * @throws JianbaoError INTERRUPTED when it was stopped while letters were waiting to be sent
 */
export function tellLetters(letters: Letters, context: Context): void {
  if (letters.kind === 'written') {
    context.err(`${counted(letters.paths.length, 'letter')} in the outbox\n`);
    return;
  }
  const { all, byState } = letters.account;
  const parts = Object.entries(byState)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  context.err(`${all} letters: ${parts.join(', ') || 'nobody to write to'}\n`);
  if (byState.queued + byState.claimed > 0) refuseInterrupted(context);
}
