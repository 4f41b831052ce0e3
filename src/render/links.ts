import type { Digest } from '../model/digest.ts';

/** Addresses inside `output/`, relative on pages so that they open from a disk too, absolute in letters and feeds. */
export interface Links {
  /** The page itself, with the slash of its folder; empty on the page. */
  readonly here: string;
  /** Null where the page must not lead there: a draft has no site around it. */
  readonly home: string | null;
  readonly company: (id: string) => string | null;
  readonly edition: (id: string) => string | null;
  readonly file: (path: string) => string | null;
}

/** The page of all companies side by side, inside `output/`. */
export const timelinePath = 'companies/timeline.html';

/** Anchor of a company's section on an edition's page. */
export function sectionId(company: string): string {
  return `c-${company.replaceAll(/[^\w-]/g, '_')}`;
}

/** Anchor of a story on an edition's page. */
export function storyId(story: string): string {
  return `story-${story.replaceAll(/[^\w-]/g, '_')}`;
}

/** Links of a page, `root` being the way from its folder to `output/`: `''`, `../../`. */
export function pageLinks(root: string): Links {
  return {
    here: '',
    home: `${root}index.html`,
    company: (id) => `${root}companies/${id}/index.html`,
    edition: (id) => `${root}editions/${id}/index.html`,
    file: (path) => `${root}${path}`,
  };
}

/** A draft leads nowhere: nothing around it need exist yet. */
export const draftLinks: Links = { here: '', home: null, company: () => null, edition: () => null, file: () => null };

/** Absolute links for letters and feeds; `here` is the page of an edition. */
export function siteLinks(digest: Pick<Digest, 'siteUrl'>, editionId: string): Links {
  const root = `${digest.siteUrl}/`;
  return {
    here: `${root}editions/${editionId}/`,
    home: root,
    company: (id) => `${root}companies/${id}/`,
    edition: (id) => `${root}editions/${id}/`,
    file: (path) => `${root}${path}`,
  };
}
