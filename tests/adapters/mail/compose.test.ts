import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createComposer, messageIdFor } from '../../../src/adapters/mail/compose.ts';
import { aLetter, aSubscriber } from '../../makers.ts';

const composer = createComposer({
  from: 'jianbao@jianbao.example',
  fromName: '简报',
  replyTo: null,
  siteUrl: 'https://jianbao.example',
  zone: 'Asia/Shanghai',
});

async function rawOf(letter = aLetter(), subscriber = aSubscriber()): Promise<string> {
  return Buffer.from((await composer.compose(letter, subscriber)).raw).toString('latin1');
}

function partOf(raw: string, type: string): string {
  const at = raw.indexOf(`Content-Type: ${type}`);
  const body = raw.slice(raw.indexOf('\r\n\r\n', at) + 4).split('\r\n--')[0] ?? '';
  return Buffer.from(body, 'base64').toString('utf8');
}

test('the same letter to the same subscriber is the same bytes', async () => {
  assert.equal(await rawOf(), await rawOf());
});

test('two subscribers get different Message-IDs and different unsubscribe addresses', async () => {
  const one = await rawOf();
  const other = await rawOf(aLetter(), aSubscriber({ id: 'subscriber-2', token: 'another-token-of-32-characters-0' }));
  const idIn = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1];
  assert.notEqual(idIn(one), idIn(other));
  assert.match(other, /List-Unsubscribe: <https:\/\/jianbao\.example\/u\/another-token-of-32-characters-0>/);
});

test('a Message-ID holds no address and ends in the domain of the sender', () => {
  assert.match(
    messageIdFor('2025-W51/edition', 'subscriber-1', 'jianbao.example'),
    /^<[0-9a-f]{32}@jianbao\.example>$/,
  );
});

test('personal slots are filled in both parts, escaped in the html', async () => {
  const raw = await rawOf(aLetter(), aSubscriber({ address: 'a&b@jianbao.example' }));
  assert.match(partOf(raw, 'text/plain'), /a&b@jianbao\.example，2025年10月13日/);
  assert.match(partOf(raw, 'text/html'), /a&amp;b@jianbao\.example/);
  assert.doesNotMatch(partOf(raw, 'text/html') + partOf(raw, 'text/plain'), /%%/);
});

test('both parts are base64 and every line ends in CRLF', async () => {
  const raw = await rawOf();
  assert.equal(raw.match(/Content-Transfer-Encoding: base64/g)?.length, 2);
  assert.doesNotMatch(raw, /[^\r]\n/);
});

test('one-click unsubscribing is announced as RFC 8058 asks', async () => {
  const raw = await rawOf();
  assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  assert.match(raw, /^List-Id: <weekly\.jianbao\.example>\r$/im);
});

test('a line break in a subject or a name cannot add a header', async () => {
  const raw = await rawOf(
    aLetter({ subject: '标题\r\nBcc: thief@jianbao.example' }),
    aSubscriber({ name: 'a\r\nCc: x@jianbao.example' }),
  );
  assert.doesNotMatch(raw, /^(?:Bcc|Cc):/im);
});
