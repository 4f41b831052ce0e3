import { JianbaoError } from '../errors.ts';
import { checkArithmetic } from '../facts/arithmetic.ts';
import { findEvents } from '../facts/events.ts';
import { findFigures } from '../facts/figures.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import type { Event, Figure } from '../model/fact.ts';
import { warningRow } from './arithmetic-text.ts';
import { readCompanyList } from './company-list.ts';
import { instantOf } from './inspect-published.ts';
import type { Inspector, InspectOptions } from './inspect.ts';

/** The zone the day of `published` is read in: that of the digest that comes with jianbao. */
const zone = 'Asia/Shanghai';

/** `{title?, text, published?}` → `{figures: […], events: […]}`, as DESIGN section 5 lists their fields; `warnings` beside them where sums do not
 * come out. */
export async function inspector(options: InspectOptions): Promise<Inspector> {
  const companies = await readCompanyList(options);
  const dictionary = buildDictionary(companies);
  return {
    each({ title = '', text, published = null }) {
      if (typeof title !== 'string' || typeof text !== 'string')
        throw new JianbaoError('INPUT_JSON', { message: 'title and text are strings.' });
      const item = { id: '', revision: '', title, text, publishedAt: momentOf(published), filedUnder: [] };
      const mentions = findMentions(item, dictionary);
      const figures = findFigures(item, mentions, companies, zone);
      const warnings = checkArithmetic(figures).map(warningRow);
      return {
        figures: figures.map(figureRow),
        events: findEvents(item, mentions, companies, zone).map(eventRow),
        ...(warnings.length > 0 && { warnings }),
      };
    },
  };
}

function momentOf(published: unknown): number | null {
  if (published === null || published === '') return null;
  const at = instantOf(published);
  if (at === null)
    throw new JianbaoError('INPUT_JSON', { message: 'published is an ISO date of the years 1900 to 2200.' });
  return at;
}

function figureRow({
  id: _id,
  itemId: _item,
  revision: _revision,
  ...row
}: Figure): Omit<Figure, 'id' | 'itemId' | 'revision'> {
  return row;
}

function eventRow({ itemId: _item, revision: _revision, ...row }: Event): Omit<Event, 'itemId' | 'revision'> {
  return row;
}
