import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fitted, held } from '../../src/group/weights.ts';

test('each weight points the way its name says, and those held by rule stand as the rule says', () => {
  const { weights } = fitted;
  for (const name of ['words', 'titleWords', 'figures', 'looksBack', 'sameKind', 'sameStage'] as const)
    assert.ok(weights[name] > 0, name);
  for (const name of ['daysApart', 'otherCode', 'otherKind', 'otherLead', 'otherSession', 'crowd'] as const)
    assert.ok(weights[name] < 0, name);
  assert.deepEqual({ ...weights, ...held }, weights);
});
