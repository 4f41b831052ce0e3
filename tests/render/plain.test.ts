import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { renderJson, renderManifest, renderMarkdown, renderText, tidyText, toJson } from '../../src/render/plain.ts';
import { aContext, week } from './editions.ts';

test('the text has each source sentence under the number it has on the page', () => {
  const text = renderText(week({ number: 51 }), aContext());
  assert.match(text, /^简报 第51期\n2025年12月15日—21日\n/);
  assert.match(
    text,
    /f01 原句：沐曦股份首日收于829\.90元，较发行价上涨692\.95%。\n {4}示例日报，12月17日 · .* https:\/\/outlet\.example\/1\?a=1&b=2/,
  );
  assert.match(text, /f02 转述：摩尔线程以超过3000亿元的市值登陆科创板。/);
  assert.doesNotMatch(text, /\n\n\n|[ \t]\n/);
});

test('Markdown leads from each figure to the page beside it', () => {
  const markdown = renderMarkdown(week(), aContext());
  assert.match(markdown, /^# 沐曦首日收于\[829\.90元\]\(index\.html#f01\)/);
  assert.match(markdown, /\n## 沐曦股份 科创板 688802 已上市\n/);
  assert.match(markdown, /\| 股价，12月17日收盘 \| \[829\.90元\]/);
});

test('JSON names figures by their number and says where each comes from', () => {
  const data = JSON.parse(renderJson(week())) as {
    readonly sections: readonly {
      readonly entries: readonly { readonly figures: readonly { readonly figure: string }[] }[];
    }[];
    readonly figures: Readonly<Record<string, { readonly raw: string; readonly item: string }>>;
    readonly items: Readonly<Record<string, { readonly url: string }>>;
  };
  const row = data.sections[1]?.entries[0]?.figures[0];
  assert.equal(row?.figure, 'f01');
  const figure = data.figures[row?.figure ?? ''];
  assert.equal(figure?.raw, '829.90元');
  assert.equal(data.items[figure?.item ?? '']?.url, 'https://outlet.example/1?a=1&b=2');
});

test('in JSON a second figure of one sentence has a key of its own and the same sheet', () => {
  const { figures } = JSON.parse(renderJson(week())) as {
    readonly figures: Readonly<Record<string, { readonly raw: string; readonly sheet: string }>>;
  };
  assert.deepEqual([figures['f01']?.raw, figures['f01']?.sheet], ['829.90元', 'f01']);
  assert.deepEqual([figures['f01-2']?.raw, figures['f01-2']?.sheet], ['692.95%', 'f01']);
});

test('the manifest says who approved which version', () => {
  const manifest = JSON.parse(renderManifest(week())) as { readonly approval: unknown; readonly rules: string };
  assert.deepEqual(manifest.approval, { by: 'operator:li', at: '2025-12-22T00:30:00.000Z', version: 1 });
  assert.equal(manifest.rules, 'r');
});

test('JSON written with escapes is the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      assert.deepEqual(JSON.parse(toJson(value)), JSON.parse(JSON.stringify(value))),
    ),
  );
  const hostile = { a: '{{x}} {%y%} <%z%> ${v} &amp; &#38; \ufffd', b: [[{ c: {} }]] };
  assert.deepEqual(JSON.parse(toJson(hostile)), hostile);
  assert.doesNotMatch(toJson(hostile), /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|&amp;|\ufffd/);
});

test('text ends with one line feed and has no empty lines in a row', () => {
  assert.equal(tidyText('\n\na \n\n\n\nb　\n\n'), 'a\n\nb\n');
});
