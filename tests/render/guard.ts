import assert from 'node:assert/strict';
import { dirname, posix } from 'node:path';

import { load, type CheerioAPI } from 'cheerio';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

type Node = ReturnType<CheerioAPI>[number];

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    // Letters need attributes and styles that pages have outgrown; titles are counted with their escapes.
    rules: Object.fromEntries(
      [
        'doctype-style',
        'no-inline-style',
        'presentation-role-style',
        'no-deprecated-attr',
        'prefer-native-element',
        'long-title',
      ].map((rule) => [rule, 'off']),
    ),
  } as Record<string, unknown>),
);

/** What html-validate says against a page. */
export async function htmlFaults(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html, 'page.html');
  return report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId} ${message.message}`));
}

const flat = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,，]/g, '');

/**
 * The digits of a page's `<main>` that lead nowhere (DESIGN section 4), each with a little of its text.
 * `tied` counts those that lead to a sentence.
 */
export function looseDigits(html: string): { readonly loose: readonly string[]; readonly tied: number } {
  const $ = load(html);
  const byId = new Map(
    $('[id]')
      .toArray()
      .map((element) => [$(element).attr('id') ?? '', element]),
  );
  const targetOf = (element: Node): Node | undefined => byId.get(($(element).attr('href') ?? '').slice(1));
  const sheets = new Set($('a.fig').toArray().map(targetOf));
  const loose: string[] = [];
  let tied = 0;
  const isTied = (element: Node): boolean => {
    const target = targetOf(element);
    const text = $(element).text();
    const numbers = flat(text).match(/[0-9.]*[0-9]/g) ?? [];
    return (
      target !== undefined &&
      ($(element).attr('data-source') ?? '') !== '' &&
      Array.from(text.trim()).length <= 24 &&
      numbers.every((number) => flat($(target).text()).includes(number))
    );
  };
  const stateOf = (start: Node | null): 'free' | 'tied' | 'loose' => {
    for (let at = start; at !== null && 'attribs' in at; at = at.parent as Node | null) {
      const isPageHeader = at.name === 'header' && $(at).closest('article').length === 0;
      if (/^(?:nav|footer|form|time)$/.test(at.name) || isPageHeader || sheets.has(at)) return 'free';
      if (at.attribs['aria-hidden'] === 'true' || 'data-name' in at.attribs || 'data-count' in at.attribs)
        return 'free';
      if (at.name === 'a' && $(at).hasClass('fig')) return isTied(at) ? 'tied' : 'loose';
    }
    return 'loose';
  };
  const visit = (node: Node): void => {
    if ('data' in node) {
      if (!/\p{Nd}/u.test(node.data)) return;
      const state = stateOf(node.parent);
      if (state === 'tied') tied += 1;
      if (state === 'loose') loose.push(node.data.trim().slice(0, 40));
      return;
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const main of $('main').toArray()) visit(main);
  return { loose, tied };
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/\{\{|\}\}|\{%|%\}|<%|%>|\$\{[\w.]+\}/, 'a template mark'],
  [/\bundefined\b|(?<![\w-])NaN(?![\w-])|\[object \w+\]|Invalid Date/, 'a value that is none'],
  [/&amp;(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i, 'an escape made twice'],
  [/\ufffd/, 'a broken character'],
];

/** A feed's text once unescaped: what a reader takes for HTML. */
function unescaped(path: string, text: string): string {
  if (path.endsWith('.json')) return text;
  return text
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replaceAll('&', '&amp;'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Faults of the raw text of any output: unfilled slots, double escapes, broken characters. */
export function markFaults(path: string, text: string): readonly string[] {
  const isFeed = /(?:feed|atom)\.(?:xml|json)$/.test(path);
  const styleless = text.replaceAll(/<style\b[\s\S]*?<\/style>/g, '');
  const seen = isFeed ? unescaped(path, styleless) : styleless;
  return marks.flatMap(([pattern, what]) => {
    const match = pattern.exec(seen);
    return match === null
      ? []
      : [`${path}: ${what} at “${seen.slice(Math.max(0, match.index - 20), match.index + 30)}”`];
  });
}

/** What a page would run or fetch: scripts, handlers, pictures, frames, style sheets of others. */
export function activeContent(html: string): readonly string[] {
  const $ = load(html);
  const elements = $('script,img,iframe,object,embed,form,link[rel=stylesheet],[src]').toArray();
  const handlers = $('*')
    .toArray()
    .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []))
    .filter((attribute) => attribute.startsWith('on'));
  const schemes = $('[href]')
    .toArray()
    .map((element) => $(element).attr('href') ?? '')
    .filter((url) => /^(?!https?:|mailto:)[a-z]+:/i.test(url));
  return [...elements.map((element) => element.name), ...handlers, ...schemes];
}

/** Links of pages that lead nowhere inside the files, anchors included; absolute ones on the site count too. */
export function brokenLinks(files: ReadonlyMap<string, string>, siteUrl: string): readonly string[] {
  const pages = new Map(
    [...files].filter(([path]) => path.endsWith('.html')).map(([path, html]) => [path, load(html)]),
  );
  const broken: string[] = [];
  for (const [path, $] of pages) {
    for (const element of $('[href],[src]').toArray()) {
      const given = $(element).attr('href') ?? $(element).attr('src') ?? '';
      const url = given.startsWith(`${siteUrl}/`) ? `/${given.slice(siteUrl.length + 1)}` : given;
      if (/^[a-z][a-z\d+.-]*:/i.test(url)) continue;
      const [file = '', anchor] = url.split('#');
      let target = file === '' ? path : file.startsWith('/') ? file.slice(1) : posix.join(dirname(path), file);
      if (target === '' || target.endsWith('/')) target += 'index.html';
      const page = pages.get(target);
      if (given === '' || !files.has(target)) broken.push(`${path} → ${given}`);
      else if (anchor && page?.(`[id="${anchor}"]`).length === 0) broken.push(`${path} → ${given} (no such id)`);
    }
  }
  return broken;
}

/** Everything a set of output files must be; `null` where a file is not looked at for digits. */
export async function assertSound(files: ReadonlyMap<string, string>, siteUrl: string): Promise<void> {
  for (const [path, text] of files) {
    assert.deepEqual(markFaults(path, text), []);
    if (!path.endsWith('.html')) continue;
    assert.deepEqual(await htmlFaults(text), [], path);
    assert.match(text, /<html lang="(?:zh-CN|en)"/, path);
    assert.deepEqual(activeContent(text), [], path);
    if (!path.endsWith('letter.html')) assert.deepEqual(looseDigits(text).loose, [], path);
  }
  assert.deepEqual(brokenLinks(files, siteUrl), []);
}
