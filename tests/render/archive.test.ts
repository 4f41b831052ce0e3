import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';

import { renderArchive } from '../../src/render/archive.ts';
import { aContext, week } from './editions.ts';

const older = week({ id: '2025-W48', number: 48, from: '2025-11-24', to: '2025-11-30', corrections: [] });

test('editions stand under their months, newest first', () => {
  const $ = load(renderArchive([week({ number: 51 }), older], aContext()));
  assert.deepEqual(
    $('.month')
      .toArray()
      .map((month) => $(month).text()),
    ['2025年12月', '2025年11月'],
  );
  assert.deepEqual(
    $('.editions .when')
      .toArray()
      .map((row) => $(row).text()),
    ['第51期　12月15日—21日', '第48期　11月24日—30日'],
  );
});

test('a corrected edition is marked and its correction stands beside the list', () => {
  const $ = load(renderArchive([week({ number: 51 }), older], aContext()));
  assert.match($('.editions li').first().text(), /更正/);
  assert.match($('.rail').text(), /第51期：原写作“32\.7%”，改为“32\.6%”。/);
  assert.match(load(renderArchive([older], aContext()))('.rail').text(), /没有更正/);
});

test('every company is there with its bars and its page', () => {
  const $ = load(renderArchive([week()], aContext()));
  assert.equal($('#companies a svg[role=img]').length, 3);
  assert.equal($('#companies a').eq(1).attr('href'), 'companies/metax/index.html');
  assert.match($('#companies a').eq(1).text(), /沐曦股份科创板 688802 已上市/);
});

test('there is no search form as long as nobody answers it', () => {
  assert.equal(load(renderArchive([week()], aContext()))('form').length, 0);
});
