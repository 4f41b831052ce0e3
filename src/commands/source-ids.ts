import type { Source } from '../model/source.ts';

/** Longest id in characters; `config/sources.ts` takes 60, and a search adds its company to it. */
const longest = 44;

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, longest).replace(/-+$/, '');
}

/** `www.ithome.com` is ithome, `news.bbc.co.uk` is news-bbc-co; an address in numbers stays whole. */
function hostSlug(host: string): string {
  if (/^[\d.]+$|^\[/.test(host)) return slug(host);
  const labels = host.replace(/^(?:www|feeds?|rss)\./, '').split('.');
  return slug((labels.length > 1 ? labels.slice(0, -1) : labels).join('-'));
}

/** Words in Latin letters of a title; empty where most of it is written otherwise. */
function titleSlug(title: string | null): string {
  const latin = slug(title ?? '');
  return latin.replaceAll('-', '').length * 2 > Array.from(title ?? '').length ? latin : '';
}

const saysNothing = /^(?:index|feeds?|rss|atom|xml|json|default|all|latest|rss2|main)$/;

/** The last part of a path that tells one feed of a host from another: `/rss/36/feed` gives 36. */
function pathSlug(path: string): string {
  const parts = path.split('/').map((part) => slug(part.replace(/\.\w{1,5}$/, '')));
  return parts.findLast((part) => part !== '' && !saysNothing.test(part)) ?? '';
}

/**
 * Gives short names to sources, none twice: from the host, where it stands for one feed only; else from host and title
 * or path; else with a number.
 */
export class SourceIds {
  private readonly taken: Set<string>;
  private readonly numbers = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.taken = new Set(taken);
  }

  /** The id itself where it is free, else with a number. */
  keep(id: string): string {
    if (!this.taken.has(id)) {
      this.taken.add(id);
      return id;
    }
    for (let number = this.numbers.get(id) ?? 2; ; number += 1) {
      const next = `${id}-${number}`;
      if (this.taken.has(next)) continue;
      // The search goes on where it ended: two thousand feeds of one host are named in one pass.
      this.numbers.set(id, number + 1);
      this.taken.add(next);
      return next;
    }
  }

  /** @param isOnly whether no other source of this host is known */
  give(address: string, title: string | null, isOnly: boolean): string {
    // A route of an RSSHub is named by itself: `{rsshub}/36kr/newsflashes` is 36kr-newsflashes.
    if (address.startsWith('{rsshub}')) return this.keep(slug(address.slice('{rsshub}'.length)) || 'rsshub');
    const url = URL.parse(address);
    const host = hostSlug(url?.hostname ?? '') || 'source';
    const rest = [titleSlug(title), pathSlug(url?.pathname ?? '')].filter((part) => part !== '' && part !== host);
    const wider = rest.map((part) => (part.startsWith(`${host}-`) ? part : slug(`${host}-${part}`)));
    const free = (isOnly ? [host, ...wider] : wider).find((id) => !this.taken.has(id));
    return this.keep(free ?? host);
  }
}

/** A short name for an address that is not in the list yet. */
export function idFor(sources: readonly Pick<Source, 'id' | 'url'>[], url: string): string {
  const host = URL.parse(url)?.hostname;
  const isOnly = !sources.some((source) => URL.parse(source.url)?.hostname === host);
  return new SourceIds(sources.map(({ id }) => id)).give(url, null, isOnly);
}
