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
  /** The command that failed, such as `MAIL FROM`. */
  readonly command?: string;
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
      const pass = options.password ?? '';
      connection.login({ user: options.user, pass }, (refused) => {
        if (!refused) return done(connection);
        connection.close();
        // A server may repeat what it was given. The error itself is not handed on: whoever prints a cause would print it.
        const said = pass === '' ? refused.message : refused.message.replaceAll(pass, '…');
        fail(new JianbaoError('SMTP_LOGIN', { host: options.host, message: withoutAddresses(said) }));
      });
    });
  });
}

/** A refusal of the sender or of every message like this one: it says nothing against the reader in hand. */
function isAgainstSender(error: SmtpError): boolean {
  const code = error.responseCode ?? 0;
  return error.command === 'MAIL FROM' && (code === 0 || code >= 500);
}

/** Ended before a reply came, or told to go (421): on a connection that stood idle this is what closing it looks like. */
function isHangingUp(error: SmtpError): boolean {
  return (error.responseCode ?? 0) === 0 || error.responseCode === 421;
}

/**
 * Sends one message at a time over one connection, opened at the first message and again after a failure.
 * `beforeDot` is awaited after the envelope was taken and before the message's last bytes leave this program.
 *
 * @throws JianbaoError SMTP_UNREACHABLE, SMTP_LOGIN, SMTP_SENDER: the message in hand has not left
 */
export function createSmtpPost(options: SmtpOptions): Post {
  let open: SMTPConnection | null = null;

  async function opened(): Promise<SMTPConnection> {
    const connection = await connect(options);
    connection.once('end', () => {
      if (open === connection) open = null;
    });
    return connection;
  }

  function drop(connection: SMTPConnection): void {
    connection.close();
    if (open === connection) open = null;
  }

  /** After a refusal the same connection takes the next message, once it has forgotten this one. */
  async function reset(connection: SMTPConnection): Promise<void> {
    const failed = await new Promise<boolean>((done) => connection.reset((error) => done(Boolean(error))));
    if (failed) drop(connection);
  }

  async function send(message: RawMessage, beforeDot: () => Promise<void>): Promise<Sent> {
    const isUsed = open !== null;
    const connection = (open ??= await opened());
    let dotMayHaveLeft = false;
    const ledger: { failure: unknown } = { failure: null };
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const cut = Math.max(0, message.raw.length - 1);
      yield message.raw.subarray(0, cut);
      try {
        await beforeDot();
      } catch (error) {
        ledger.failure = error;
        throw error;
      }
      dotMayHaveLeft = true;
      yield message.raw.subarray(cut);
    }
    const envelope = { from: message.from, to: [message.to], size: message.raw.length };
    const answer = await new Promise<SmtpError | Sent>((done) => {
      connection.send(envelope, Readable.from(chunks()), (error, info) => {
        if (error) done(error as SmtpError);
        else done({ kind: 'accepted', reply: withoutAddresses(info?.response ?? '') });
      });
    });
    if (!(answer instanceof Error)) return answer;
    const sent = outcomeOf(answer, dotMayHaveLeft);
    if (sent.kind === 'rejected') await reset(connection);
    else drop(connection);
    if (ledger.failure !== null) throw ledger.failure;
    if (isAgainstSender(answer)) throw new JianbaoError('SMTP_SENDER', { host: options.host, message: sent.reply });
    // Servers close what stands idle, and count messages per connection: a fresh one shows whether it was that.
    if (isUsed && !dotMayHaveLeft && isHangingUp(answer)) return send(message, beforeDot);
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
