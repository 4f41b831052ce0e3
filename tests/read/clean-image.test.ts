import assert from 'node:assert/strict';
import { test } from 'node:test';

import { imageTag, largestOf } from '../../src/read/clean-image.ts';

const base = 'https://news.example/a/1.html';

for (const [why, attributes] of [
  ['one pixel wide', { src: '/a.gif', width: '1' }],
  ['one pixel high by style', { src: '/a.gif', style: 'height:1px;border:0' }],
  ['hidden', { src: '/a.gif', style: 'display: none' }],
  ['of a counting host', { src: 'https://hm.baidu.com/hm.gif?si=1' }],
  ['of a counting host under a name of its own', { src: 'https://pixel.press.example/1.gif' }],
  ['a counting file', { src: 'https://press.example/pixel.gif?id=1' }],
  ['a counting program', { src: 'https://press.example/matomo.php?idsite=1&rec=1' }],
  ['nothing but a scheme', { src: 'about:blank' }],
] as const) {
  test(`a picture that is ${why} is dropped`, () => {
    assert.equal(imageTag(attributes, base, null), '');
  });
}

for (const [where, attributes] of [
  ['data-src', { src: '/lazy.gif', 'data-src': '/p.jpg' }],
  ['data-original', { src: 'https://cdn.example/s.png', 'data-original': '/p.jpg' }],
  ['data-actualsrc', { src: 'data:image/svg+xml,x', 'data-actualsrc': '/p.jpg' }],
  ['real_src', { src: '/simg/sg_trans.gif', real_src: '/p.jpg' }],
  ['file', { src: '/static/none/blank.gif', file: '/p.jpg' }],
  ['srcset', { srcset: '/s.jpg 320w, /p.jpg 1280w, /m.jpg 640w' }],
  ['data-srcset', { src: '', 'data-srcset': '/s.jpg 1x,/p.jpg 2x' }],
] as const) {
  test(`a picture that waits in ${where} is found`, () => {
    assert.equal(imageTag(attributes, base, null), '<img src="https://news.example/p.jpg" alt="">');
  });
}

test('a picture without an address of its own takes that of the source before it', () => {
  assert.equal(imageTag({ alt: '图' }, base, '/p.webp 2x'), '<img src="https://news.example/p.webp" alt="图">');
});

test('a picture that is only called loading is a picture', () => {
  assert.match(imageTag({ src: '/loading-dock.jpg' }, base, null), /loading-dock/);
});

test('a set of pictures whose addresses hold commas is read', () => {
  assert.equal(largestOf('/w_1,h_2/a.jpg 1x, /w_3,h_4/b.jpg 2x'), '/w_3,h_4/b.jpg');
  assert.equal(largestOf('/only.jpg'), '/only.jpg');
  assert.equal(largestOf(''), null);
});
