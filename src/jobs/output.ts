import type { Edition } from '../model/edition.ts';
import type { Letter, Subscriber } from '../model/letter.ts';
import type { Files } from '../ports/files.ts';
import type { Composer } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';
import type { RenderContext } from '../render/context.ts';
import { renderLetter } from '../render/letter.ts';
import { neighbours, renderDraft, renderEdition, renderSite } from '../render/output.ts';
import { outboxName, recipients, writeOutbox } from './deliver.ts';

/** What pages are made with, whichever edition they tell. */
export type OutputContext = Omit<RenderContext, 'previous' | 'next'>;

/** In the output folder: what jianbao wrote there, and whether it was a demonstration. */
const markerName = '.jianbao.json';

interface Marker {
  readonly demonstration: boolean;
  readonly files: readonly string[];
}

async function readMarker(files: Files): Promise<Marker | null> {
  const bytes = await files.read(markerName);
  if (bytes === null) return null;
  try {
    const marker: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof marker !== 'object' || marker === null || !('files' in marker) || !('demonstration' in marker))
      return null;
    const names = Array.isArray(marker.files)
      ? marker.files.filter((name): name is string => typeof name === 'string')
      : [];
    return { demonstration: marker.demonstration === true, files: names };
  } catch {
    return null;
  }
}

/** Whether a real digest has written there: a demonstration must not be laid over it. */
export async function holdsRealEditions(files: Files): Promise<boolean> {
  const marker = await readMarker(files);
  return marker !== null && !marker.demonstration && marker.files.length > 0;
}

/** Takes away what an earlier demonstration wrote, so that two demonstrations leave the same folder. */
export async function clearDemonstration(files: Files): Promise<void> {
  const marker = await readMarker(files);
  if (marker === null || !marker.demonstration) return;
  for (const name of [...marker.files, markerName]) await files.remove(name);
}

/** Notes what will be written before it is, and takes away what a demonstration left when a real digest begins. */
async function claimFolder(files: Files, demonstration: boolean, names: Iterable<string>): Promise<void> {
  const before = await readMarker(files);
  const keeps = before === null || before.demonstration === demonstration;
  if (!keeps) for (const name of before.files) await files.remove(name);
  const all = new Set([...(keeps ? (before?.files ?? []) : []), ...names]);
  await files.write(markerName, `${JSON.stringify({ demonstration, files: [...all].sort() }, null, 1)}\n`);
}

async function writeAll(
  files: Files,
  texts: ReadonlyMap<string, string | Uint8Array>,
  demonstration: boolean,
): Promise<void> {
  await claimFolder(files, demonstration, texts.keys());
  for (const [path, content] of texts) await files.write(path, content);
}

/** Lays a draft beside the published pages, for the editor's eyes. */
export async function writeDraftPages(files: Files, edition: Edition, context: OutputContext): Promise<void> {
  const texts = renderDraft(edition, { ...context, previous: null, next: null });
  await writeAll(files, texts, context.digest.demonstration);
}

/**
 * Writes every page, feed and text of the published editions. Files that are the same already are left alone, so
 * it may be called again at any time: after a crash it finishes what was begun.
 */
export async function writeOutput(store: Store, files: Files, context: OutputContext): Promise<readonly string[]> {
  const editions = await store.publishedEditions();
  const texts = new Map<string, string>();
  for (const edition of editions) {
    const beside = { ...context, ...neighbours(editions, edition.id) };
    for (const [path, text] of renderEdition(edition, beside)) texts.set(path, text);
  }
  if (editions.length > 0) {
    for (const [path, text] of renderSite(editions, { ...context, previous: null, next: null })) texts.set(path, text);
  }
  await writeAll(files, texts, context.digest.demonstration);
  for (const edition of editions) {
    for (const name of await files.list(`drafts/${edition.id}`)) await files.remove(`drafts/${edition.id}/${name}`);
  }
  return [...texts.keys()];
}

/** The reader that every edition leaves one letter to, so that a first run without subscribers shows one. */
function specimenReader(editionId: string, digest: OutputContext['digest'], at: number): Subscriber {
  return {
    id: 'specimen',
    address: 'reader@jianbao.example',
    name: null,
    language: digest.language,
    state: 'active',
    token: `specimen-${editionId}-of-a-letter`,
    consent: { at, how: 'specimen', by: 'jianbao', note: null },
    leftAt: null,
  };
}

/** The letter of a published edition. */
export async function letterOf(store: Store, editionId: string, context: OutputContext): Promise<Letter> {
  const editions = await store.publishedEditions();
  const edition = editions.find(({ id }) => id === editionId);
  if (edition === undefined) throw new Error(`${editionId} is published`);
  return renderLetter(edition, { ...context, ...neighbours(editions, editionId) });
}

/**
 * Writes letters as files: the specimen always, and one for each active reader when there is no mail server.
 *
 * @returns paths below the output folder
 */
export async function writeLetters(
  store: Store,
  files: Files,
  composer: Composer,
  letter: Letter,
  context: OutputContext,
  forAll: boolean,
): Promise<readonly string[]> {
  const readers = forAll ? recipients(await store.subscribers()) : [];
  const all = [specimenReader(letter.editionId, context.digest, letter.datedAt), ...readers];
  await claimFolder(
    files,
    context.digest.demonstration,
    all.map((reader) => outboxName(letter, reader.id)),
  );
  return writeOutbox(files, composer, letter, all);
}
