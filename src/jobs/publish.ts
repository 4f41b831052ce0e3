import type { PublishedEdition } from '../model/edition.ts';
import { JianbaoError } from '../errors.ts';
import type { Store } from '../ports/store.ts';
import { publishEdition } from '../write/approve.ts';

/**
 * Freezes an approved edition. One that is published already is given back as it is.
 *
 * @throws JianbaoError EDITION_UNKNOWN, NOT_APPROVED
 */
export async function publish(store: Store, editionId: string, at: number): Promise<PublishedEdition> {
  const edition = await store.editionById(editionId);
  if (edition === null) throw new JianbaoError('EDITION_UNKNOWN', { edition: editionId });
  if (edition.state === 'published') return edition;
  const published = publishEdition(edition, at);
  await store.saveEdition(published, edition.version);
  return published;
}
