import { JianbaoError } from '../errors.ts';
import { decodeText } from '../read/charset.ts';
import { readPage } from '../read/page/page.ts';
import { createGuard, fileOf, textOr } from './inspect-file.ts';
import type { InspectOptions, Inspector } from './inspect.ts';

export async function inspector({ context }: InspectOptions): Promise<Inspector> {
  const guard = createGuard();
  return {
    async each(row) {
      const bytes = await fileOf(row, context.cwd);
      if (bytes.length === 0) throw new JianbaoError('PAGE_EMPTY');
      const options = {
        contentType: textOr(row['contentType']),
        charset: textOr(row['charset']),
        base: textOr(row['url']),
      };
      const parser = await guard.parserFor(bytes);
      if (parser !== null) return parser.parsePage(bytes, options);
      return readPage(decodeText(bytes, options.contentType, options.charset), options.base);
    },
    close: () => guard.close(),
  };
}
