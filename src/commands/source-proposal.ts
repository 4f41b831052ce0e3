import { appendEntry } from '../config/append.ts';
import type { NewEntry } from '../config/append.ts';
import type { ListSelectors } from '../model/source.ts';

/** What a source is proposed with; null: its default. */
export interface Proposal {
  readonly id: string;
  readonly outlet: string;
  readonly url: string;
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  /** As given on the command line. */
  readonly charset: string | null;
  readonly selectors: ListSelectors | null;
}

/** Only the selectors that say something. */
function written(selectors: ListSelectors): NewEntry {
  const { remove, ...single } = selectors;
  const given = Object.entries(single).filter((pair): pair is [string, string] => pair[1] !== null);
  return { ...Object.fromEntries(given), ...(remove.length === 0 ? {} : { remove }) };
}

/** The entry as it stands in `sources.yaml`, two spaces in. */
export function proposedEntry({ id, outlet, url, language, charset, selectors }: Proposal): string {
  const kind = selectors === null ? {} : { kind: 'page' };
  const how = selectors === null ? {} : { selectors: written(selectors) };
  const entry = { id, outlet, ...kind, url, language, ...(charset === null ? {} : { charset }), ...how };
  return (appendEntry('sources: []\n', 'sources', entry, false) ?? '').replace(/^sources:\n/, '');
}

/** A word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command that adds it. */
export function proposedCommand({ id, outlet, url, language, charset, selectors }: Proposal): string {
  const words = ['jianbao', 'sources', 'add', url, '--id', id, '--outlet', outlet, '--language', language];
  if (charset !== null) words.push('--charset', charset);
  if (selectors !== null) {
    const { remove, ...single } = selectors;
    for (const [name, selector] of Object.entries(single)) if (selector !== null) words.push(`--${name}`, selector);
    for (const selector of remove) words.push('--remove', selector);
  }
  return words.map(quoted).join(' ');
}
