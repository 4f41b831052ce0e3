-- When a source may be asked again, where it moved, and how often it usually has something new.
alter table source_state add column url text;
alter table source_state add column next_at bigint;
alter table source_state add column wait_until bigint;
alter table source_state add column interval_ms bigint check (interval_ms > 0);
alter table source_state add column wished_ms bigint check (wished_ms > 0);
alter table source_state add column moved_to text;
alter table source_state add column moved_times bigint not null default 0 check (moved_times >= 0);
alter table source_state add column items bigint check (items >= 0);
alter table source_state add column undated bigint check (undated >= 0 and undated <= items);
alter table source_state add column newest_at bigint;
alter table source_state add column habit_ms bigint check (habit_ms > 0);
