import assert from 'node:assert/strict';
import { test } from 'node:test';

import { labelsFor } from '../../src/render/labels.ts';
import type { Labels } from '../../src/write/input.ts';

for (const language of ['zh-CN', 'en'] as const)
  test(`the labels of pages give a draft its words in ${language}`, () => {
    const labels: Labels = labelsFor(language);
    const words = [
      labels.metric('revenue'),
      labels.stage('hearing', 'hkex'),
      labels.type('earnings'),
      labels.period('2025-01/2025-09'),
    ];
    for (const word of words) assert.match(word, language === 'en' ? /^[\x20-\x7E]+$/ : /\p{Script=Han}/u);
  });
