-- The settings a source was read with: where they change, its answer is asked for again though it is unchanged.
alter table source_state add column read_as text;
