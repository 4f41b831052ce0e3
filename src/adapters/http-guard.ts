import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

import { buildConnector } from 'undici';

import { JianbaoError } from '../errors.ts';

/** Addresses that are not of the public internet: IANA's special-purpose registries, RFC 6890 and its updates. */
const notPublic = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and where clouds keep their metadata
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 96], // unspecified, loopback, and the old way to write an IPv4 address
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and other tunnels, which carry an IPv4 address of their own
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv6');
}

/**
 * Whether an address is one of the public internet.
 *
 * @param address IPv4 or IPv6, as `net.isIP` takes it
 *
 * An IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`, `64:ff9b::a00:1`) counts as what it leads to.
 */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return !notPublic.check(address, 'ipv4');
  const plain = address.split('%')[0] ?? address;
  const inner = innerIpv4(plain);
  return inner === null ? !notPublic.check(plain, 'ipv6') : isPublic(inner);
}

/** The IPv4 address that a mapped or NAT64 address leads to, else null. URL writes every IPv6 address in one way. */
function innerIpv4(address: string): string | null {
  const written = URL.parse(`http://[${address}]/`)?.hostname ?? '';
  const groups = /^\[(?:::ffff:|64:ff9b::)(?<high>[0-9a-f]{1,4}):(?<low>[0-9a-f]{1,4})\]$/.exec(written)?.groups;
  if (groups === undefined) return null;
  const high = Number.parseInt(groups['high'] ?? '', 16);
  const low = Number.parseInt(groups['low'] ?? '', 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

type LookedUp = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** `dns.lookup`, giving only public addresses: looked up and checked at once, so the answer cannot change in between. */
export function publicLookup(hostname: string, options: LookupOptions, done: LookedUp): void {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      done(error, []);
      return;
    }
    const open = addresses.filter(({ address }) => isPublic(address));
    const first = open[0];
    if (first === undefined) done(refused(hostname, addresses[0]?.address ?? ''), []);
    else if (options.all === true) done(null, open);
    else done(null, first.address, first.family);
  });
}

function refused(host: string, address: string): JianbaoError {
  return new JianbaoError('FETCH_REFUSED', { host, address });
}

/** Makes connections for undici. Unless `allowPrivate`, each is checked when it is made, after every redirect anew. */
export function guardedConnector(allowPrivate: boolean, timeoutMs: number): buildConnector.connector {
  const options = { timeout: timeoutMs, allowH2: false };
  if (allowPrivate) return buildConnector(options);
  const connect = buildConnector({ ...options, lookup: publicLookup });
  return (target, done) => {
    // An address in digits is never looked up.
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(host) !== 0 && !isPublic(host)) done(refused(host, host), null);
    else connect(target, done);
  };
}
