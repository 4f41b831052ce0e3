import { JianbaoError } from '../../errors.ts';
import type { CompanyRole } from '../../model/fact.ts';
import { arrange } from './arrange.ts';
import type { SeedDate } from './article.ts';
import { cutBlocks } from './blocks.ts';
import type { Block, PageFormat } from './blocks.ts';
import { seedDateOf } from './dates.ts';
import { findJoints } from './joints.ts';
import type { NamesIn } from './joints.ts';

/** One section of an article on a seed page. */
export interface SeedFragmentArticle {
  /** The article's, as printed: rubric and headline. */
  readonly title: string;
  /** The section's own heading; null for what stands before the first. */
  readonly section: string | null;
  /** Paragraphs parted by one `\n`; torn ones are whole again where that is clear. */
  readonly text: string;
  /** Null when no credit line names it. */
  readonly outlet: string | null;
  readonly date: SeedDate;
  /** Main ones first. A commentary is about all it names. */
  readonly companies: readonly CompanyRole[];
  readonly credit: string | null;
}

interface SeedPageOptions {
  readonly format: PageFormat;
  /** Day the page was printed, when somebody knows it. */
  readonly published: string | null;
  /** Ids of the companies a text names, in order, each as often as it is named. */
  readonly companyNamesIn: NamesIn;
}

interface Section {
  readonly heading: string | null;
  readonly label: string | null;
  readonly paragraphs: string[];
}

interface Article {
  readonly titles: readonly string[];
  readonly sections: Section[];
  credit: string | null;
  isClosed: boolean;
}

/** Headings that stand together from a place on. */
function headingsFrom(blocks: readonly Block[], from: number): readonly Block[] {
  let to = from;
  while (blocks[to]?.kind === 'heading') to += 1;
  return blocks.slice(from, to);
}

/** Lines an article of this page has above its text: those behind a credit line show it best. */
function titleLines(blocks: readonly Block[]): number {
  const runs = blocks.flatMap((block, at) => (block.kind === 'credit' ? [headingsFrom(blocks, at + 1).length] : []));
  const known = runs.filter((length) => length > 0);
  return known.length === 0 ? 2 : Math.min(...known);
}

/** The level that begins an article, where headings are marked: the highest that stands before a text of its own. */
function articleLevel(blocks: readonly Block[]): number | null {
  const levels = [...new Set(blocks.flatMap((block) => (block.level === null ? [] : [block.level])))].sort(
    (a, b) => a - b,
  );
  const [highest, second] = levels;
  if (highest === undefined) return null;
  const isPageTitle = blocks.filter((block) => block.level === highest).length === 1 && levels.length > 2;
  return isPageTitle ? second! : highest;
}

/** Whether the last of an article's first headings is that of its first section, which then has no opening before it. */
function endsInSection(run: readonly Block[], namesIn: NamesIn): boolean {
  const last = run.at(-1)!;
  return (
    run.length > 1 && last.level === null && namesIn(last.text).length > 0 && namesIn(run.at(-2)!.text).length === 0
  );
}

function articlesOf(blocks: readonly Block[], namesIn: NamesIn): Article[] {
  const found: Article[] = [];
  const hasCredits = blocks.some((block) => block.kind === 'credit');
  const lines = titleLines(blocks);
  const topLevel = articleLevel(blocks);
  const begin = (titles: readonly string[]): Article => {
    const article: Article = { titles, sections: [], credit: null, isClosed: false };
    found.push(article);
    return article;
  };
  const current = (): Article => found.at(-1) ?? begin([]);
  const add = (heading: string | null, label: string | null): void => {
    current().sections.push({ heading, label, paragraphs: [] });
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (block.kind === 'heading') {
      const run = headingsFrom(blocks, at);
      at += run.length - 1;
      const article = found.at(-1);
      const isMarkedTop =
        topLevel !== null && run.some((heading) => heading.level !== null && heading.level <= topLevel);
      const isNew =
        article === undefined ||
        isMarkedTop ||
        article.isClosed ||
        (!hasCredits && topLevel === null && run.length > 1);
      if (!isNew) {
        add(run.map((heading) => heading.text).join(' '), null);
        continue;
      }
      const isFirst = found.length === 0;
      const inner =
        topLevel === null
          ? endsInSection(run, namesIn)
            ? run.slice(-1)
            : []
          : run.filter((heading) => (heading.level ?? 9) > topLevel);
      const own = run.filter((heading) => !inner.includes(heading));
      // What stands above the first article's own lines is the title of the page.
      const titles = topLevel === null ? (isFirst ? own.slice(-Math.max(1, lines)) : own) : own.slice(-1);
      begin(titles.map((heading) => heading.text));
      if (inner.length > 0) add(inner.map((heading) => heading.text).join(' '), null);
    } else if (block.kind === 'label') {
      const [heading] = headingsFrom(blocks, at + 1);
      if (heading !== undefined) at += 1;
      add(heading?.text ?? null, block.text);
    } else if (block.kind === 'credit') {
      const article = current();
      article.credit ??= block.text;
      // A line of names under the title credits as well; only one below the text closes the article.
      article.isClosed = article.sections.some((section) => section.paragraphs.length > 0);
    } else {
      if (current().sections.length === 0) add(null, null);
      current().sections.at(-1)!.paragraphs.push(block.text);
    }
  }
  return found;
}

/** 示例商报 of 示例商报综合甲报、乙网; what stands behind 来源: or before 记者. */
function outletOf(credit: string | null): string | null {
  if (credit === null) return null;
  const plain = credit.replaceAll(/^[（(【]|[）)】]$/g, '');
  const found =
    /^(?:据)?([\p{Script=Han}A-Za-z0-9·]{2,}?)综合/u.exec(plain) ??
    /^(?:来源|來源|稿源)[:：]\s*([^\s、,，]+)/u.exec(plain) ??
    /^([\p{Script=Han}]{2,8}(?:报|网|社|台))(?:见习)?(?:记者|通讯员)/u.exec(plain);
  const name = found?.[1] ?? null;
  return name === null || /^本报$/.test(name) ? null : name;
}

/** Less than this share of the names of the company named most, and a company is only mentioned. */
const mainShare = 0.5;

function rolesOf(section: Section, text: string, namesIn: NamesIn): CompanyRole[] {
  const inHeading = new Set(section.heading === null ? [] : namesIn(section.heading));
  const counts = new Map<string, number>();
  for (const id of [...inHeading, ...namesIn(text)]) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const isMain = (id: string): boolean => {
    if (section.label !== null) return true;
    return inHeading.size > 0 ? inHeading.has(id) : counts.get(id)! > most * mainShare;
  };
  const roles = [...counts.keys()].map((id): CompanyRole => ({ id, role: isMain(id) ? 'main' : 'passing' }));
  return roles.sort((a, b) => Number(b.role === 'main') - Number(a.role === 'main'));
}

/** The first words of a text without a title. */
function wordsOf(text: string): string {
  return (/^[^。！？!?\n]{1,30}/.exec(text)?.[0] ?? text.slice(0, 30)).trim();
}

/**
 * Cuts the raw text of a newspaper page into its articles and their sections, and joins the sentences that the page's
 * columns tore apart.
 *
 * @param text the file's characters
 * @returns in reading order; sections without text are left out. The date is one for the whole page
 * @throws JianbaoError SEED_EMPTY when there is no paragraph
 *
 * What looks like a credit line is in `credit` and in no text. A side column (纵深, 链接 …) belongs to the article before it.
 */
export function importSeedPage(text: string, options: SeedPageOptions): SeedFragmentArticle[] {
  const { companyNamesIn: namesIn } = options;
  const blocks = cutBlocks(text, options.format);
  const date = seedDateOf(blocks.map((block) => block.text).join('\n'), options.published);
  const articles = articlesOf(arrange(blocks, findJoints(blocks, namesIn)), namesIn);
  const found = articles.flatMap(({ titles, sections, credit }) =>
    sections
      .filter(({ paragraphs }) => paragraphs.length > 0)
      .map((section): SeedFragmentArticle => {
        const body = section.paragraphs.join('\n');
        return {
          title: titles.length > 0 ? titles.join(' ') : wordsOf(body),
          section: [section.label, section.heading].filter((part) => part !== null).join('：') || null,
          text: body,
          outlet: outletOf(credit),
          date,
          companies: rolesOf(section, body, namesIn),
          credit,
        };
      }),
  );
  if (found.length === 0) throw new JianbaoError('SEED_EMPTY');
  return found;
}
