import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, connect as connectPlain, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';

import type { buildConnector } from 'undici';

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
/** All that is given out of IPv6 for the public internet so far. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23], // Teredo and other tunnels, which carry an IPv4 address of their own
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, which does the same
  ['3fff::', 20],
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
  return inner === null ? global.check(plain, 'ipv6') && !notPublic.check(plain, 'ipv6') : isPublic(inner);
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

type Look = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;
type PublicLook = (hostname: string, options: LookupOptions, done: LookedUp) => void;

/**
 * A lookup that gives only public addresses. It is the one the connection is made with, so what was checked is what is
 * connected to: a name that leads elsewhere a moment later is checked again then.
 */
export function publicLookupWith(look: Look): PublicLook {
  return (hostname, options, done) => {
    look(hostname, { ...options, all: true }, (error, addresses) => {
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
  };
}

function refused(host: string, address: string): JianbaoError {
  return new JianbaoError('FETCH_REFUSED', { host, address });
}

/** Keeps an eye on the connections that undici asks for. */
export interface Connections {
  readonly connect: buildConnector.connector;
  /** How many were made to an origin, `https://outlet.example`, so far. */
  made(origin: string): number;
  /** Gives up those that are still being made, to one origin or, without one, to all: undici would let them be. */
  abandon(origin?: string): void;
}

/** Makes connections for undici, without a limit of time. Unless `allowPrivate`, each is checked when it is made. */
export function guardedConnections(allowPrivate: boolean): Connections {
  const made = new Map<string, number>();
  const inMaking = new Map<Socket, string>();
  const lookup = allowPrivate ? {} : { lookup: publicLookupWith(systemLookup) };

  function open(target: buildConnector.Options, host: string): Socket {
    const isSecure = target.protocol === 'https:';
    const place = {
      host,
      port: Number(target.port || (isSecure ? 443 : 80)),
      keepAlive: true,
      noDelay: true,
      ...lookup,
    };
    if (!isSecure) return connectPlain(place);
    return connectSecure({
      ...place,
      ALPNProtocols: ['http/1.1'],
      // A name is for certificates of names: RFC 6066 allows no address here.
      servername: isIP(host) === 0 ? (target.servername ?? host) : '',
    });
  }

  return {
    connect(target, done) {
      // An address in digits is never looked up.
      const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
      if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) {
        done(refused(host, host), null);
        return;
      }
      const origin = `${target.protocol}//${target.host ?? host}`;
      const socket = open(target, host);
      inMaking.set(socket, origin);
      let isTold = false;
      const tell = (...result: Parameters<typeof done>): void => {
        inMaking.delete(socket);
        if (isTold) return;
        isTold = true;
        done(...result);
      };
      socket
        .once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
          made.set(origin, (made.get(origin) ?? 0) + 1);
          tell(null, socket);
        })
        .on('error', (error) => tell(error, null))
        .once('close', () => tell(new Error('the connection was given up'), null));
    },
    made: (origin) => made.get(origin) ?? 0,
    abandon(origin) {
      for (const [socket, to] of inMaking) if (origin === undefined || to === origin) socket.destroy();
    },
  };
}
