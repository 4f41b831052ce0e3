import type { Edition } from '../model/edition.ts';
import type { RenderContext } from './context.ts';
import { editionView } from './edition-view.ts';
import { rich } from './html.ts';
import { lineText, markdownInk, textInk } from './ink.ts';
import { draftLinks, siteLinks } from './links.ts';
import { numberFigures, type Numbering } from './numbering.ts';

const noStyle = rich('');

/** At most one empty line in a row, none at the ends but the last line's own. */
export function tidyText(text: string): string {
  return `${text
    .replaceAll(/[ \t\u3000]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** `edition.txt`: the whole edition with its source sentences, without any markup. */
export function renderText(edition: Edition, context: RenderContext, isDraft = false): string {
  const links = isDraft ? draftLinks : siteLinks(context.digest, edition.id);
  const view = editionView(edition, context, { ink: textInk(), links, style: noStyle, isDraft });
  return tidyText(context.templates.fill('site/edition.txt', view));
}

/** `edition.md`: figures lead to the sheets of the page beside it. */
export function renderMarkdown(edition: Edition, context: RenderContext): string {
  const links = siteLinks(context.digest, edition.id);
  const view = editionView(edition, context, { ink: markdownInk(), links, style: noStyle, isDraft: false });
  return tidyText(context.templates.fill('site/edition.md', view));
}

/** JSON in which strings that look like template marks or entities are written as escapes: the same data, no false alarm. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replaceAll(/&(?=#|\w{1,8};)/g, '\\u0026')
    .replaceAll('\ufffd', '\\ufffd')
    .replaceAll('{{', '\\u007b\\u007b')
    .replaceAll('}}', '\\u007d\\u007d')
    .replaceAll('{%', '\\u007b%')
    .replaceAll('%}', '%\\u007d')
    .replaceAll('<%', '\\u003c%')
    .replaceAll('%>', '%\\u003e')
    .replaceAll('${', '$\\u007b')}\n`;
}

/** Key of a figure in the data: f07 for the first of its sentence, as its sheet, f07-2 for the second. */
function figureKey(id: string, numbering: Numbering): string | null {
  const place = numbering.of(id);
  if (place === null) return null;
  const index = place.figures.indexOf(id);
  return index === 0 ? place.key : `${place.key}-${index + 1}`;
}

/** `edition.json`: what the page says as data; `sheet` is the number a figure's sentence has there. */
export function renderJson(edition: Edition): string {
  const numbering = numberFigures(edition);
  const keyed = (id: string | null): string | null => (id === null ? null : figureKey(id, numbering));
  return toJson({
    id: edition.id,
    version: edition.version,
    number: edition.number,
    state: edition.state,
    from: edition.from,
    to: edition.to,
    publishedAt: edition.state === 'published' ? new Date(edition.publishedAt).toISOString() : null,
    demonstration: edition.demonstration,
    headline: lineText(edition.headline),
    keyPoints: edition.keyPoints.map(({ line }) => lineText(line)),
    sections: edition.sections.map((section) => ({
      company: section.company,
      name: section.name,
      stage: section.delta.stageNow,
      weeks: section.weeks,
      road: section.road.map(({ stage, date }) => ({ stage, date })),
      entries: edition.entries
        .filter((entry) => entry.included && entry.company === section.company)
        .map((entry) => ({
          story: entry.storyId,
          kind: entry.kind,
          type: entry.type,
          stage: entry.stage,
          headline: lineText(entry.headline),
          summary: entry.summary.map(lineText),
          figures: entry.figures.map((row) => ({
            figure: keyed(row.figure),
            relation: row.relation,
            before: keyed(row.before),
            growth: keyed(row.growth),
          })),
          conflicts: entry.conflicts.map(({ conflict, figures }) => ({
            kind: conflict.kind,
            metric: conflict.metric,
            figures: figures.map(keyed),
          })),
          items: entry.itemIds,
        })),
    })),
    figures: Object.fromEntries(
      numbering.places
        .flatMap(({ key: sheet, figures }) => figures.map((id) => ({ id, sheet })))
        .flatMap(({ id, sheet }) => {
          const citation = edition.citations[id];
          if (citation === undefined) return [];
          const { company, metric, value, unit, period, qualifier, change, scope, asOf, raw, quote } = citation.figure;
          const fields = { company, metric, value, unit, period, qualifier, change, scope, asOf, raw, quote };
          return [[keyed(id), { sheet, ...fields, item: citation.itemId, editorNote: citation.editorNote }]];
        }),
    ),
    items: edition.items,
    sources: edition.sources,
    corrections: edition.corrections,
  });
}

/** `manifest.json`: hashes of what the edition was made from, and who approved it. */
export function renderManifest(edition: Edition): string {
  const approval = edition.state === 'approved' || edition.state === 'published' ? edition.approval : null;
  return toJson({
    id: edition.id,
    version: edition.version,
    draftedAt: new Date(edition.draftedAt).toISOString(),
    approval: approval === null ? null : { ...approval, at: new Date(approval.at).toISOString() },
    ...edition.manifest,
    history: edition.history,
  });
}
