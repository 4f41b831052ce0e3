import { JianbaoError } from '../errors.ts';
import type { Edition, PublishedEdition } from '../model/edition.ts';
import { nextVersion, unsourcedPlaces, type ReviewRule } from './edit.ts';

function wrongState(edition: Edition, wanted: string): JianbaoError {
  return new JianbaoError('EDITION_STATE', { edition: edition.id, state: edition.state, wanted });
}

/** 送审. @throws JianbaoError EDITION_STATE when it is no draft */
export function submit(edition: Edition, by: string, at: number): Edition {
  if (edition.state !== 'draft') throw wrongState(edition, 'draft');
  const content = nextVersion(edition, {}, by, at, { action: 'submit', entry: null, detail: '' });
  return { ...content, state: 'review', submittedBy: by };
}

const notAChange: ReadonlySet<string> = new Set(['draft', 'submit', 'approve', 'reject', 'publish']);

/**
 * 核准. A draft need not be submitted first: one person may write and approve where the rule allows it.
 *
 * @param rule under `two-person` nobody approves who changed this edition
 * @throws JianbaoError EDITION_STATE, EDITION_EMPTY, APPROVAL_REFUSED, DIGIT_WITHOUT_SOURCE with every place
 */
export function approveEdition(edition: Edition, by: string, at: number, rule: ReviewRule): Edition {
  if (edition.state !== 'draft' && edition.state !== 'review') throw wrongState(edition, 'draft or review');
  if (!edition.entries.some((entry) => entry.included))
    throw new JianbaoError('EDITION_EMPTY', { edition: edition.id });
  const hasChanged = edition.history.some((change) => change.by === by && !notAChange.has(change.action));
  if (rule === 'two-person' && hasChanged)
    throw new JianbaoError('APPROVAL_REFUSED', { edition: edition.id, by, rule });
  const places = unsourcedPlaces(edition);
  if (places.length > 0) {
    const list = places.map((place) => `${place.entry} ${place.field} “${place.text}”`).join('; ');
    throw new JianbaoError('DIGIT_WITHOUT_SOURCE', { edition: edition.id, places: list });
  }
  const content = nextVersion(edition, {}, by, at, { action: 'approve', entry: null, detail: rule });
  return { ...content, state: 'approved', approval: { by, at, version: content.version } };
}

/** 退回: back to draft, with the reason in the history. @throws JianbaoError EDITION_STATE */
export function rejectEdition(edition: Edition, reason: string, by: string, at: number): Edition {
  if (edition.state !== 'review' && edition.state !== 'approved') throw wrongState(edition, 'review or approved');
  const content = nextVersion(edition, {}, by, at, { action: 'reject', entry: null, detail: reason });
  return { ...content, state: 'draft' };
}

/**
 * @param at becomes `publishedAt`
 * @throws JianbaoError NOT_APPROVED when the approval is missing or of another version; EDITION_STATE when published already
 */
export function publishEdition(edition: Edition, at: number): PublishedEdition {
  if (edition.state === 'published') throw wrongState(edition, 'approved');
  if (edition.state !== 'approved' || edition.approval.version !== edition.version)
    throw new JianbaoError('NOT_APPROVED', { edition: edition.id, state: edition.state });
  const { approval } = edition;
  const content = nextVersion(edition, {}, approval.by, at, { action: 'publish', entry: null, detail: '' });
  return { ...content, state: 'published', approval, publishedAt: at };
}
