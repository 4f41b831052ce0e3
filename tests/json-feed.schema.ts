const address = { type: 'string', format: 'address' } as const;
const text = { type: 'string', minLength: 1 } as const;
const instant = { type: 'string', format: 'instant' } as const;
const author = {
  type: 'object',
  properties: { name: text, url: address, avatar: address },
  anyOf: [{ required: ['name'] }, { required: ['url'] }, { required: ['avatar'] }],
} as const;

/** What https://www.jsonfeed.org/version/1.1/ asks of a feed; written from its text, for the fields a feed may hold. */
export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address,
    feed_url: address,
    description: text,
    language: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
    authors: { type: 'array', items: author },
    expired: { type: 'boolean' },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: text,
          url: address,
          external_url: address,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          date_published: instant,
          date_modified: instant,
          authors: { type: 'array', items: author },
          tags: { type: 'array', items: text },
          language: text,
        },
      },
    },
  },
} as const;
