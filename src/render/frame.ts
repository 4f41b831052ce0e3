import { rich, shorten, webAddress, type Rich } from './html.ts';
import type { RenderContext } from './context.ts';
import type { Ink } from './ink.ts';
import { labelsFor } from './labels.ts';
import { timelinePath, type Links } from './links.ts';
import { writeName } from './context.ts';
import type { FrameView, LinkView } from './view.ts';

export type Current = 'edition' | 'archive' | 'company' | 'timeline' | null;

/** Style sheet without its comments and indentation; a page carries it whole and asks nobody for more. */
export function styleOf(css: string): Rich {
  return rich(
    css
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\s*\n\s*/g, '\n')
      .trim()
      .replaceAll('</', '<\\/'),
  );
}

/** Longest `<title>`: tabs and search pages cut sooner. */
const longestTitle = 70;

interface FrameOptions {
  readonly context: RenderContext;
  readonly ink: Ink;
  readonly links: Links;
  readonly title: string;
  readonly description: string;
  readonly current: Current;
  /** Address of the newest edition, for 本期; null when there is none. */
  readonly newest: string | null;
  /** Folder of the page's own feeds inside `output/`: `''` or `companies/metax/`. */
  readonly feedFolder: string;
  readonly feedTitle: string;
  readonly style: Rich;
}

/** Title, navigation, feeds and footer: what every page has around its text. */
export function frameView(options: FrameOptions): FrameView {
  const { context, ink, links, current, feedFolder, feedTitle } = options;
  const { digest } = context;
  const labels = labelsFor(context.language);
  const link = (label: string, url: string | null, isCurrent: boolean): readonly LinkView[] =>
    url === null ? [] : [{ label: ink.text(label), url, isCurrent }];
  const { home } = links;
  const feed = (label: string, type: string, name: string): FrameView['feeds'] => {
    const url = links.file(feedFolder + name);
    return url === null ? [] : [{ label, type, title: `${feedTitle} ${label}`, url }];
  };
  const isAddress = /^[^\s@<>]+@[^\s@<>]+$/.test(digest.contact);
  const contactUrl = isAddress ? `mailto:${digest.contact}` : webAddress(digest.contact);
  const contact = writeName(digest.contact, ink);
  return {
    language: context.language,
    title: shorten(options.title, longestTitle),
    description: options.description,
    style: options.style,
    words: labels.words,
    digestTitle: writeName(digest.title, ink),
    tagline: writeName(digest.tagline, ink),
    homeUrl: home,
    nav: [
      ...link(labels.words.thisEdition, options.newest, current === 'edition'),
      ...link(labels.words.archive, home, current === 'archive'),
      ...link(labels.words.companies, home === null ? null : `${home}#companies`, current === 'company'),
      ...link(labels.words.timeline, links.file(timelinePath), current === 'timeline'),
      ...link(labels.words.feeds, home === null ? null : `${home}#feeds`, false),
    ],
    demonstration: digest.demonstration ? labels.words.demonstrationNote : null,
    draft: null,
    feeds: [
      ...feed('RSS', 'application/rss+xml', 'feed.xml'),
      ...feed('Atom', 'application/atom+xml', 'atom.xml'),
      ...feed('JSON Feed', 'application/feed+json', 'feed.json'),
    ],
    postal: writeName(digest.postal, ink),
    contact: contactUrl === null ? contact : ink.link(contact, contactUrl),
  };
}
