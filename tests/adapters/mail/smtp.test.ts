import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

import { createSmtpPost, outcomeOf } from '../../../src/adapters/mail/smtp.ts';
import type { Post, RawMessage } from '../../../src/ports/post.ts';

const message: RawMessage = {
  messageId: '<1@jianbao.example>',
  from: 'jianbao@jianbao.example',
  to: 'reader@jianbao.example',
  raw: Buffer.from('Subject: test\r\n\r\nbody\r\n'),
};

async function withServer(options: SMTPServerOptions, use: (post: Post) => Promise<void>): Promise<void> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const post = createSmtpPost({ host: '127.0.0.1', port, secure: 'none', user: null, password: null, timeoutMs: 5000 });
  try {
    await use(post);
  } finally {
    await post.close();
    await new Promise<void>((done) => server.close(() => done()));
  }
}

const nothing = async (): Promise<void> => undefined;

test('an accepted message was announced as in flight before its last byte arrived', async () => {
  const order: string[] = [];
  const onData: SMTPServerOptions['onData'] = (stream, _session, done) => {
    stream.on('end', () => {
      order.push('received');
      done();
    });
    stream.resume();
  };
  await withServer({ onData }, async (post) => {
    const sent = await post.send(message, async () => void order.push('in flight'));
    assert.equal(sent.kind, 'accepted');
    assert.deepEqual(order, ['in flight', 'received']);
  });
});

test('a recipient refused with 4xx is deferred and the next message still goes out', async () => {
  let tries = 0;
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) => {
    tries += 1;
    if (tries > 1) return done();
    const busy: Error & { responseCode?: number } = new Error('try later');
    busy.responseCode = 451;
    done(busy);
  };
  await withServer(
    { onRcptTo, onData: (stream, _session, done) => void stream.resume().on('end', done) },
    async (post) => {
      assert.equal((await post.send(message, nothing)).kind, 'deferred');
      assert.equal((await post.send(message, nothing)).kind, 'accepted');
    },
  );
});

test('a recipient refused with 5xx is rejected, in words that name no address', async () => {
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (address, _session, done) => {
    const unknown: Error & { responseCode?: number } = new Error(`no such user ${address.address}`);
    unknown.responseCode = 550;
    done(unknown);
  };
  await withServer({ onRcptTo }, async (post) => {
    const sent = await post.send(message, nothing);
    assert.equal(sent.kind, 'rejected');
    assert.doesNotMatch(sent.reply, /@/);
  });
});

test('a connection cut after the last byte, without a reply, leaves the delivery uncertain', async () => {
  const server = createServer((socket) => {
    let inData = false;
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (inData) {
        if (text.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      inData = text.startsWith('DATA');
      socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const post = createSmtpPost({ host: '127.0.0.1', port, secure: 'none', user: null, password: null, timeoutMs: 5000 });
  assert.equal((await post.send(message, nothing)).kind, 'uncertain');
  await post.close();
  await new Promise<void>((done) => server.close(() => done()));
});

test('when the ledger cannot note that a message is in flight, the message is not completed', async () => {
  let received = 0;
  const onData: SMTPServerOptions['onData'] = (stream, _session, done) => {
    stream.resume().on('end', () => {
      received += 1;
      done();
    });
  };
  await withServer({ onData }, async (post) => {
    await assert.rejects(
      post.send(message, async () => {
        throw new Error('disk full');
      }),
      /disk full/,
    );
    assert.equal(received, 0);
  });
});

test('a server that is not there is named with host and port', async () => {
  const post = createSmtpPost({
    host: '127.0.0.1',
    port: 1,
    secure: 'none',
    user: null,
    password: null,
    timeoutMs: 2000,
  });
  await assert.rejects(post.send(message, nothing), { code: 'SMTP_UNREACHABLE' });
});

test('a refused login is told apart from an unreachable server', async () => {
  const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) => done(new Error('wrong password'));
  const server = new SMTPServer({ onAuth, disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const post = createSmtpPost({ host: '127.0.0.1', port, secure: 'none', user: 'u', password: 'p', timeoutMs: 5000 });
  await assert.rejects(post.send(message, nothing), { code: 'SMTP_LOGIN' });
  await new Promise<void>((done) => server.close(() => done()));
});

test('the 550 of a mailbox provider that limits the rate is tried again later', () => {
  const error = Object.assign(new Error('550'), { responseCode: 550, response: '550 Connection frequency limited' });
  assert.equal(outcomeOf(error, true).kind, 'deferred');
});

test('a 550 that only holds the letters of "rate" is a refusal for good', () => {
  const error = Object.assign(new Error('550'), {
    responseCode: 550,
    response: '550 No such user in our corporate directory',
  });
  assert.equal(outcomeOf(error, true).kind, 'rejected');
});

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
const taking: SMTPServerOptions['onData'] = (stream, _session, done) => void stream.resume().on('end', done);

test('a server that refuses the sender says nothing against the reader: the message has not left', async () => {
  for (const code of [530, 550]) {
    const onMailFrom: SMTPServerOptions['onMailFrom'] = (_from, _session, done) => done(refusal(code, 'not you'));
    await withServer({ onMailFrom }, async (post) => {
      await assert.rejects(post.send(message, nothing), { code: 'SMTP_SENDER' });
    });
  }
});

test('a message larger than the server takes is the fault of the message, not of its reader', async () => {
  await withServer({ size: 10, onData: taking }, async (post) => {
    await assert.rejects(post.send(message, nothing), { code: 'SMTP_SENDER' });
  });
});

test('a connection that the server closed while it stood idle is opened anew, and nobody is put off', async () => {
  let hangUp = (): void => undefined;
  const closed = new Promise<void>((done) => (hangUp = done));
  const onClose: SMTPServerOptions['onClose'] = () => hangUp();
  await withServer({ onClose, onData: taking, socketTimeout: 300 }, async (post) => {
    assert.equal((await post.send(message, nothing)).kind, 'accepted');
    await closed;
    assert.equal((await post.send(message, nothing)).kind, 'accepted');
  });
});

test('a server that takes one message per connection gets the second on another one', async () => {
  const taken = new Map<string, number>();
  const onMailFrom: SMTPServerOptions['onMailFrom'] = (_from, session, done) => {
    const count = (taken.get(session.id) ?? 0) + 1;
    taken.set(session.id, count);
    done(count > 1 ? refusal(421, 'too many messages on this connection') : null);
  };
  await withServer({ onMailFrom, onData: taking }, async (post) => {
    for (const _ of [1, 2, 3]) assert.equal((await post.send(message, nothing)).kind, 'accepted');
  });
  assert.equal(taken.size, 3);
});

test('a password that the server repeats stands in no message', async () => {
  const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) =>
    done(refusal(535, `bad password ${auth.password ?? ''}`));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const post = createSmtpPost({
    host: '127.0.0.1',
    port,
    secure: 'none',
    user: 'u',
    password: 'hunter2secret',
    timeoutMs: 5000,
  });
  await assert.rejects(post.send(message, nothing), (error: Error) => {
    assert.match(error.message, /bad password …/);
    assert.doesNotMatch(JSON.stringify([error.message, error.stack, error.cause ?? '']), /hunter2secret/);
    return true;
  });
  await new Promise<void>((done) => server.close(() => done()));
});
