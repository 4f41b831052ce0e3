import { openApp } from '../app.ts';
import { JianbaoError } from '../errors.ts';
import type { Command, Context, ExitCode } from './command.ts';
import { findings } from './check-findings.ts';
import type { Finding } from './check-findings.ts';
import { readOptions } from './options.ts';

const help = `jianbao check

Looks over configuration, companies, sources, seed articles, templates, mail, output folder, store and lock, and
says in plain words what is wrong and what to do. Nothing is fetched or sent.

  --config FILE
  --json         print [{"area","level","says","fix"}]; level is ok, warning or fault

Exit codes: 0 no fault (warnings may stand), 1 a fault
`;

const marks: Readonly<Record<Finding['level'], string>> = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' };

function print(found: readonly Finding[], context: Context): void {
  for (const { area, level, says, fix } of found) {
    context.out(`${marks[level]}  ${area}: ${says.trim()}\n${fix === null ? '' : `         → ${fix}\n`}`);
  }
  const count = (level: Finding['level']): number => found.filter((one) => one.level === level).length;
  const faults = count('fault');
  const warnings = count('warning');
  if (faults > 0)
    context.out(`\n${faults} to mend before jianbao can work${warnings > 0 ? `, ${warnings} to look at` : ''}.\n`);
  else context.out(warnings > 0 ? `\nReady; ${warnings} to look at.\n` : '\nReady.\n');
}

export const command: Command = {
  help,
  async run(args, context): Promise<ExitCode> {
    const { values } = readOptions(args, {}, 0);
    const found: Finding[] = [];
    try {
      const app = await openApp({ configPath: values.config ?? null, cwd: context.cwd, env: context.env });
      try {
        for await (const finding of findings(app)) found.push(finding);
      } finally {
        await app.close();
      }
    } catch (error) {
      if (!(error instanceof JianbaoError)) throw error;
      found.push({ area: 'configuration', level: 'fault', says: error.message, fix: error.fix });
    }
    if (values.json) context.out(`${JSON.stringify(found)}\n`);
    else print(found, context);
    return found.some((one) => one.level === 'fault') ? 1 : 0;
  },
};
