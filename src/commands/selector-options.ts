import { faultOfSelector } from '../config/selector.ts';
import { JianbaoError } from '../errors.ts';
import type { ListSelectors, PageRule } from '../model/source.ts';

/** The selectors of a list page as options: `--item 'ul > li' --title h2`. */
export const selectorOptions = {
  item: { type: 'string' },
  title: { type: 'string' },
  link: { type: 'string' },
  date: { type: 'string' },
  summary: { type: 'string' },
  image: { type: 'string' },
  author: { type: 'string' },
  remove: { type: 'string', multiple: true },
} as const;

/** Those of an article. */
export const pageOptions = {
  body: { type: 'string' },
  'page-title': { type: 'string' },
  'page-date': { type: 'string' },
  'page-author': { type: 'string' },
  'page-remove': { type: 'string', multiple: true },
} as const;

type Single = Exclude<keyof ListSelectors, 'remove'>;
type Values = { readonly [Key in Single]?: string | undefined } & { readonly remove?: readonly string[] | undefined };
type Written = { readonly [Key in Single]?: string } & { readonly remove?: readonly string[] };

function refuse(option: string, selector: string | readonly string[], isPage: boolean): void {
  const isWhole = ['item', 'remove', 'body', 'page-remove'].includes(option);
  const use = { attribute: !isWhole, inside: !isWhole && !isPage, counting: !isPage };
  for (const one of typeof selector === 'string' ? [selector] : selector) {
    const fault = faultOfSelector(one, use);
    if (fault !== null) throw new JianbaoError('USAGE', { message: `--${option} ${one} ${fault}.` });
  }
}

/**
 * Only what was given, as it stands in the list of sources; null when nothing was.
 *
 * @throws JianbaoError USAGE for a selector that cannot be understood
 */
export function listSelectorsFrom(values: Values): Written | null {
  const written: [string, string | readonly string[]][] = [];
  for (const name of ['item', 'title', 'link', 'date', 'summary', 'image', 'author', 'remove'] as const) {
    const value = values[name];
    if (value === undefined) continue;
    refuse(name, value, false);
    written.push([name, value]);
  }
  return written.length === 0 ? null : Object.fromEntries(written);
}

type PageValues = {
  readonly [Key in Exclude<keyof typeof pageOptions, 'page-remove'>]?: string | undefined;
} & { readonly 'page-remove'?: readonly string[] | undefined };

/** What was given of an article's selectors; null when nothing was. @throws JianbaoError USAGE */
export function pageRuleFrom(values: PageValues): Partial<Omit<PageRule, 'host'>> | null {
  const { body, 'page-title': title, 'page-date': date, 'page-author': author, 'page-remove': remove } = values;
  for (const [name, value] of Object.entries({ body, 'page-title': title, 'page-date': date, 'page-author': author }))
    if (value !== undefined) refuse(name, value, true);
  if (remove !== undefined) refuse('page-remove', remove, true);
  const given = Object.entries({ body, title, date, author, remove }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given);
}
