import { JianbaoError } from '../errors.ts';
import { cleanHtml } from '../read/clean.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

export async function inspector(_options: InspectOptions): Promise<Inspector> {
  return {
    each(row) {
      const { html, base } = row;
      if (typeof html !== 'string') throw new JianbaoError('INPUT_JSON', { message: 'Give "html".' });
      return cleanHtml(html, typeof base === 'string' ? base : null);
    },
  };
}
