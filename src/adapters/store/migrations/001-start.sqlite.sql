-- An item as it was received. Its words stand in item_revision; `revision` names the newest.
create table item (
  id text not null primary key,
  source_id text not null,
  feed_url text,
  url text,
  author text,
  outlet text not null,
  tier text not null check (tier in ('filing', 'company', 'press', 'aggregator')),
  published_at bigint,
  certainty text not null check (certainty in ('minute', 'day', 'range', 'none')),
  range_from text,
  range_to text,
  range_reason text,
  first_seen_at bigint not null,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  wording text not null check (wording in ('verbatim', 'retold')),
  origin text not null check (origin in ('feed', 'page', 'seed')),
  section text,
  filed_under text not null,
  credit text,
  revision text not null,
  check ((certainty = 'none') = (published_at is null)),
  check ((range_from is null) = (range_to is null) and (range_from is null) = (range_reason is null))
);

-- What an item said, once per wording it ever had. Never changed, so that a quotation stays where it was found.
create table item_revision (
  item_id text not null references item (id) on delete cascade,
  revision text not null,
  title text not null,
  text text not null,
  html text not null,
  seen_at bigint not null,
  primary key (item_id, revision)
);

-- What was found in an item's newest revision. An item that names nobody has a row too: it need not be read again.
create table item_facts (
  item_id text not null primary key references item (id) on delete cascade,
  revision text not null,
  rules text not null,
  mentions text not null,
  companies text not null,
  figures text not null,
  events text not null
);

create table item_story (
  item_id text not null primary key references item (id) on delete cascade,
  story_id text not null
);

create table source_state (
  source_id text not null primary key,
  etag text,
  last_modified text,
  checked_at bigint,
  succeeded_at bigint,
  new_item_at bigint,
  failures bigint not null check (failures >= 0),
  status text not null check (status in ('never', 'ok', 'failed', 'off')),
  code text,
  reason text
);

-- The newest version of each edition.
create table edition (
  id text not null primary key,
  version bigint not null check (version > 0),
  number bigint not null check (number > 0),
  state text not null check (state in ('draft', 'review', 'approved', 'published')),
  entries bigint not null,
  included bigint not null,
  published_at bigint,
  headline text not null,
  content text not null,
  check ((state = 'published') = (published_at is not null))
);

-- Every version that was ever published, as it was.
create table published_edition (
  edition_id text not null references edition (id),
  version bigint not null,
  published_at bigint not null,
  content text not null,
  primary key (edition_id, version)
);

create trigger published_edition_is_frozen before update on published_edition
begin
  select raise(abort, 'a published edition is never changed');
end;

create trigger published_edition_is_kept before delete on published_edition
begin
  select raise(abort, 'a published edition is never deleted');
end;

-- Nobody is written to without a consent: when, how, and by whom it was taken down.
-- An erased subscriber keeps the row, so that deliveries stay countable, and nothing that names the person.
create table subscriber (
  id text not null primary key,
  address text,
  name text,
  language text not null check (language in ('zh-CN', 'en')),
  state text not null check (state in ('active', 'left', 'bounced', 'erased')),
  token text not null unique,
  consent_at bigint,
  consent_how text,
  consent_by text,
  consent_note text,
  left_at bigint,
  erased_at bigint,
  check ((state = 'erased') = (erased_at is not null)),
  check ((state = 'erased') = (address is null)),
  check ((state = 'erased') = (consent_at is null)),
  check ((state = 'erased') = (consent_how is null)),
  check ((state = 'erased') = (consent_by is null)),
  check (state <> 'erased' or (name is null and consent_note is null)),
  check (state <> 'left' or left_at is not null)
);

create unique index subscriber_address on subscriber (lower(address));

create table letter (
  id text not null primary key,
  edition_id text not null references edition (id),
  kind text not null check (kind in ('edition', 'test') or kind like 'correction-%'),
  language text not null check (language in ('zh-CN', 'en')),
  subject text not null,
  html text not null,
  text text not null,
  dated_at bigint not null
);

-- One letter to one subscriber, once: the key is the promise.
create table delivery (
  letter_id text not null references letter (id),
  subscriber_id text not null references subscriber (id),
  state text not null check (state in (
    'queued', 'claimed', 'inflight', 'accepted', 'deferred', 'rejected', 'suppressed', 'uncertain')),
  attempts bigint not null check (attempts >= 0),
  next_try_at bigint,
  lease_until bigint,
  owner text,
  message_id text not null,
  reply text,
  queued_at bigint not null,
  changed_at bigint not null,
  primary key (letter_id, subscriber_id),
  check (state <> 'claimed' or (owner is not null and lease_until is not null))
);

create index delivery_due on delivery (letter_id, state, next_try_at);

-- The schedule's truth: a job was due at this moment, and this became of it. The key keeps a slot from being done twice.
create table slot (
  schedule text not null,
  due_at bigint not null,
  state text not null check (state in ('running', 'done', 'failed', 'skipped')),
  owner text not null,
  claimed_at bigint not null,
  detail text,
  primary key (schedule, due_at)
);
