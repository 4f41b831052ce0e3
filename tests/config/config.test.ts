import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isDefaultSender, isDefaultSite, pathIn } from '../../src/config.ts';
import { parseConfig } from '../../src/config/parse.ts';
import type { Config } from '../../src/config.ts';
import { JianbaoError } from '../../src/errors.ts';

const read = (text: string, env: Record<string, string> = {}, files = new Map<string, string>()): Config =>
  parseConfig(text, '/digest/jianbao.yaml', env, files);

function faultsOf(text: string, env: Record<string, string> = {}): readonly string[] {
  try {
    read(text, env);
  } catch (error) {
    assert.ok(error instanceof JianbaoError);
    assert.equal(error.code, 'CONFIG_INVALID');
    return String(error.details['message'])
      .trim()
      .split(/\n\s*/)
      .map((row) => row.replace('/digest/jianbao.yaml:', ''));
  }
  return [];
}

const smtp = 'mail: {smtp: {host: mail.example.com, user: li}}';

test('an empty file is the configuration of defaults', () => {
  const config = read('');
  assert.equal(config.digest.title, '简报');
  assert.equal(config.digest.siteUrl, 'https://jianbao.example');
  assert.equal(config.digest.demonstration, false);
  assert.equal(config.mail.fromName, '简报');
  assert.equal(config.mail.smtp, null);
  assert.deepEqual(config.schedule.draft, { weekday: 1, hour: 6, minute: 0 });
  assert.equal(config.root, '/digest');
  assert.equal(pathIn(config, config.output.folder), '/digest/output');
  assert.deepEqual([isDefaultSite(config), isDefaultSender(config)], [true, true]);
});

test('what the file says replaces the defaults, and addresses lose the slash at their end', () => {
  const config = read(
    'site: {url: https://brief.example.com/gpu/}\nmail: {from: li@example.com}\nsources: {rsshubUrl: http://hub.example:1200/}',
  );
  assert.equal(config.digest.siteUrl, 'https://brief.example.com/gpu');
  assert.equal(config.sources.rsshubUrl, 'http://hub.example:1200');
  assert.deepEqual([isDefaultSite(config), isDefaultSender(config)], [false, false]);
});

test('the configuration is frozen to its depth', () => {
  const config = read('mute: {words: [广告]}');
  for (const part of [config, config.digest, config.schedule.draft, config.mute.words, config.limits]) {
    assert.ok(Object.isFrozen(part));
  }
});

test('all faults come at once, each with its place and what to write', () => {
  const faults = faultsOf(`digest:
  titel: 简报
  zone: +08:00
schedule:
  draft: Mo 06:00
  collectEveryMinutes: 5
  publish: 9
limits: {concurrency: many, fetchMaxbytes: 1}
review: of
mail:
  from: foo
  smtp: {port: 587}
site: {url: ftp://foo}
store: postgres://x
mute: {words: GPU}
sources: []
colour: blue
`);
  assert.deepEqual(faults, [
    '2:3  digest.titel  is not a key of jianbao; write title',
    '3:9  digest.zone  is no time zone; write a name such as Asia/Shanghai',
    '5:10  schedule.draft  cannot be Mo 06:00; write it like this: Mon 06:00',
    '6:24  schedule.collectEveryMinutes  cannot be 5; write a number from 15 to 1440, such as 60',
    '7:12  schedule.publish  must be text, not 9; write it like this: Mon 09:00',
    '8:23  limits.concurrency  must be a number, not many; write a number from 1 to 64, such as 6',
    '8:29  limits.fetchMaxbytes  is not a key of jianbao; write fetchMaxBytes',
    '9:9  review  cannot be of; write required or two-person or off',
    '11:9  mail.from  is no mail address; write name@example.com',
    '12:9  mail.smtp.host  is missing; write text',
    '13:13  site.url  is no web address; write https://example.com, without ? and #',
    '14:8  store  is no store; write sqlite: and a path, such as sqlite:data/jianbao.db',
    '15:15  mute.words  must be a list, not GPU; write a list: [one, two], or [] for none',
    '16:10  sources  must be a group of keys; write these keys below it: file, companiesFile, seedsFolder, rsshubUrl',
    '17:1  colour  is not a key of jianbao; write one of digest, schedule, review, site, mail, output, mute, sources, store, limits, or take it out',
  ]);
});

test('a file that is no yaml is refused with the line, and a key that stands twice too', () => {
  const faults = faultsOf('digest:\n  title: a\n  title: b\n tagline: "x\n');
  assert.match(faults[0] ?? '', /^3:3 {2}this key stands twice; write it once/);
  assert.match(faults[1] ?? '', /^4:1 {2}this is not yaml: .*; write/);
});

test('yaml that unfolds into millions of values is refused', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const [here, below] of ['ba', 'cb', 'dc', 'ed', 'fe'])
    bomb.push(`${here}: &${here} [${`*${below},`.repeat(9)}]`);
  assert.match(faultsOf(bomb.join('\n'))[0] ?? '', /write the values out instead of &anchors/);
});

test('a key without a value is as if it were not there, unless nobody knows it', () => {
  assert.deepEqual(read('sources:\nmute:\n  words:\nmail:\n  smtp:\n'), read(''));
  assert.match(faultsOf('mute:\n  wrods:\n')[0] ?? '', /mute\.wrods {2}is not a key of jianbao; write words/);
});

test('a list where the file should have keys is refused', () => {
  assert.match(faultsOf('- digest')[0] ?? '', /^1:1 {2}must be a group of keys/);
});

test('publishing before the draft is refused', () => {
  const faults = faultsOf('schedule: {draft: Tue 06:00, publish: Mon 09:00}');
  assert.deepEqual(faults, [
    '1:39  schedule.publish  Mon 09:00 is not later in the week than the draft; write a time after Tue 06:00',
  ]);
});

test('the password comes from the environment, or from the file it names, without the line break at its end', () => {
  assert.equal(read(smtp).mail.smtp?.password, null);
  assert.equal(read(smtp, { JIANBAO_SMTP_PASSWORD: 'geheim' }).mail.smtp?.password, 'geheim');
  const files = new Map([['/run/secret', 'geheim\n']]);
  assert.equal(read(smtp, { JIANBAO_SMTP_PASSWORD_FILE: '/run/secret' }, files).mail.smtp?.password, 'geheim');
});

test('a secret file that was not read is named', () => {
  assert.throws(() => read(smtp, { JIANBAO_SMTP_PASSWORD_FILE: '/run/none' }), { code: 'SECRET_FILE' });
});

test('a password in the yaml is refused', () => {
  assert.match(
    faultsOf('mail: {smtp: {host: a.example, password: x}}')[0] ?? '',
    /mail\.smtp\.password {2}is not a key/,
  );
});

test('two passwords, or one sent in the open, are refused', () => {
  const env = { JIANBAO_SMTP_PASSWORD: 'a', JIANBAO_SMTP_PASSWORD_FILE: '/b' };
  assert.match(faultsOf(smtp, env)[0] ?? '', /has two passwords; unset/);
  const open = 'mail: {smtp: {host: mail.example.com, secure: none, user: li}}';
  assert.match(faultsOf(open)[0] ?? '', /in the open; write tls or starttls/);
  assert.deepEqual(faultsOf(open.replace('mail.example.com', '127.0.0.1')), []);
});

test('a line break or an invisible mark in a title, a name or an address is refused: they stand in mail headers', () => {
  const texts = [
    'digest: {title: "简报\\r\\nBcc: x@example.com"}',
    'digest: {tagline: "甲\\0乙"}',
    'mail: {fromName: "名\\u202e"}',
    'mail: {from: "a@example.com\\0"}',
    'mail: {from: "a@example.com>x"}',
    'site: {url: "https://example.com/\\r\\nX-Other: 1"}',
    'sources: {rsshubUrl: "http://rsshub.example/\\n"}',
  ];
  for (const text of texts) assert.equal(faultsOf(text).length, 1, text);
  assert.equal(read('digest:\n  title: |\n    简报\n').digest.title, '简报', 'a line break at the end is none');
});

test('one missing quote is one fault, and what follows it is not blamed', () => {
  const rows = Array.from({ length: 50 }, (_, n) => `    - "词${n}"`).join('\n');
  const faults = faultsOf(`mute:\n  words:\n    - "开着\n${rows}\n`);
  assert.equal(faults.length, 1, faults.join('\n'));
  assert.match(faults[0] ?? '', /this is not yaml/);
});

test('of more faults than anybody mends at once the first hundred are told, and how many are left', () => {
  const faults = faultsOf(Array.from({ length: 500 }, (_, n) => `key${n}: 1\n`).join(''));
  assert.equal(faults.length, 101);
  assert.equal(faults.at(-1), 'and 400 more');
});

test('a whole file or an address with a password in place of keys is not repeated in the fault', () => {
  for (const text of ['root:x:0:0:hunter2secret', 'mail: {smtp: "smtp://user:hunter2secret@host.example"}']) {
    const [fault, ...others] = faultsOf(text);
    assert.match(fault ?? '', /must be a group of keys/);
    assert.doesNotMatch(fault ?? '', /hunter2secret/);
    assert.deepEqual(others, []);
  }
});

test('a second document in the file is a fault and not passed over', () => {
  assert.match(faultsOf('digest: {title: 甲}\n---\ndigest: {title: 乙}\n')[0] ?? '', /multiple documents/);
});
