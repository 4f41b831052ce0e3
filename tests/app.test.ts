import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openApp } from '../src/app.ts';
import { aFolder } from './adapters/folder.ts';

const companies = `- id: moore-threads
  name: 摩尔线程
  aliases: [摩尔线程]
`;

function aDigestFolder(config = 'digest:\n  title: 芯片简报\n'): ReturnType<typeof aFolder> {
  const folder = aFolder();
  writeFileSync(join(folder.path, 'jianbao.yaml'), config);
  mkdirSync(join(folder.path, 'seeds/articles'), { recursive: true });
  writeFileSync(join(folder.path, 'seeds/companies.yaml'), companies);
  writeFileSync(join(folder.path, 'seeds/sources.yaml'), 'sources: []\n');
  writeFileSync(join(folder.path, 'seeds/articles/1.md'), '# 一\n');
  return folder;
}

const options = (cwd: string) => ({ configPath: null, cwd, env: {} });

test('a folder without a configuration is told so, with the path looked at', async () => {
  using folder = aFolder();
  await assert.rejects(openApp(options(folder.path)), {
    code: 'CONFIG_MISSING',
    details: { path: join(folder.path, 'jianbao.yaml') },
  });
});

test('opening reads the configuration and writes nothing', async () => {
  using folder = aDigestFolder();
  const app = await openApp(options(folder.path));
  assert.equal(app.digest.title, '芯片简报');
  assert.equal(app.digest.demonstration, false);
  assert.deepEqual(
    app.companies.map((company) => company.id),
    ['moore-threads'],
  );
  assert.deepEqual([...app.seeds], [['1.md', '# 一\n']]);
  await app.close();
  assert.equal(existsSync(join(folder.path, 'data')), false);
  assert.equal(existsSync(join(folder.path, 'output')), false);
});

test('paths are those of the configuration, not of the folder the command is called in', async () => {
  using folder = aDigestFolder('store: sqlite:state/news.db\noutput:\n  folder: public\n');
  const app = await openApp({ configPath: join(folder.path, 'jianbao.yaml'), cwd: '/', env: {} });
  const store = await app.openStore();
  assert.equal(await store.countItems(), 0);
  assert.equal(await app.openStore(), store);
  await app.files.write('index.html', 'x');
  await app.close();
  assert.ok(existsSync(join(folder.path, 'state/news.db')));
  assert.ok(existsSync(join(folder.path, 'public/index.html')));
});

test('two runs of one folder exclude each other', async () => {
  using folder = aDigestFolder();
  const [first, second] = [await openApp(options(folder.path)), await openApp(options(folder.path))];
  const lock = await first.lock('run');
  await assert.rejects(second.lock('collect'), { code: 'RUN_LOCKED' });
  await lock.release();
  await (await second.lock('collect')).release();
});

test('a template of the digest stands in front of the one that comes along', async () => {
  using folder = aDigestFolder();
  mkdirSync(join(folder.path, 'templates/letter'), { recursive: true });
  writeFileSync(join(folder.path, 'templates/letter/own.hbs'), 'own');
  const app = await openApp(options(folder.path));
  assert.equal(app.templates.get('letter/own.hbs'), 'own');
});

test('a demonstration has the same chance each time and a clock that stands', async () => {
  using folder = aDigestFolder();
  const draw = async (): Promise<readonly unknown[]> => {
    const app = await openApp({ ...options(folder.path), demonstration: true, now: 1_000 });
    return [app.chance.token(), app.clock.now(), app.digest.demonstration];
  };
  assert.deepEqual(await draw(), await draw());
  assert.deepEqual((await draw()).slice(1), [1_000, true]);
});

test('a secret is read from the file its variable names; a file that is not there is told', async () => {
  using folder = aDigestFolder('mail:\n  smtp:\n    host: mail.example.com\n    user: li\n');
  writeFileSync(join(folder.path, 'password'), 'open sesame\n');
  const withFile = (path: string) => openApp({ ...options(folder.path), env: { JIANBAO_SMTP_PASSWORD_FILE: path } });
  assert.equal((await withFile(join(folder.path, 'password'))).config.mail.smtp?.password, 'open sesame');
  assert.equal((await withFile('password')).config.mail.smtp?.password, 'open sesame');
  await assert.rejects(withFile('/nowhere'), {
    code: 'SECRET_FILE',
    details: { variable: 'JIANBAO_SMTP_PASSWORD_FILE', path: '/nowhere' },
  });
});

test('mail by SMTP is refused while it is not set up, and while the example addresses stand', async () => {
  using bare = aDigestFolder();
  await assert.rejects((await openApp(options(bare.path))).openPost(), { code: 'MAIL_NOT_SET_UP' });
  using set = aDigestFolder('mail:\n  smtp:\n    host: mail.example.com\n');
  await assert.rejects((await openApp(options(set.path))).openPost(), { code: 'MAIL_DEFAULT_ADDRESS' });
});

test('a configuration that was found good is not checked again, and a changed one is', async () => {
  using folder = aDigestFolder();
  mkdirSync(join(folder.path, 'data'));
  await (await openApp(options(folder.path))).close();
  assert.ok(existsSync(join(folder.path, 'data/settings.json')));
  const kept = await openApp(options(folder.path));
  assert.equal(kept.digest.title, '芯片简报');
  writeFileSync(join(folder.path, 'jianbao.yaml'), 'digset: {title: x}\n');
  await assert.rejects(openApp(options(folder.path)), { code: 'CONFIG_INVALID' });
});

test('kept settings hold no secret, and a password given later is used', async () => {
  const smtp = 'mail:\n  smtp: {host: mail.example.com, user: li}\n';
  using folder = aDigestFolder(smtp);
  mkdirSync(join(folder.path, 'data'));
  const env = { JIANBAO_SMTP_PASSWORD: 'open sesame' };
  await openApp({ ...options(folder.path), env });
  assert.doesNotMatch(readFileSync(join(folder.path, 'data/settings.json'), 'utf8'), /sesame/);
  assert.equal((await openApp({ ...options(folder.path), env })).config.mail.smtp?.password, 'open sesame');
  assert.equal((await openApp(options(folder.path))).config.mail.smtp?.password, null);
});

test('a kept file that is damaged is passed over', async () => {
  using folder = aDigestFolder();
  mkdirSync(join(folder.path, 'data'));
  writeFileSync(join(folder.path, 'data/settings.json'), '{"key":');
  assert.equal((await openApp(options(folder.path))).digest.title, '芯片简报');
});
