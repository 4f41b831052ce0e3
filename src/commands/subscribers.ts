import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { parse } from 'csv-parse/sync';

import type { App } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { Consent, Subscriber } from '../model/letter.ts';
import type { Store } from '../ports/store.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { operator, withApp } from './session.ts';

const help = `jianbao subscribers WHAT

  add ADDRESS      put a reader on the list
  import FILE      add many: a CSV file with a header (address, and if wanted name, language, consent, date),
                   or one address per line
  export           print the list as CSV, with state and consent
  erase ADDRESS    forget a reader: address and name go, what was delivered stays countable

Everybody on the list must have agreed to be written to; how is kept beside the address.

  --consent TEXT   how the reader agreed (for import: those whose row does not say)
  --name NAME      --language zh-CN|en
  --json           print data as JSON
`;

const extra = { consent: { type: 'string' }, name: { type: 'string' }, language: { type: 'string' } } as const;

/** One mail address after RFC 5321, without quoted local parts, which no reader of a digest has. */
const addressForm =
  /^[^\s<>()[\]\\,;:@"\p{Cc}]{1,64}@(?=.{4,255}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/iu;

/** The address in the form it is kept and compared in. @throws JianbaoError SUBSCRIBER_INVALID */
export function readAddress(given: string): string {
  const address = given.trim();
  if (!addressForm.test(address)) throw new JianbaoError('SUBSCRIBER_INVALID');
  const at = address.lastIndexOf('@');
  // The domain knows no case; the part before it does in theory and never in practice, but it is not ours to change.
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

interface Wish {
  readonly address: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly consent: string | null;
  readonly date: string | null;
}

function aSubscriber(wish: Wish, app: App, how: string): Subscriber {
  const now = app.clock.now();
  const language = wish.language ?? app.digest.language;
  if (language !== 'zh-CN' && language !== 'en')
    throw new JianbaoError('USAGE', { message: `"${language}" is no language; write zh-CN or en.` });
  const at = wish.date === null ? now : Date.parse(wish.date);
  if (Number.isNaN(at))
    throw new JianbaoError('USAGE', { message: `"${wish.date ?? ''}" is no date; write 2026-11-23.` });
  const consent: Consent = { at, how, by: operator(), note: wish.consent };
  return {
    id: app.chance.token(),
    address: readAddress(wish.address),
    name: wish.name,
    language,
    state: 'active',
    token: app.chance.token(),
    consent,
    leftAt: null,
  };
}

/** Adds a reader; one who left comes back only with a new consent. */
async function add(store: Store, subscriber: Subscriber): Promise<void> {
  const known = await store.subscriberByAddress(subscriber.address);
  if (known === null) return store.addSubscriber(subscriber);
  // Somebody on the list whose consent was not written down may have it written down later.
  const brings = subscriber.consent.note !== null && known.consent.note === null;
  if (known.state === 'active' && brings) return store.saveSubscriber({ ...known, consent: subscriber.consent });
  if (known.state === 'active') throw new JianbaoError('SUBSCRIBER_KNOWN');
  if (subscriber.consent.note === null) throw new JianbaoError('SUBSCRIBER_LEFT');
  await store.saveSubscriber({ ...subscriber, id: known.id });
}

const addressColumns = ['address', 'email', 'e-mail', '邮箱', '地址'];

/** Rows of an import file. @throws JianbaoError USAGE when a line cannot be read */
export function readWishes(text: string): { readonly rows: readonly Wish[]; readonly firstLine: number } {
  const lines = text.replace(/^\uFEFF/, '').trim();
  if (lines === '') return { rows: [], firstLine: 1 };
  const first = lines.split(/\r?\n/, 1)[0] ?? '';
  const hasHeader = !first.includes('@');
  let rows: string[][];
  try {
    rows = parse(lines, { relaxColumnCount: true, skipEmptyLines: true, trim: true });
  } catch (error) {
    throw new JianbaoError(
      'USAGE',
      { message: `The file is no CSV: ${error instanceof Error ? error.message : ''}` },
      error,
    );
  }
  const header = hasHeader ? (rows.shift() ?? []).map((name) => name.toLowerCase()) : ['address'];
  if (!header.some((name) => addressColumns.includes(name))) {
    throw new JianbaoError('USAGE', {
      message: `The first line names no address column; write ${addressColumns[0]}, or one of ${addressColumns.slice(1).join(', ')}.`,
    });
  }
  const column = (row: readonly string[], ...names: string[]): string | null => {
    const at = header.findIndex((name) => names.includes(name));
    const value = at < 0 ? '' : (row[at] ?? '');
    return value === '' ? null : value;
  };
  const wishes = rows.map((row) => ({
    address: column(row, ...addressColumns) ?? '',
    name: column(row, 'name', '姓名', '称呼'),
    language: column(row, 'language', '语言'),
    consent: column(row, 'consent', '同意方式'),
    date: column(row, 'date', '日期'),
  }));
  return { rows: wishes, firstLine: hasHeader ? 2 : 1 };
}

async function importFile(
  path: string,
  consent: string | null,
  app: App,
  store: Store,
  context: Context,
): Promise<ExitCode> {
  let text: string;
  try {
    text = await readFile(resolve(context.cwd, path), 'utf8');
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path }, error);
  }
  let added = 0;
  let silent = 0;
  const refused: string[] = [];
  const wishes = readWishes(text);
  for (const [index, wish] of wishes.rows.entries()) {
    try {
      await add(store, aSubscriber({ ...wish, consent: wish.consent ?? consent }, app, 'imported'));
      added += 1;
      if (wish.consent === null && consent === null) silent += 1;
    } catch (error) {
      if (!(error instanceof JianbaoError) || error.code.startsWith('STORE_')) throw error;
      // The line of the file and not the address: this text may end in a log.
      refused.push(`  line ${index + wishes.firstLine}: ${error.code}  ${error.message}\n`);
    }
  }
  context.out(`${added} added, ${refused.length} not added\n`);
  if (silent > 0) context.err(`${silent} of them without a word on how they agreed; add it with --consent TEXT\n`);
  context.err(refused.join(''));
  return 0;
}

/** A cell that a spreadsheet takes neither for several nor for a formula. */
function cell(text: string | null): string {
  const safe = /^[=+\-@\t\r]/.test(text ?? '') ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function exportList(subscribers: readonly Subscriber[], context: Context, json: boolean): void {
  // The token alone unsubscribes its reader, so it stays in the store.
  const rows = subscribers.map(({ token: _, ...row }) => row);
  if (json) return context.out(`${JSON.stringify(rows, null, 2)}\n`);
  context.out('address,name,language,state,consent,date,how,by\n');
  for (const { address, name, language, state, consent } of rows) {
    const cells = [
      address,
      name,
      language,
      state,
      consent.note,
      new Date(consent.at).toISOString(),
      consent.how,
      consent.by,
    ];
    context.out(`${cells.map(cell).join(',')}\n`);
  }
}

function whom(given: string | undefined): string {
  if (given === undefined) throw new JianbaoError('USAGE', { message: 'Say whom: an address or a file.' });
  return given;
}

export const command: Command = {
  help,
  async run(args, context) {
    const { values, positionals } = readOptions(args, extra, 2);
    const [what, given] = positionals;
    const { consent = null, name = null, language = null } = values;
    return withApp<ExitCode>(values, context, async (app) => {
      const store = await app.openStore();
      if (what !== 'export' && given === undefined)
        throw new JianbaoError('USAGE', { message: 'Say whom: an address or a file.' });
      switch (what) {
        case 'add':
          await add(store, aSubscriber({ address: whom(given), name, language, consent, date: null }, app, 'added'));
          context.out('Added.\n');
          if (consent === null) context.err('How the reader agreed is not written down; add it with --consent TEXT.\n');
          return 0;
        case 'import':
          return importFile(whom(given), consent, app, store, context);
        case 'export':
          exportList(await store.subscribers(), context, values.json);
          return 0;
        case 'erase': {
          const known = await store.subscriberByAddress(readAddress(whom(given)));
          if (known === null) throw new JianbaoError('SUBSCRIBER_UNKNOWN');
          await store.eraseSubscriber(known.id, app.clock.now());
          const letters = (await app.files.list('outbox')).filter((name) => name.endsWith(`-${known.id}.eml`));
          for (const name of letters) await app.files.remove(`outbox/${name}`);
          context.out('Erased.\n');
          return 0;
        }
        default:
          throw new JianbaoError('USAGE', { message: 'Say what to do: add, import, export or erase.' });
      }
    });
  },
};
