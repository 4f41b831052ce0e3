import { JianbaoError } from '../errors.ts';
import { buildDictionary } from '../match/dictionary.ts';
import { findMentions } from '../match/mentions.ts';
import { companyRoles } from '../match/role.ts';
import { readCompanyList } from './company-list.ts';
import type { Inspector, InspectOptions } from './inspect.ts';

/** `{title, text}` → `{mentions: [{company, alias, field, start, end}], companies: [{id, role}]}`. */
export async function inspector(options: InspectOptions): Promise<Inspector> {
  const dictionary = buildDictionary(await readCompanyList(options));
  return {
    each({ title = '', text = '' }) {
      if (typeof title !== 'string' || typeof text !== 'string')
        throw new JianbaoError('INPUT_JSON', { message: 'title and text are strings.' });
      const item = { title, text };
      const mentions = findMentions(item, dictionary);
      return { mentions, companies: companyRoles(item, mentions) };
    },
  };
}
