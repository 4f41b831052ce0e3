import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { renderLetter, renderLetterPage } from '../../src/render/letter.ts';
import { renderEditionPage } from '../../src/render/page.ts';
import { aCitation, aContext, aDigest, aRow, aSection, anEntry, fig, line, published, week } from './editions.ts';

const linksOf = (html: string): readonly string[] => {
  const $ = load(html);
  return [
    ...new Set(
      $('a[href]')
        .toArray()
        .map((element) => $(element).attr('href') ?? ''),
    ),
  ];
};
const numbersOf = (text: string): readonly string[] => [...new Set(text.match(/\d[\d.,]*\d|\d/g) ?? [])].sort();

test('every link of a letter is absolute and encrypted, but for the slot of the reader', () => {
  for (const link of linksOf(renderLetter(week(), aContext()).html))
    assert.match(link, /^(?:https:\/\/[^\s/]+|mailto:\S+@\S+$|%%UNSUBSCRIBE%%$)/);
});

test('an address that is not encrypted is named without a link', () => {
  const edition = week();
  const items = { ...edition.items, 'item-1': { ...edition.items['item-1']!, url: 'http://plain.example/1' } };
  const { html } = renderLetter({ ...edition, items }, aContext());
  assert.ok(html.includes('示例日报') && !html.includes('plain.example'));
  const $ = load(html);
  const dead = $('p,td').filter((_, element) => $(element).text().includes('示例日报'));
  assert.ok(dead.length > 0);
  assert.equal($('u,span[style*="underline"],a:not([href])').length, 0);
});

test('the text part has at least six in ten of the links and no markup', () => {
  const { html, text } = renderLetter(week(), aContext());
  const web = linksOf(html).filter((link) => link.startsWith('https:'));
  const both = web.filter((link) => text.includes(link));
  assert.ok(both.length >= 0.6 * web.length, `${both.length} of ${web.length}`);
  assert.doesNotMatch(text, /<\/?\w/);
});

test('html and text say the same figures', () => {
  const { html, text } = renderLetter(week(), aContext());
  const words = (given: string): string => given.replaceAll(/https?:\S+/g, '');
  const $ = load(html);
  $('style,title,div[style*="display:none"]').remove();
  $('br,td,p,h1,h2,h3').append(' ');
  assert.deepEqual(numbersOf(words($('body').text())), numbersOf(words(text)));
});

test('a letter has what mail programs ask for', () => {
  const { html, subject } = renderLetter(week(), aContext());
  const $ = load(html);
  assert.equal($('html').attr('lang'), 'zh-CN');
  assert.equal($('title').text(), subject);
  assert.equal($('table:not([role=presentation])').length, 0);
  assert.equal($('script,form,img,link,iframe').length, 0);
  assert.doesNotMatch(html, /display:\s*(?:flex|grid)|var\(--|position:\s*(?:absolute|fixed)|<svg/);
  const preview = $('div[style*="display:none"]').first().text().replaceAll(/\s/g, '');
  assert.ok(Array.from(preview).length >= 30 && Array.from(preview).length <= 150, preview);
  assert.match(html, /%%UNSUBSCRIBE%%"[^>]*>一键退订/);
  assert.match(html, /网页版/);
});

test('a quiet week still has a preview text of some length', () => {
  const { html } = renderLetter(published({ headline: line('本期没有大新闻') }), aContext());
  const preview = load(html)('div[style*="display:none"]').first().text().replaceAll(/\s/g, '');
  assert.ok(Array.from(preview).length >= 30 && Array.from(preview).length <= 150, preview);
});

test('a demonstration says so in the subject and in both parts', () => {
  const context = aContext({ digest: aDigest({ demonstration: true }) });
  const { subject, html, text } = renderLetter(week(), context);
  assert.match(subject, /^【演示】/);
  for (const part of [html, text]) assert.match(part, /【演示】来自示例订阅源/);
});

test('a subject has at most sixty characters', () => {
  const { subject } = renderLetter(week({ headline: line('很长的标题'.repeat(40)) }), aContext());
  assert.equal(Array.from(subject).length, 60);
});

/** A first edition with far more than a letter may hold. */
function large() {
  const ids = Array.from({ length: 240 }, (_, n) => `f${n}`);
  const citations = Object.fromEntries(
    ids.map((id, value) => [id, aCitation({ id, value, raw: `${value + 1}亿元`, quote: `营收${value + 1}亿元。` })]),
  );
  const entries = Array.from({ length: 24 }, (_, n) => {
    const own = ids.slice(n * 10, n * 10 + 10);
    const long = line('背景第一句。', `背景很长很长。`.repeat(30), fig(own[0]!, `${n * 10 + 1}亿元`));
    return anEntry({
      storyId: `s${n}`,
      kind: n % 4 === 0 ? 'news' : 'background',
      summary: [long, long, long],
      figures: own.map((figure) => aRow({ figure })),
    });
  });
  return published({ first: true, sections: [aSection()], entries, citations });
}

test('a letter stays under 80,000 bytes, says so, and loses no news', () => {
  const edition = large();
  const { html, text } = renderLetter(edition, aContext());
  assert.ok(Buffer.byteLength(html) <= 80_000, String(Buffer.byteLength(html)));
  assert.match(html, /网页版有全文/);
  assert.match(text, /网页版有全文/);
  assert.equal(html.match(/背景第一句。背景很长/g)?.length, 18, 'six news stories with three paragraphs each');
  assert.equal(html.match(/背景第一句。/g)?.length, 18, 'no sentence of the background bears out its title');
  assert.equal(load(html)('h3').length, 24, 'every title stands');
});

test('the preview does not say the subject again', () => {
  const keyPoints = [
    { storyId: 'a', line: line('沐曦首日收于829.90元，总市值3320亿元') },
    { storyId: 'b', line: line('智谱公布配发结果，募资43亿港元') },
  ];
  const { html } = renderLetter(week({ headline: line('沐曦首日收于829.90元'), keyPoints }), aContext());
  const preview = load(html)('body > div').first().text();
  assert.match(preview, /^智谱公布配发结果/);
});

test('the text part names each link to a sentence by its figures', () => {
  const { text } = renderLetter(week(), aContext());
  assert.match(text, /\n出处\n829\.90元、692\.95% https:\/\/jianbao\.example\/editions\/2025-W51\/#f01\n/);
});

test('what was corrected in the edition before stands in the next letter, and nothing that came later', () => {
  const correction = { n: 1, by: 'li', entry: '0a1b2c', was: '甲', now: '乙' };
  const corrections = [
    { ...correction, at: Date.parse('2025-12-16T08:00:00+08:00') },
    { ...correction, n: 2, was: '丙', at: Date.parse('2025-12-30T08:00:00+08:00') },
  ];
  const previous = week({ id: '2025-W50', number: 50, from: '2025-12-08', to: '2025-12-14', corrections });
  const { html, text } = renderLetter(week({ corrections: [] }), aContext({ previous }));
  for (const part of [html, text]) {
    assert.match(part, /第50期：12月16日：原写作“甲”，改为“乙”。/);
    assert.doesNotMatch(part, /丙/);
  }
});

test('a letter of a correction says so in its subject and lists what was and what is', () => {
  const { subject, html, text } = renderLetter(week(), aContext(), 'correction-1');
  assert.match(subject, /^更正：沐曦首日/);
  for (const part of [html, text]) assert.match(part, /原写作“32\.7%”，改为“32\.6%”。/);
});

test('the text part has a few links to sentences for each company, not all of them', () => {
  const { html, text } = renderLetter(week(), aContext());
  const sheets = (part: string): number => new Set(part.match(/#f\d+/g) ?? []).size;
  assert.ok(sheets(text) < sheets(html), `${sheets(text)} of ${sheets(html)}`);
});

test('a long headline breaks between its clauses', () => {
  const { html } = renderLetter(week(), aContext());
  for (const heading of load(html)('h3').toArray())
    assert.match(heading.attribs['style'] ?? '', /word-break: ?keep-all/);
});

test('the letter as a page is addressed to nobody and leaves no list', () => {
  const html = renderLetterPage(week(), aContext());
  assert.doesNotMatch(html, /%%/);
  assert.match(html, /href="#leave"/);
  assert.match(html, /id="leave"/);
});

test('a letter that had to be shortened leads from each figure to the sheet of the page that holds it', () => {
  const entries = Array.from({ length: 90 }, (_, n) =>
    anEntry({
      storyId: `s${n}`,
      company: n % 2 === 0 ? 'metax' : 'zhipu',
      summary: [
        line(`沐曦股份募资${n + 1}亿元。`.repeat(20)),
        line('另有', fig(`t${n}`, `${n + 101}亿元`), '未到账。'),
      ],
      figures: [1, 2, 3, 4].map((row) => aRow({ figure: `r${n}-${row}`, metric: 'raise' })),
    }),
  );
  const citations = Object.fromEntries(
    entries.flatMap((_, n) => [
      [
        `t${n}`,
        aCitation({ id: `t${n}`, value: (n + 101) * 1e8, raw: `${n + 101}亿元`, quote: `另有${n + 101}亿元。` }),
      ],
      ...[1, 2, 3, 4].map((row) => [
        `r${n}-${row}`,
        aCitation({
          id: `r${n}-${row}`,
          metric: 'raise',
          value: (n * 10 + row) * 1e10,
          raw: `${n * 10 + row}00亿元`,
          quote: `到账${n * 10 + row}00亿元。`,
        }),
      ]),
    ]),
  );
  const sections = [aSection(), aSection({ company: 'zhipu', name: '智谱' })];
  const edition = week({ sections, entries, citations });
  const page = load(renderEditionPage(edition, aContext()));
  const letter = load(renderLetter(edition, aContext()).html);
  const links = letter('a[href*="#f"]').toArray();
  assert.ok(links.length >= 90, `${links.length} links`);
  for (const link of links) {
    const sheet = page(`#${letter(link).attr('href')!.split('#')[1]!}`);
    assert.ok(sheet.text().includes(letter(link).text()), `${letter(link).text()} → ${sheet.text()}`);
  }
});
