import type { Citation } from '../model/edition.ts';
import { figuresAt, writeItemDate, writeName, type Telling } from './context.ts';
import { excerptOf } from './excerpt.ts';
import { join, rich, webAddress, type Rich } from './html.ts';
import type { Place } from './numbering.ts';
import type { SheetView } from './view.ts';

/** Sheets of the sentences told so far, in order: build them last. Why a date is a guess is said once per item. */
export function sheetViews(telling: Telling): readonly SheetView[] {
  const { numbering, edition, ink } = telling;
  const explained = new Set<string>();
  const sheets: SheetView[] = [];
  let itemBefore: string | null = null;
  for (const place of numbering.places) {
    const citation = edition.citations[place.figures[0] ?? ''];
    // A figure that was not shown after all (its sentence lacks its digits) has nothing to return to.
    if (citation === undefined || ink.shows?.(place) === false) continue;
    const sheet = sheetView(place, citation, telling);
    const isAgain = citation.editorNote === null && itemBefore === citation.itemId;
    sheets.push({ ...sheet, isAgain, small: explained.has(citation.itemId) ? null : sheet.small });
    explained.add(citation.itemId);
    itemBefore = citation.editorNote === null ? citation.itemId : null;
  }
  return sheets;
}

/** The sentence with each of its figures marked. */
function writeSentence(place: Place, { ink, edition }: Telling): Rich {
  const parts = excerptOf(figuresAt(place, edition));
  return join(parts.map(({ text, isMark }) => (isMark ? ink.marked(text) : ink.text(text))));
}

/** The sheet of one sentence: the sentence, the document, the day, the way to the original. */
function sheetView(place: Place, citation: Citation, telling: Telling): SheetView {
  const { ink, labels, edition, links } = telling;
  const { figure, editorNote } = citation;
  const item = edition.items[citation.itemId];
  const shared = {
    id: place.key,
    number: String(place.number),
    sentence: writeSentence(place, telling),
    backTo: `${links.here}#r-${place.key}`,
    isAgain: false,
    isQuote: false,
    where: null,
    title: null,
    small: null,
    url: null,
  };
  if (editorNote !== null) {
    const address = webAddress(editorNote);
    const where = address === null ? ink.text(editorNote) : null;
    return { ...shared, label: labels.words.editorAdded, where, url: address };
  }
  if (item === undefined) return { ...shared, label: labels.words.retold };
  // Words that we told again are nobody's quotation, whatever they are taken from.
  const isQuote = item.wording === 'verbatim';
  const quoted = figure.field === 'title' ? labels.words.titleQuote : labels.words.quote;
  const where = [writeName(item.credit ?? item.outlet, ink), ink.keep(writeItemDate(item, telling))];
  return {
    ...shared,
    label: isQuote ? quoted : labels.words.retold,
    isQuote,
    where: rich(labels.clauses(where)),
    // The sentence of a title is the title.
    title: figure.field === 'title' ? null : writeName(item.title, ink),
    small: item.dateRange === null ? null : ink.text(item.dateRange.reason),
    url: webAddress(item.url),
  };
}
