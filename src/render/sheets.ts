import type { Citation } from '../model/edition.ts';
import { writeItemDate, writeName, type Telling } from './context.ts';
import { excerptOf } from './excerpt.ts';
import { join, rich, webAddress } from './html.ts';
import type { Place } from './numbering.ts';
import type { SheetView } from './view.ts';

/** Sheets of the figures told so far, in order: build them last. */
export function sheetViews(telling: Telling): readonly SheetView[] {
  const { numbering, edition, ink } = telling;
  return numbering.places.flatMap((place) => {
    const citation = edition.citations[place.figure];
    // A figure that was not shown after all (its sentence lacks its digits) has nothing to return to.
    return citation === undefined || ink.shows?.(place) === false ? [] : [sheetView(place, citation, telling)];
  });
}

/** The sheet of one figure: the sentence, the document, the day, the way to the original. */
function sheetView(place: Place, citation: Citation, telling: Telling): SheetView {
  const { ink, labels, edition, links } = telling;
  const { figure, editorNote } = citation;
  const item = edition.items[citation.itemId];
  const { before, mark, after } = excerptOf(figure);
  const sentence = join([ink.text(before), ink.marked(mark), ink.text(after)]);
  const shared = { id: place.key, number: String(place.number), sentence, backTo: `${links.here}#r-${place.key}` };
  if (editorNote !== null) {
    const address = webAddress(editorNote);
    const where = address === null ? ink.text(editorNote) : null;
    return { ...shared, label: labels.words.editorAdded, isQuote: false, where, small: null, url: address };
  }
  if (item === undefined)
    return { ...shared, label: labels.words.retold, isQuote: false, where: null, small: null, url: null };
  // Words that we told again are nobody's quotation, whatever they are taken from.
  const isQuote = item.wording === 'verbatim';
  const quoted = figure.field === 'title' ? labels.words.titleQuote : labels.words.quote;
  const where = [writeName(item.credit ?? item.outlet, ink), writeItemDate(item, telling)];
  const title = figure.field === 'title' && isQuote ? rich('') : rich(` · ${writeName(item.title, ink)}`);
  return {
    ...shared,
    label: isQuote ? quoted : labels.words.retold,
    isQuote,
    where: rich(`${labels.clauses(where)}${title}`),
    small: item.dateRange === null ? null : ink.text(item.dateRange.reason),
    url: webAddress(item.url),
  };
}
