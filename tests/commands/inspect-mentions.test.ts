import assert from 'node:assert/strict';
import { test } from 'node:test';

import { command } from '../../src/commands/inspect.ts';
import type { Context } from '../../src/commands/command.ts';

async function inspect(
  args: readonly string[],
  lines: readonly string[],
): Promise<{ readonly code: number; readonly answers: readonly unknown[] }> {
  let printed = '';
  const context: Context = {
    cwd: import.meta.dirname,
    env: {},
    out: (text) => void (printed += text),
    err: () => {},
    input: async function* () {
      yield* lines;
    },
    isTerminal: false,
    signal: new AbortController().signal,
  };
  const code = await command.run(args, context);
  return {
    code,
    answers: printed
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  };
}

test('mentions come with offsets of the field as given, and with roles', async () => {
  const { answers } = await inspect(
    ['mentions'],
    ['{"title":"摩爾線程登陸科創板","text":"天气晴"}', '{"title":"摩尔定律放缓"}'],
  );
  assert.deepEqual(answers, [
    {
      mentions: [{ company: 'moore-threads', alias: '摩爾線程', field: 'title', start: 0, end: 4 }],
      companies: [{ id: 'moore-threads', role: 'main' }],
    },
    { mentions: [], companies: [] },
  ]);
});

test('a bad row is answered with its error and the rest goes on', async () => {
  const { answers } = await inspect(['mentions'], ['{"title":1}', '{"title":"智谱"}']);
  assert.equal((answers[0] as { readonly error: { readonly code: string } }).error.code, 'INPUT_JSON');
  assert.equal((answers[1] as { readonly companies: readonly unknown[] }).companies.length, 1);
});

test('a list of companies that cannot be read says so', async () => {
  await assert.rejects(inspect(['mentions', '--companies', 'nowhere.yaml'], []), { code: 'FILE_UNREADABLE' });
});
