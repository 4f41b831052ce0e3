import { createHash } from 'node:crypto';

import MailComposer from 'nodemailer/lib/mail-composer';

import type { Letter, Subscriber } from '../../model/letter.ts';
import type { Composer, RawMessage } from '../../ports/post.ts';

export interface ComposerOptions {
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string | null;
  /** Without a slash at the end; unsubscribe addresses stand below it. */
  readonly siteUrl: string;
  /** IANA zone of the Date header and of the day a reader joined. */
  readonly zone: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}

function fillSlots(text: string, slots: Readonly<Record<string, string>>): string {
  return text.replaceAll(/%%(ADDRESS|SINCE|UNSUBSCRIBE)%%/g, (whole, name: string) => slots[name] ?? whole);
}

function dayOf(at: number, zone: string, language: Letter['language']): string {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return language === 'en' ? day.toString() : `${day.year}年${day.month}月${day.day}日`;
}

function hostOf(options: ComposerOptions): string {
  return options.from.slice(options.from.lastIndexOf('@') + 1).toLowerCase();
}

/** The Message-ID of a letter to a subscriber: the same on every try, without the address in it. */
export function messageIdFor(letterId: string, subscriberId: string, host: string): string {
  const hash = createHash('sha256').update(`${letterId}\n${subscriberId}`).digest('hex').slice(0, 32);
  return `<${hash}@${host}>`;
}

function lineEnds(text: string): string {
  return text.replaceAll(/\r?\n/g, '\r\n');
}

/**
 * Makes raw messages after RFC 5322, 2047, 2369, 2919 and 8058. Boundary and Message-ID derive from letter and
 * subscriber, so the same letter to the same subscriber is the same bytes on every try and every machine.
 * Both parts go as base64: quoted-printable triples Chinese text, and 8bit is not carried everywhere.
 */
export function createComposer(options: ComposerOptions): Composer {
  const host = hostOf(options);
  return {
    messageId: (letterId, subscriberId) => messageIdFor(letterId, subscriberId, host),
    async compose(letter: Letter, subscriber: Subscriber): Promise<RawMessage> {
      const messageId = messageIdFor(letter.id, subscriber.id, host);
      const unsubscribe = `${options.siteUrl}/u/${subscriber.token}`;
      const slots = {
        ADDRESS: subscriber.address,
        SINCE: dayOf(subscriber.consent.at, options.zone, letter.language),
        UNSUBSCRIBE: unsubscribe,
      };
      const htmlSlots = Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, escapeHtml(value)]));
      const mail = new MailComposer({
        from: { name: options.fromName, address: options.from },
        to: subscriber.name === null ? subscriber.address : { name: subscriber.name, address: subscriber.address },
        ...(options.replyTo === null ? {} : { replyTo: options.replyTo }),
        subject: letter.subject,
        date: new Date(letter.datedAt),
        messageId,
        text: lineEnds(fillSlots(letter.text, slots)),
        html: lineEnds(fillSlots(letter.html, htmlSlots)),
        encoding: 'base64',
        textEncoding: 'base64',
        newline: 'windows',
        baseBoundary: messageId.slice(1, 17),
        disableFileAccess: true,
        disableUrlAccess: true,
        headers: {
          'List-Id': { prepared: true, value: `<weekly.${host}>` },
          'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
          'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
          'Auto-Submitted': 'auto-generated',
        },
      });
      const raw = await mail.compile().build();
      return { messageId, from: options.from, to: subscriber.address, raw };
    },
  };
}
