import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { z } from 'zod';

import { ruleSchema, selectorsSchema } from './reading-rules.ts';
import { sourceSchema } from './sources.ts';

type Json = Readonly<Record<string, unknown>>;

const textOrList: Json = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

/** The schema of a group of keys, with those that are told more exactly elsewhere in their place. */
function groupOf(schema: z.ZodType, more: Json): Json {
  const { $schema: _, properties, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest, properties: { ...properties, ...more } };
}

/** The JSON Schema of `sources.yaml`, for editors that complete and check as one types. */
export function sourcesJsonSchema(): Json {
  const selectors = groupOf(selectorsSchema, { remove: textOrList });
  const source = groupOf(sourceSchema, { selectors, include: textOrList, exclude: textOrList });
  const rule = groupOf(ruleSchema, { remove: textOrList });
  const ruleWithHost = { ...groupOf(ruleSchema, { remove: textOrList, host: { type: 'string' } }), required: ['host'] };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sources.yaml',
    description: 'Where the news of one digest comes from',
    type: 'object',
    additionalProperties: false,
    required: ['sources'],
    properties: {
      sources: { type: 'array', items: source },
      queries: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      pages: {
        anyOf: [
          { type: 'object', additionalProperties: rule },
          { type: 'array', items: ruleWithHost },
        ],
      },
    },
  };
}

/** The text of `docs/sources.schema.json`. */
export const sourcesJsonSchemaText = (): string => `${JSON.stringify(sourcesJsonSchema(), null, 2)}\n`;

// `node src/config/sources-schema.ts` writes the schema anew.
if (import.meta.main)
  writeFileSync(resolve(import.meta.dirname, '../../docs/sources.schema.json'), sourcesJsonSchemaText());
