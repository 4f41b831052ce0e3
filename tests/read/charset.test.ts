import assert from 'node:assert/strict';
import { test } from 'node:test';

import { charsetOf, charsetName, decodeText } from '../../src/read/charset.ts';

/** 沐曦股份 in the charsets that feeds of the field come in. */
const gbk = Uint8Array.from([0xe3, 0xe5, 0xea, 0xd8, 0xb9, 0xc9, 0xb7, 0xdd]);
const big5 = Uint8Array.from([0xac, 0xec, 0xb3, 0xd0, 0xaa, 0x4f]); // 科創板

function bytes(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

test('a file that says gb2312 is read as gb18030, which holds it', () => {
  const file = bytes('<?xml version="1.0" encoding="gb2312"?><t>', gbk, '</t>');
  assert.match(decodeText(file, null, null), /沐曦股份/);
});

test('what the server says is believed before what the file says', () => {
  const file = bytes('<?xml version="1.0" encoding="iso-8859-1"?><t>', big5, '</t>');
  assert.match(decodeText(file, 'text/xml; charset="big5"', null), /科創板/);
});

test('bytes that are UTF-8 are read as UTF-8 whatever is declared', () => {
  const file = bytes('<?xml version="1.0" encoding="gb2312"?><t>沐曦股份</t>');
  assert.match(decodeText(file, 'text/xml; charset=gbk', null), /沐曦股份/);
});

test('a byte order mark decides and is not part of the text', () => {
  assert.equal(
    decodeText(bytes(Uint8Array.from([0xff, 0xfe]), Buffer.from('<a>沐</a>', 'utf16le')), null, null),
    '<a>沐</a>',
  );
});

test('UTF-16 without a mark is known by its zeros', () => {
  assert.equal(decodeText(Buffer.from('<rss>沐曦</rss>', 'utf16le'), null, null), '<rss>沐曦</rss>');
});

test('the override of a source goes before everything', () => {
  assert.equal(decodeText(gbk, 'text/xml; charset=utf-8', 'gbk'), '沐曦股份');
});

test('one broken byte costs one character, not the feed', () => {
  const file = bytes('<?xml version="1.0" encoding="utf-8"?><t>沐曦', Uint8Array.from([0xff]), '股份</t>');
  assert.match(decodeText(file, null, null), /沐曦\ufffd股份/);
});

test('bytes that say nothing are read in the charset whose everyday characters they hold', () => {
  const text = '我国的这些公司在上市之后都有了新的发展';
  const encoded = Uint8Array.from([0xce, 0xd2, 0xb9, 0xfa, 0xb5, 0xc4, 0xd5, 0xe2, 0xd0, 0xa9, 0xb9, 0xab, 0xcb, 0xbe]);
  assert.equal(decodeText(encoded, null, null), text.slice(0, 7));
});

test('a label nobody knows is no charset', () => {
  assert.equal(charsetName('x-unknown'), null);
  assert.equal(charsetName(' "GBK" '), 'gb18030');
});

test('why a charset was taken is told, and it is the one the text is read in', () => {
  const gbk = Uint8Array.from([0xb9, 0xab, 0xcb, 0xbe]);
  const told = (bytes: Uint8Array, type: string | null, override: string | null): string => {
    const { charset, why } = charsetOf(bytes, type, override);
    assert.equal(new TextDecoder(charset).decode(bytes), decodeText(bytes, type, override));
    return `${charset} ${why}`;
  };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  assert.deepEqual(
    [
      told(gbk, null, 'gbk'),
      told(bytes('\ufeff公司'), 'text/html; charset=gbk', null),
      told(bytes('公司'), 'text/html; charset=gbk', null),
      told(gbk, 'text/html; charset=gbk', null),
      told(Uint8Array.from([...bytes('<meta charset=gb2312>'), ...gbk]), null, null),
      told(gbk, null, null),
    ],
    ['gb18030 override', 'utf-8 mark', 'utf-8 valid', 'gb18030 server', 'gb18030 declared', 'gb18030 guess'],
  );
});

test('a file that says UTF-8 and is not is read as what its bytes show', () => {
  const everyday = [0xa7, 0xda, 0xb0, 0xea, 0xaa, 0xba, 0xb3, 0x6f, 0xa8, 0xc7, 0xa4, 0xbd, 0xa5, 0x71];
  const file = bytes('<?xml version="1.0" encoding="utf-8"?><t>', Uint8Array.from(everyday), '</t>');
  assert.match(decodeText(file, null, null), /我國的這些公司/);
  const french = bytes(
    '<?xml version="1.0" encoding="utf-8"?><t>d',
    Uint8Array.from([0xe9]),
    'j',
    Uint8Array.from([0xe0]),
  );
  assert.match(decodeText(french, null, null), /déjà/);
});

test('what the file says counts where what the server says cannot be', () => {
  const file = bytes('<?xml version="1.0" encoding="gbk"?><t>', gbk, '</t>');
  assert.match(decodeText(file, 'text/xml; charset=utf-8', null), /沐曦股份/);
});

test('UTF-8 with a broken byte stays UTF-8, whoever says otherwise or nothing', () => {
  const cut = Buffer.from('截').subarray(0, 2);
  assert.match(decodeText(bytes('<t>沐曦股份', cut), null, null), /沐曦股份/);
  const file = bytes('<?xml version="1.0" encoding="gb2312"?><t>沐曦股份', cut, '</t>');
  assert.match(decodeText(file, 'text/xml; charset=gbk', null), /沐曦股份/);
});
