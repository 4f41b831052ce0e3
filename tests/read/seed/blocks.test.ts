import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  cutBlocks,
  hasOpenEnd,
  isCredit,
  joinPieces,
  looksLikeHeading,
  mendHyphens,
} from '../../../src/read/seed/blocks.ts';

const kinds = (text: string, format: 'txt' | 'md' | 'html' = 'txt'): readonly string[] =>
  cutBlocks(text, format).map((block) => `${block.kind} ${block.text}`);

test('headings, paragraphs, labels and credit lines of a text are told apart', () => {
  const text =
    '国产存储\n\n冷数据\n热生意\n\n甲公司今年卖出三千台机器。\n\n纵深\n\n三种算法\n\n江城晚报综合数据周刊、存储在线\n';
  assert.deepEqual(kinds(text), [
    'heading 国产存储',
    'heading 冷数据 热生意',
    'body 甲公司今年卖出三千台机器。',
    'label 纵深',
    'heading 三种算法',
    'credit 江城晚报综合数据周刊、存储在线',
  ]);
});

test('a text without blank lines has a block per line, one with them joins hard line ends', () => {
  assert.equal(kinds('标题一行\n第一段。\n第二段。').length, 3);
  assert.deepEqual(kinds('第一段的上半行，\n下半行。\n\n第二段。'), ['body 第一段的上半行，下半行。', 'body 第二段。']);
});

test('marks of markdown are taken away and give the level of a heading', () => {
  const blocks = cutBlocks('---\ntitle: x\n---\n# 总题\n\n## 分题\n正文**有**[链接](https://a.example)。\n', 'md');
  assert.deepEqual(
    blocks.map(({ kind, level, text }) => [kind, level, text]),
    [
      ['heading', 1, '总题'],
      ['heading', 2, '分题'],
      ['body', null, '正文有链接。'],
    ],
  );
});

test('html is cut at block elements, and scripts and menus are left out', () => {
  const html = '<nav><p>菜单。</p></nav><h1>总题</h1><div>第一<b>段</b>。<p>第二段。</p>尾。</div><script>x。</script>';
  assert.deepEqual(kinds(html, 'html'), ['heading 总题', 'body 第一段。', 'body 第二段。', 'body 尾。']);
});

test('a credit line is known by its form, and a sentence with 综合 is none', () => {
  for (const line of ['某报综合甲报、乙网', '来源：某网', '本报记者 张三 李四', '（综合新华社、某台）'])
    assert.ok(isCredit(line), line);
  for (const line of ['公司综合毛利率为三成。', '综合来看', '某报综合了甲报的数字，得出三成的结论。']) {
    assert.ok(!isCredit(line), line);
  }
});

test('a heading is short and closed by nothing', () => {
  assert.ok(looksLikeHeading('甲公司：先把盘做稳'));
  for (const text of ['卖出三千台。', '先卖机器，', '先卖机器，再卖服务', '甲公司'.repeat(9)])
    assert.ok(!looksLikeHeading(text), text);
});

test('an end is open when no full stop, question or quotation mark closes it', () => {
  for (const text of ['卖出三千', '卖出三千台，', '以“某某']) assert.ok(hasOpenEnd(text), text);
  for (const text of ['卖出三千台。', '是吗？”', '如下：']) assert.ok(!hasOpenEnd(text), text);
});

test('pieces join without a space in Chinese, inside numbers and words, with one between words', () => {
  assert.equal(joinPieces('两种业', '务。'), '两种业务。');
  assert.equal(joinPieces('共346', '.5万元'), '共346.5万元');
  assert.equal(joinPieces('Moore', 'Threads'), 'Moore Threads');
  assert.equal(joinPieces('Mini-', 'Max'), 'MiniMax');
});

test('a hyphen of a line end is taken out of a word, one of a name stays', () => {
  assert.equal(mendHyphens('自主MU-SA架构'), '自主MUSA架构');
  assert.equal(mendHyphens('Mini-Max与MiniMax'), 'MiniMax与MiniMax');
  assert.equal(mendHyphens('GLM-Z与To-B、AI-GPU、AI和GPU'), 'GLM-Z与To-B、AI-GPU、AI和GPU');
});

test('of a markdown link the words are left, also where its address holds brackets', () => {
  const [block] = cutBlocks(
    '见[甲公司](https://a.example/x_(y))的公告，全文在[此](c.html)，![图](b.png)说明详见附录与正文。',
    'md',
  );
  assert.equal(block?.text, '见甲公司的公告，全文在此，说明详见附录与正文。');
});

test('links that never end are read in the time of their length', () => {
  const started = performance.now();
  cutBlocks('[a]('.repeat(100_000), 'md');
  assert.ok(performance.now() - started < 2000);
});
