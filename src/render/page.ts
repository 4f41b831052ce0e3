import type { Edition } from '../model/edition.ts';
import type { RenderContext } from './context.ts';
import { editionView } from './edition-view.ts';
import { styleOf } from './frame.ts';
import { pageInk } from './ink.ts';
import { labelsFor } from './labels.ts';
import { draftLinks, pageLinks } from './links.ts';

/** Path of the style sheet among the templates; a user may lay an own one over it. */
export const stylePath = 'site/page.css';

/** The page of an edition, for `editions/2026-W47/index.html`; its links are relative to that folder. */
export function renderEditionPage(edition: Edition, context: RenderContext): string {
  const style = styleOf(context.templates.file(stylePath));
  const view = editionView(edition, context, { ink: pageInk(), links: pageLinks('../../'), style, isDraft: false });
  return context.templates.fill('site/edition', view);
}

/** The same page as a draft: marked, with what was left out, leading nowhere but to sources. */
export function renderDraftPage(edition: Edition, context: RenderContext): string {
  const ink = pageInk(labelsFor(context.language).words.noSource);
  const style = styleOf(context.templates.file(stylePath));
  const view = editionView(edition, context, { ink, links: draftLinks, style, isDraft: true });
  return context.templates.fill('site/edition', view);
}
