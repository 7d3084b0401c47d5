-- Texts of services from XZuFi: each change of a service is a new version; the one that is not ended counts.
create table imported_service (
  tenant text not null,
  -- schemeAgencyID and id: unique only together.
  id text not null,
  version int not null,
  key text,
  ars text not null,
  -- { de: { "06": "<p>…</p>" }, en: … }: module code to allowed HTML.
  texts jsonb not null,
  names jsonb not null,
  source text not null,
  source_changed_at timestamptz(3),
  digest text not null,
  imported_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant, id, version)
);
create unique index imported_service_current on imported_service (tenant, id) where ended_at is null;
create index imported_service_key on imported_service (key) where ended_at is null;
call wall_shared('imported_service', 'select, insert, update');

-- What the search reads of it: other words for the service, and its short text.
alter table public_service add column words text not null default '', add column summary text not null default '';
-- The service a rule names by the producer's id, until its key is known.
alter table responsibility add column service_id text;
create index responsibility_service_id on responsibility (service_id) where service_id is not null;
