import { configFrom, readWeekTime, type Config, type Environment, type WeekTime } from '../config.ts';
import { checkShape, readYaml, refuseFaults, type Reading } from './faults.ts';
import { settingsSchema, withoutEmpty, type Settings } from './settings.ts';

const minuteOfWeek = (time: WeekTime): number => ((time.weekday - 1) * 24 + time.hour) * 60 + time.minute;

/** Rules that need more than one key. */
function blameContradictions(settings: Settings, env: Environment, reading: Reading): void {
  const { schedule, mail } = settings;
  if (minuteOfWeek(readWeekTime(schedule.publish)) <= minuteOfWeek(readWeekTime(schedule.draft))) {
    const says = `${schedule.publish} is not later in the week than the draft; write a time after ${schedule.draft}`;
    reading.blame(['schedule', 'publish'], says);
  }
  const { smtp } = mail;
  const isHere = smtp !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(smtp.host);
  if (smtp !== null && smtp.secure === 'none' && smtp.user !== null && !isHere) {
    reading.blame(['mail', 'smtp', 'secure'], 'would send the password in the open; write tls or starttls');
  }
  const isTwice = (env['JIANBAO_SMTP_PASSWORD'] ?? '') !== '' && (env['JIANBAO_SMTP_PASSWORD_FILE'] ?? '') !== '';
  if (isTwice) {
    reading.blame(['mail', 'smtp'], 'has two passwords; unset JIANBAO_SMTP_PASSWORD or JIANBAO_SMTP_PASSWORD_FILE');
  }
}

/**
 * Checks the text of `jianbao.yaml`. It costs about 100 ms of loading, so `app.ts` keeps what comes out of it.
 *
 * @param env only whether the password is given twice is looked at
 * @throws JianbaoError CONFIG_INVALID with every fault and its place
 */
export function parseSettings(text: string, path: string, env: Environment): Settings {
  const reading = readYaml(text, path);
  const isReadable = reading.faults.length === 0;
  const settings = isReadable ? checkShape(settingsSchema, withoutEmpty(reading.value), reading) : null;
  if (settings !== null) blameContradictions(settings, env, reading);
  refuseFaults('CONFIG_INVALID', reading);
  if (settings === null) throw new Error('a configuration without a value must have a fault');
  return settings;
}

/**
 * Reads the configuration. Pure: the caller reads the file and the secrets.
 *
 * @throws JianbaoError CONFIG_INVALID with every fault and its place; SECRET_FILE
 */
export function parseConfig(
  text: string,
  path: string,
  env: Environment,
  secretFiles: ReadonlyMap<string, string>,
): Config {
  return configFrom(parseSettings(text, path, env), path, env, secretFiles);
}
