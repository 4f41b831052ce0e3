import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ipoStages } from '../../src/model/fact.ts';
import { stepWords } from '../../src/write/steps.ts';

test('a report’s words name their step', () => {
  const told = { accepted: '申请获受理', approved: '首发过会', hearing: '通过聆讯', listed: '登陆科创板' };
  for (const [stage, words] of Object.entries(told))
    assert.deepEqual(
      ipoStages.filter((one) => stepWords[one].test(words)),
      [stage],
    );
});
