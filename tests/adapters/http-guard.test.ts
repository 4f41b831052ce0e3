import assert from 'node:assert/strict';
import { lookup } from 'node:dns';
import { test } from 'node:test';

import { isPublic, publicLookupWith } from '../../src/adapters/http-guard.ts';

const own = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:c0a8:101',
  '64:ff9b::a00:1',
  '64:ff9b::10.0.0.1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2002:7f00:1::',
  '2001:db8::1',
  '::ffff:0:10.0.0.1',
  '64:ff9b:1::a00:1',
  '100::1',
  '3fff::1',
  '4000::1',
];
for (const address of own) {
  test(`${address} is not of the public internet`, () => assert.equal(isPublic(address), false));
}

const open = [
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2400:3200::1',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
];
for (const address of open) {
  test(`${address} is of the public internet`, () => assert.equal(isPublic(address), true));
}

test('a name that leads to this machine is refused when it is looked up', async () => {
  const error = await new Promise((done) => {
    publicLookupWith(lookup)('localhost', {}, (failure) => done(failure));
  });
  assert.equal((error as { code?: string }).code, 'FETCH_REFUSED');
});

test('a text that is no address is not public', () => assert.equal(isPublic('outlet.example'), false));

test('of the addresses a name leads to, only those of the public internet are given', async () => {
  const found = await new Promise((done) => {
    const lookup = publicLookupWith((_, __, answer) =>
      answer(null, [
        { address: '10.0.0.1', family: 4 },
        { address: '93.184.215.14', family: 4 },
        { address: '::1', family: 6 },
      ]),
    );
    lookup('both.example', { all: true }, (_, addresses) => done(addresses));
  });
  assert.deepEqual(found, [{ address: '93.184.215.14', family: 4 }]);
});

test('a name that leads elsewhere the second time is checked the second time', async () => {
  const answers = ['93.184.215.14', '127.0.0.1'];
  const lookup = publicLookupWith((_, __, done) => done(null, [{ address: answers.shift() ?? '', family: 4 }]));
  const ask = (): Promise<unknown> =>
    new Promise((done) => {
      lookup('rebinding.example', {}, (error, address) => done(error ?? address));
    });
  assert.equal(await ask(), '93.184.215.14');
  assert.equal(((await ask()) as { code?: string }).code, 'FETCH_REFUSED');
});
