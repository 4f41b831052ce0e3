-- An editor's word on two items, the smaller id first: they report one event, or they do not.
create table story_ruling (
  item_id text collate "C" not null references item (id) on delete cascade,
  other_id text collate "C" not null references item (id) on delete cascade,
  verdict text not null check (verdict in ('together', 'apart')),
  ruled_by text not null,
  ruled_at bigint not null,
  primary key (item_id, other_id),
  check (item_id < other_id)
);

-- Deleting an item looks for it on either side.
create index story_ruling_other on story_ruling (other_id);
