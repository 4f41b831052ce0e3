import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { z } from 'zod';

import { settingsSchema } from './settings.ts';

/** One key of the configuration, as the manual lists it. */
export interface Option {
  /** `limits.fetchTimeoutMs`. */
  readonly key: string;
  readonly type: string;
  /** As written in yaml; null when unset by default, or, within `mail.smtp`, when it must be given. */
  readonly default: string | null;
  readonly limits: string | null;
  readonly meaning: string;
}

interface Part {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly anyOf?: readonly Part[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly description?: string;
}

const isPart = (json: unknown): json is Part => typeof json === 'object' && json !== null;

/** The JSON Schema of `jianbao.yaml`, for editors that complete and check as one types. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(settingsSchema, { io: 'input' });
  return { $schema, title: 'jianbao.yaml', description: 'Configuration of one digest', ...rest };
}

/** The text of `docs/jianbao.schema.json`. */
export const configJsonSchemaText = (): string => `${JSON.stringify(configJsonSchema(), null, 2)}\n`;

function limitsOf(part: Part): string | null {
  if (part.enum !== undefined) return part.enum.join(', ');
  if (part.minimum !== undefined && part.maximum !== undefined) return `${part.minimum} to ${part.maximum}`;
  return part.maxLength === undefined ? null : `at most ${part.maxLength} characters`;
}

function typeOf(part: Part): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
    array: 'list of texts',
  };
  return part.enum === undefined ? (names[part.type ?? ''] ?? 'text') : 'one of';
}

/** Every key that takes a value, in the order of the schema. */
export function configOptions(): readonly Option[] {
  const options: Option[] = [];
  const visit = (part: Part, key: string): void => {
    const real = part.anyOf?.find((one) => one.type !== 'null') ?? part;
    if (real.properties !== undefined) {
      for (const [name, below] of Object.entries(real.properties)) visit(below, key === '' ? name : `${key}.${name}`);
      return;
    }
    const isUnset = part.default === undefined || part.default === null;
    options.push({
      key,
      type: typeOf(real),
      default: isUnset ? null : typeof part.default === 'string' ? part.default : JSON.stringify(part.default),
      limits: limitsOf(real),
      meaning: part.description ?? '',
    });
  };
  const json: unknown = configJsonSchema();
  if (isPart(json)) visit(json, '');
  return options;
}

/** One row of the table in docs/configuration.md. */
export function manualRow(option: Option): string {
  const value = option.default === null ? '(unset)' : option.default === '' ? '(empty)' : `\`${option.default}\``;
  return `| \`${option.key}\` | ${option.type} | ${value} | ${option.limits ?? ''} | ${option.meaning} |`;
}

// `node src/config/schema.ts` writes the schema anew and prints the rows of the manual.
if (import.meta.main) {
  writeFileSync(resolve(import.meta.dirname, '../../docs/jianbao.schema.json'), configJsonSchemaText());
  process.stdout.write(`${configOptions().map(manualRow).join('\n')}\n`);
}
