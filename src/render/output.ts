import type { Edition, PublishedEdition } from '../model/edition.ts';
import { renderArchive } from './archive.ts';
import { renderCompanyPage } from './company.ts';
import type { RenderContext } from './context.ts';
import { renderCompanyFeeds, renderFeeds } from './feeds.ts';
import { renderLetterPage } from './letter.ts';
import { timelinePath } from './links.ts';
import { renderDraftPage, renderEditionPage } from './page.ts';
import { renderJson, renderManifest, renderMarkdown, renderText } from './plain.ts';
import { renderTimeline } from './timeline.ts';

/** Files by path inside `output/`. The same arguments give the same bytes. */
export type Output = ReadonlyMap<string, string>;

/** All files of a published edition, below `editions/2026-W47/`. */
export function renderEdition(edition: PublishedEdition, context: RenderContext): Output {
  const folder = `editions/${edition.id}`;
  return new Map([
    [`${folder}/index.html`, renderEditionPage(edition, context)],
    [`${folder}/edition.md`, renderMarkdown(edition, context)],
    [`${folder}/edition.txt`, renderText(edition, context)],
    [`${folder}/edition.json`, renderJson(edition)],
    [`${folder}/letter.html`, renderLetterPage(edition, context)],
    [`${folder}/manifest.json`, renderManifest(edition)],
  ]);
}

/** A draft as its editor sees it, below `drafts/2026-W47/`. */
export function renderDraft(edition: Edition, context: RenderContext): Output {
  const folder = `drafts/${edition.id}`;
  return new Map([
    [`${folder}/index.html`, renderDraftPage(edition, context)],
    [`${folder}/edition.txt`, renderText(edition, context, true)],
  ]);
}

/**
 * What stands around the editions: the front page, the timeline, company pages, all feeds.
 *
 * @param editions published, in any order; without one there is nothing to show and no file is given
 */
export function renderSite(editions: readonly PublishedEdition[], context: RenderContext): Output {
  const files = new Map<string, string>();
  if (editions.length === 0) return files;
  const newestFirst = editions.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  files.set('index.html', renderArchive(newestFirst, context));
  files.set(timelinePath, renderTimeline(newestFirst, context));
  for (const [name, text] of Object.entries(renderFeeds(editions, context))) files.set(name, text);
  for (const company of context.companies) {
    const folder = `companies/${company.id}`;
    files.set(`${folder}/index.html`, renderCompanyPage(company, newestFirst, context));
    for (const [name, text] of Object.entries(renderCompanyFeeds(company, editions, context)))
      files.set(`${folder}/${name}`, text);
  }
  return files;
}

/**
 * The editions beside one, for its pager: pass them in its context. After publishing, the edition before the new one is
 * rendered again, so that it leads on.
 */
export function neighbours(
  editions: readonly PublishedEdition[],
  id: string,
): Pick<RenderContext, 'previous' | 'next'> {
  const others = editions.filter((edition) => edition.id !== id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    previous: others.findLast((edition) => edition.id < id) ?? null,
    next: others.find((edition) => edition.id > id) ?? null,
  };
}
