import { Readable } from 'node:stream';

import SMTPConnection from 'nodemailer/lib/smtp-connection';

import { JianbaoError } from '../../errors.ts';
import type { Post, RawMessage, Sent } from '../../ports/post.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly timeoutMs: number;
}

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
  readonly code?: string;
}

/** The server's words without mail addresses: they end in the ledger and on the desk. */
function withoutAddresses(reply: string): string {
  return reply.replaceAll(/[^\s<>@"]+@[^\s<>@"]+/g, '…').slice(0, 300);
}

/** A refusal that will pass: 4xx, and QQ Mail's 550 for sending too often. */
function isTransient(code: number, reply: string): boolean {
  return (code >= 400 && code < 500) || (code === 550 && /frequen|too many|\blimit(?:ed)?\b|\brate\b/i.test(reply));
}

/**
 * What an error during a send means for the delivery.
 *
 * @param dotMayHaveLeft true once the last byte was handed to the connection: without a reply after that
 * nobody can know whether the server has the message.
 */
export function outcomeOf(error: SmtpError, dotMayHaveLeft: boolean): Sent {
  const reply = withoutAddresses(error.response ?? error.message);
  const code = error.responseCode ?? 0;
  if (code >= 400) return isTransient(code, reply) ? { kind: 'deferred', reply } : { kind: 'rejected', reply };
  return dotMayHaveLeft ? { kind: 'uncertain', reply } : { kind: 'deferred', reply };
}

function connect(options: SmtpOptions): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    host: options.host,
    port: options.port,
    secure: options.secure === 'tls',
    requireTLS: options.secure === 'starttls',
    ignoreTLS: options.secure === 'none',
    connectionTimeout: options.timeoutMs,
    greetingTimeout: options.timeoutMs,
    socketTimeout: options.timeoutMs,
    dnsTimeout: options.timeoutMs,
  });
  return new Promise((done, fail) => {
    const refuse = (error: Error): void => {
      connection.close();
      fail(
        new JianbaoError('SMTP_UNREACHABLE', { host: options.host, port: options.port, message: error.message }, error),
      );
    };
    connection.once('error', refuse);
    connection.connect((error) => {
      if (error) return refuse(error);
      connection.off('error', refuse);
      // Errors of a later send reach that send's callback; without a listener here they would end the process.
      connection.on('error', () => undefined);
      if (options.user === null) return done(connection);
      connection.login({ user: options.user, pass: options.password ?? '' }, (refused) => {
        if (!refused) return done(connection);
        connection.close();
        fail(
          new JianbaoError('SMTP_LOGIN', { host: options.host, message: withoutAddresses(refused.message) }, refused),
        );
      });
    });
  });
}

/**
 * Sends one message at a time over one connection, opened at the first message and again after a failure.
 * `beforeDot` is awaited after the envelope was taken and before the message's last bytes leave this program.
 */
export function createSmtpPost(options: SmtpOptions): Post {
  let open: SMTPConnection | null = null;

  async function send(message: RawMessage, beforeDot: () => Promise<void>): Promise<Sent> {
    const connection = (open ??= await connect(options));
    let dotMayHaveLeft = false;
    let ledgerFailure: unknown = null;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const cut = Math.max(0, message.raw.length - 1);
      yield message.raw.subarray(0, cut);
      try {
        await beforeDot();
      } catch (error) {
        ledgerFailure = error;
        throw error;
      }
      dotMayHaveLeft = true;
      yield message.raw.subarray(cut);
    }
    const sent = await new Promise<Sent>((done) => {
      const envelope = { from: message.from, to: [message.to], size: message.raw.length };
      connection.send(envelope, Readable.from(chunks()), (error, info) => {
        if (error) done(outcomeOf(error as SmtpError, dotMayHaveLeft));
        else done({ kind: 'accepted', reply: withoutAddresses(info?.response ?? '') });
      });
    });
    if (sent.kind === 'uncertain' || sent.kind === 'deferred' || ledgerFailure !== null) {
      connection.close();
      open = null;
    } else if (sent.kind === 'rejected') {
      await new Promise<void>((done) => {
        connection.reset((error) => {
          if (error) {
            connection.close();
            open = null;
          }
          done();
        });
      });
    }
    if (ledgerFailure !== null) throw ledgerFailure;
    return sent;
  }

  return {
    send,
    async close() {
      open?.quit();
      open = null;
    },
  };
}
