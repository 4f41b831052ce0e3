import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

const debianFolder = '/usr/lib/postgresql';

/** Folder of PostgreSQL's programs, the newest there is; null when this machine has none. */
export function postgresPrograms(): string | null {
  const given = process.env['JIANBAO_TEST_POSTGRES_BIN'];
  if (given !== undefined) return given;
  if (!existsSync(debianFolder)) return null;
  const versions = readdirSync(debianFolder).toSorted((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(debianFolder, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => void server.close(closed));
  return port;
}

/** Ids of the account that Debian's package makes; PostgreSQL refuses to run as root. */
function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (what: string): number => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Starts a server of its own with an empty database, for one test, on 127.0.0.1. */
export async function startPostgres(programs: string): Promise<{ readonly client: Client } & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-postgres-'));
  const account = process.getuid?.() === 0 ? accountOf('postgres') : null;
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(join(programs, program), args, {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  };
  run('initdb', [
    '--pgdata',
    data,
    '--username',
    'jianbao',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--no-sync',
  ]);
  const port = await freePort();
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off`;
  run('pg_ctl', ['start', '--wait', '--pgdata', data, '--log', join(folder, 'log'), '--options', options]);
  const client = new Client({ host: '127.0.0.1', port, user: 'jianbao', database: 'postgres' });
  await client.connect();
  return {
    client,
    async [Symbol.asyncDispose]() {
      await client.end();
      run('pg_ctl', ['stop', '--wait', '--pgdata', data, '--mode', 'immediate']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
