import { JianbaoError } from '../errors.ts';
import { decodeText } from '../read/charset.ts';
import { readPage } from '../read/page.ts';
import { fileOf } from './inspect-feed.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

export async function inspector({ context }: InspectOptions): Promise<Inspector> {
  return {
    async each(row) {
      const { url, contentType, charset } = row;
      const bytes = await fileOf(row, context.cwd);
      if (bytes.length === 0) throw new JianbaoError('PAGE_EMPTY');
      const type = typeof contentType === 'string' ? contentType : null;
      const html = decodeText(bytes, type, typeof charset === 'string' ? charset : null);
      return readPage(html, typeof url === 'string' ? url : null);
    },
  };
}
