import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { decodeText } from '../../../src/read/charset.ts';
import { readPage } from '../../../src/read/page/page.ts';

const paragraphs = [
  '沐光科技今日在科创板上市，发行价每股一百元，首日开盘大涨，盘中一度超过三百元，成交十分活跃。',
  '公司成立于二〇二〇年，主要从事图形处理器的研发、设计和销售，产品用于数据中心、云计算和智能驾驶。',
  '招股书显示，公司去年营收七亿元，同比增长两倍；研发投入九亿元，占营收的比例超过一倍，仍未盈利。',
  '公司董事长在仪式上表示，募集资金将用于新一代芯片的研发，并会继续与国内的软件伙伴建设生态。',
];

const page = `<html><head><title>沐光科技上市首日大涨_示例网</title>
<script>var article = {"pubTime": "2025-12-17 09:30"}</script></head><body>
<nav><a href="/">首页</a><a href="/a">财经</a></nav>
<div class="main"><h1>沐光科技上市首日大涨</h1><div class="info">2025年12月17日 09:41 来源：<a>示例日报</a> 作者：李四</div>
<div class="content">${paragraphs.map((text) => `<p>${text}</p>`).join('')}
<figure><img src="a.jpg"><figcaption>上市现场，图为敲钟</figcaption></figure><p>责任编辑：王五</p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">另一家公司过会</a></li></ul></div></div></body></html>`;

test('a page gives its article and what it says of itself', () => {
  assert.deepEqual(readPage(page, 'https://news.example/1.html'), {
    title: '沐光科技上市首日大涨',
    author: '李四',
    outlet: '示例日报',
    published: '2025-12-17T01:41:00.000Z',
    text: paragraphs.join('\n'),
  });
});

test('nothing is guessed from the visible text of a page that is not Chinese', () => {
  const english =
    '<html><head><title>A story</title></head><body><p>December 17, 2025</p><p>Text of the story.</p></body></html>';
  const { published, outlet, author } = readPage(english, null);
  assert.deepEqual([published, outlet, author], [null, null, null]);
});

for (const [what, html] of [
  ['nothing', ''],
  ['text without a tag', 'Access denied'],
  ['a frame', '<html><frameset><frame src="x"></frameset></html>'],
  ['a page cut in its head', '<html><head><title>a'],
] as const) {
  test(`${what} gives a page without an article and ends no process`, () => {
    assert.equal(typeof readPage(html, null).text, 'string');
  });
}

test('a page nested a hundred thousand deep ends no process', () => {
  assert.equal(typeof readPage(`<html><body>${'<div>'.repeat(100_000)}甲</body></html>`, null).text, 'string');
});

test('a page with an element before its root is read like any other', () => {
  const text = '公司今日在科创板挂牌上市，全天成交额超过一百亿元，较发行价上涨五倍多。'.repeat(4);
  const page = readPage(`<h1>上市</h1><html><head><title>上市</title></head><body><p>${text}</p></body></html>`, null);
  assert.match(page.text, /科创板挂牌/);
  assert.equal(readPage('<h1><html><head><title>上市</h1>', null).published, null);
});

const fixtures = join(import.meta.dirname, '../../fixtures/pages');
for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.html'))) {
  test(`${file} gives what stands beside it`, () => {
    const { url, ...expected } = JSON.parse(readFileSync(join(fixtures, file.replace('.html', '.json')), 'utf8'));
    assert.deepEqual(readPage(decodeText(readFileSync(join(fixtures, file)), null, null), url), expected);
  });
}

test('a short report is not exchanged for a longer one that a script holds', () => {
  const other = `<p>${paragraphs[3]!.repeat(6)}</p>`;
  const html = `<title>快讯</title><p>${paragraphs.slice(0, 2).join('')}</p><script>var s = {"content": ${JSON.stringify(other)}}</script>`;
  assert.equal(readPage(html, null).text, paragraphs.slice(0, 2).join(''));
});

test('a rule finds body, title, date and author by selector and attribute', () => {
  const html = `<html><head><title>x</title></head><body><h1>首页</h1><div class="t">标题甲</div><i data-at="2025-12-18 09:10">刚刚</i>
<div class="w">李四</div><div class="b"><p>甲文。</p><div class="ad">广告</div><div class="b"><p>乙文。</p></div></div><p>${paragraphs.join('')}</p></body></html>`;
  const rule = { host: 'x.example', body: '.b', title: '.t', date: 'i@data-at', author: '.w', remove: ['.ad'] };
  const { title, published, author, text } = readPage(html, null, rule);
  assert.deepEqual([title, published, author, text], ['标题甲', '2025-12-18T01:10:00.000Z', '李四', '甲文。\n乙文。']);
});

test('what a rule does not find, or what is no selector, is found by itself', () => {
  const rule = { host: 'x', body: '.none', title: 'h1[', date: '>>>', author: '@', remove: ['::', ''] };
  assert.deepEqual(readPage(page, 'https://news.example/1.html', rule), readPage(page, 'https://news.example/1.html'));
});

test('clean-up inside a chosen body never empties it', () => {
  const rule = { host: 'x', body: '.b', title: null, date: null, author: null, remove: [] };
  assert.equal(readPage('<div class="b"><p>责任编辑：王五</p></div>', null, rule).text, '责任编辑：王五');
});

test('a page of nothing but a description gives it', () => {
  assert.equal(
    readPage('<head><meta property="og:description" content="沐光科技今日上市"></head>', null).text,
    '沐光科技今日上市',
  );
});

test('an article that waits, hidden, for a script is read', () => {
  const html = `<div style="visibility: hidden">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div><p>尾</p>`;
  assert.match(readPage(html, null).text, /^沐光科技今日/);
});

for (const [line, wanted] of [
  ['来源 : 示例网 | 2025年12月18日 09:10:11', { outlet: '示例网', published: '2025-12-18T01:10:11.000Z' }],
  ['<span class="author"><a href="/a">李四</a></span> · <span>2025/12/18 09:10</span>', { author: '李四' }],
  ['2025-12-18 09:10 星期四', { outlet: null, published: '2025-12-18T01:10:00.000Z' }],
  ['本报记者 李四 王五 示例日报 2025-12-18', { author: '李四 王五' }],
  ['更新时间：2025-12-19 10:00 发布时间：2025-12-18 09:10', { published: '2025-12-18T01:10:00.000Z' }],
  ['[发布时间] 2025-12-18 [来源] 示例研究院', { outlet: '示例研究院', published: '2025-12-18' }],
  ['来源于：示例日报', { outlet: '示例日报' }],
  ['撰稿人：李四 审核：王五', { author: '李四' }],
  ['石某/示例青年报', { author: '石某', outlet: '示例青年报' }],
  ['12-18 09:10', { published: null }],
] as const) {
  test(`the line ${line} under a headline is understood`, () => {
    const html = `<title>沐光科技上市首日大涨_示例</title><h1>沐光科技上市首日大涨</h1><div>${line}</div><div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
    const found = readPage(html, null);
    assert.deepEqual({ ...found, ...wanted }, found);
  });
}

test('the time of a comment is not that of the page', () => {
  const html = `<div data-ptime="2025-12-18 09:10:00">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
  const comment = '<div class="comments"><i class="time">2025-12-19 20:00:00</i></div>';
  assert.equal(readPage(html + comment, null).published, '2025-12-18T01:10:00.000Z');
  assert.equal(readPage(html.replace(/ data-ptime="[^"]*"/, '') + comment, null).published, null);
});

const size = 2_000_000;
for (const piece of [
  '<',
  '</',
  '<div>',
  '<p x="',
  "<a b='",
  '<!--',
  '<script>',
  '<svg>',
  '&amp;',
  '</p>',
  '<table><tr><td>',
  '<a =',
  '<font>x',
]) {
  test(`two million characters of ${piece} are read at once`, () => {
    const started = process.cpuUsage();
    readPage(piece.repeat(size / piece.length), null);
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 4_000_000);
  });
}

test('a title in the body that holds a doctype does not go on for ever', () => {
  const inner = `<a x>`.repeat(20) + '<title>&lt;/title>&lt;!DOCTYPE r';
  assert.equal(readPage(`<a><html><body>${inner}</body></html>`, null).published, null);
});
