import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { parseCompanies } from '../config/companies.ts';
import { JianbaoError } from '../errors.ts';
import type { Company } from '../model/company.ts';
import type { InspectOptions } from './inspect.ts';

/** The list that comes with jianbao. */
const ownList = resolve(import.meta.dirname, '../../seeds/companies.yaml');

/**
 * The companies a step is tried on: `--companies FILE`, else the list that comes with jianbao.
 *
 * @throws JianbaoError FILE_UNREADABLE, COMPANIES_INVALID
 */
export async function readCompanyList({ companiesFile, context }: InspectOptions): Promise<readonly Company[]> {
  const path = companiesFile === null ? ownList : resolve(context.cwd, companiesFile);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new JianbaoError('FILE_UNREADABLE', { path }, error);
  }
  return parseCompanies(text, path);
}
