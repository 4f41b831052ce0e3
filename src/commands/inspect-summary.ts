import { JianbaoError } from '../errors.ts';
import { excerpt } from '../write/excerpt.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

const defaultMax = 120;

/** `{title,text,max}` → `{summary}`: the excerpt an entry shows when no template has enough facts. */
export async function inspector(_options: InspectOptions): Promise<Inspector> {
  return {
    each(row) {
      const { title = '', text, max = defaultMax } = row;
      if (typeof title !== 'string' || typeof text !== 'string' || typeof max !== 'number' || !(max >= 1))
        throw new JianbaoError('INPUT_JSON', { message: 'summary takes {title,text,max}, with max at least 1' });
      return { summary: excerpt(title, text, Math.trunc(max)) };
    },
  };
}
