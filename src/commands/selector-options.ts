import type { ListSelectors } from '../model/source.ts';

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

type Values = { readonly [Key in Exclude<keyof ListSelectors, 'remove'>]?: string | undefined } & {
  readonly remove?: readonly string[] | undefined;
};

type Written = { readonly [Key in Exclude<keyof ListSelectors, 'remove'>]?: string } & {
  readonly remove?: readonly string[];
};

/** Only what was given, as it stands in the list of sources; null when nothing was. */
export function listSelectorsFrom(values: Values): Written | null {
  const { item, title, link, date, summary, image, author, remove } = values;
  const written = Object.entries({ item, title, link, date, summary, image, author, remove }).filter(
    ([, value]) => value !== undefined,
  );
  return written.length === 0 ? null : Object.fromEntries(written);
}
