import type { CompanySection, Line } from '../model/edition.ts';
import { weekById } from '../text/week.ts';
import type { Telling } from './context.ts';
import { spanLabel } from './dates.ts';
import { rich, type Rich } from './html.ts';
import { lineText } from './ink.ts';

/** A headline without the company's name before it, which the section says already. */
function withoutName(headline: Line, name: string): string {
  const text = lineText(headline).trim();
  const rest = text.startsWith(name) ? text.slice(name.length).replace(/^[\s：:，,]+/, '') : text;
  return rest === '' ? text : rest;
}

/** The one line of a company without news: when it last had some, in which week, and what. */
export function writeQuiet(section: CompanySection, { labels, ink, links, context, year }: Telling): Rich {
  const quiet = labels.sentence(ink.text(labels.words.quiet));
  const { lastNews, name } = section;
  if (lastNews === null) return rich(quiet);
  const { from, to } = weekById(lastNews.edition, context.digest.zone);
  const week = ink.time(spanLabel(from, to, labels.language, year), from);
  const headline = ink.name(withoutName(lastNews.headline, name) || lastNews.edition);
  const url = links.edition(lastNews.edition);
  return rich(`${quiet}${labels.sentence(labels.lastTold(week, url === null ? headline : ink.link(headline, url)))}`);
}
