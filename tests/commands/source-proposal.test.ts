import assert from 'node:assert/strict';
import { test } from 'node:test';

import { proposedCommand, proposedEntry } from '../../src/commands/source-proposal.ts';
import { someSelectors } from '../makers.ts';

const proposal = {
  id: 'kuaixun',
  outlet: "It's 快讯",
  url: 'https://kuaixun.example/list?a=1&b=2',
  language: 'zh-Hans',
  charset: 'gbk',
  selectors: someSelectors({ item: 'ul.list > li', date: 'span:last', remove: ['.ad, nav'] }),
} as const;

test('the proposed command is safe to paste into a shell', () => {
  assert.equal(
    proposedCommand(proposal),
    "jianbao sources add 'https://kuaixun.example/list?a=1&b=2' --id kuaixun --outlet 'It'\\''s 快讯' --language zh-Hans " +
      "--charset gbk --item 'ul.list > li' --date span:last --remove '.ad, nav'",
  );
});

test('the proposed entry holds what is not left to its default, and is yaml', () => {
  assert.equal(
    proposedEntry(proposal),
    `  - id: kuaixun
    outlet: It's 快讯
    kind: page
    url: https://kuaixun.example/list?a=1&b=2
    language: zh-Hans
    charset: gbk
    selectors: {item: ul.list > li, date: span:last, remove: [".ad, nav"]}
`,
  );
  assert.doesNotMatch(proposedEntry({ ...proposal, charset: null, selectors: null }), /kind|selectors|charset/);
});
