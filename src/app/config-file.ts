import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { createFiles, readText, readTree } from '../adapters/disk.ts';
import { configFrom, secretFileVariables } from '../config.ts';
import type { Config } from '../config.ts';
import type { Settings } from '../config/settings.ts';
import { JianbaoError } from '../errors.ts';
import { hashOf, home } from './program.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigPlace {
  /** As the user wrote it; null: `jianbao.yaml` in `cwd`. */
  readonly configPath: string | null;
  readonly cwd: string;
  readonly env: Environment;
}

/** @throws JianbaoError CONFIG_MISSING, CONFIG_INVALID, SECRET_FILE, FILE_UNREADABLE */
export async function readConfig({ configPath, cwd, env }: ConfigPlace): Promise<Config> {
  const path = resolve(cwd, configPath ?? 'jianbao.yaml');
  if (!existsSync(path)) throw new JianbaoError('CONFIG_MISSING', { path });
  const text = readText(path);
  const settings = await settingsOf(text, path, env);
  return configFrom(settings, path, env, readSecrets(env, cwd));
}

/**
 * The settings of a configuration file, checked once: what was found good is kept beside the database under a hash of
 * the file and of the rules, since loading the checker takes longer than listing the editions. Secrets are not in it.
 */
async function settingsOf(text: string, path: string, env: Environment): Promise<Settings> {
  const kept = resolve(dirname(path), 'data/settings.json');
  const passwords = [env['JIANBAO_SMTP_PASSWORD'], env['JIANBAO_SMTP_PASSWORD_FILE']].map(
    (given) => (given ?? '') !== '',
  );
  const rules = [
    ...readTree(resolve(home, 'src/config'), '.ts'),
    ['package', readText(resolve(home, 'package.json'))] as const,
  ];
  const key = hashOf([['file', text], ...rules, ['passwords', passwords.join()]]);
  const known = keptSettings(kept, key);
  if (known !== null) return known;
  const { parseSettings } = await import('../config/parse.ts');
  const settings = parseSettings(text, path, env);
  // Only where a digest has begun to work, and never a reason to fail: the next start checks again.
  if (existsSync(dirname(kept)))
    await createFiles(dirname(kept))
      .write('settings.json', JSON.stringify({ key, settings }))
      .catch(() => undefined);
  return settings;
}

function keptSettings(path: string, key: string): Settings | null {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { readonly key?: unknown; readonly settings: Settings };
    return kept.key === key ? kept.settings : null;
  } catch {
    return null;
  }
}

/** Contents of the files that `*_FILE` variables name. */
function readSecrets(env: Environment, cwd: string): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const variable of secretFileVariables) {
    const path = env[variable];
    if (path === undefined || path === '') continue;
    try {
      secrets.set(path, readFileSync(resolve(cwd, path), 'utf8'));
    } catch (error) {
      throw new JianbaoError('SECRET_FILE', { variable, path }, error);
    }
  }
  return secrets;
}
