-- The floor everything stands on: tenants, configuration, the done-list of commands, the journal.
-- Every table carries the tenant and is walled by row-level security: a query without a tenant sees nothing.
create extension if not exists btree_gist;

grant usage on schema public to buergernah_app;

create function app_tenant() returns text language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '');

-- Walls a table and grants the application the named rights.
create procedure wall(name regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant_wall on %s using (tenant = app_tenant()) with check (tenant = app_tenant())', name);
  execute format('grant %s on %s to buergernah_app', rights, name);
end $$;

create table tenant (
  tenant text primary key check (tenant ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  hostname text unique,
  created_at timestamptz(3) not null default now()
);
call wall('tenant', 'select, insert, update');

-- The list of towns is public; it is the one thing asked before a tenant is known.
create function town_directory() returns table (tenant text, name text, hostname text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select t.tenant, t.name, t.hostname from tenant t order by t.name $$;
-- The owner is walled too (force), so the directory needs its own door through the wall.
create policy directory on tenant for select to current_user using (true);
grant execute on function town_directory() to buergernah_app;

-- Configuration is versioned and never overwritten; the highest version that is valid counts.
create table configuration (
  tenant text not null references tenant,
  part text not null,
  version int not null,
  value jsonb not null,
  valid_from timestamptz(3) not null,
  created_at timestamptz(3) not null,
  created_by text not null,
  primary key (tenant, part, version)
);
call wall('configuration', 'select, insert');

create table command_done (
  tenant text not null references tenant,
  id uuid not null,
  command text not null,
  actor text not null,
  outcome jsonb not null,
  at timestamptz(3) not null,
  primary key (tenant, id)
);
call wall('command_done', 'select, insert');

create table journal_entry (
  tenant text not null references tenant,
  id uuid not null,
  at timestamptz(3) not null,
  command_id uuid not null,
  command text not null,
  actor_kind text not null,
  actor_id text not null,
  on_behalf_of text,
  door text not null,
  device text,
  type text not null,
  subject_kind text not null,
  subject_id text not null,
  data jsonb not null,
  visibility text not null check (visibility in ('public', 'applicant', 'department', 'institution', 'partner')),
  primary key (tenant, id)
);
create index journal_entry_subject on journal_entry (tenant, subject_id, at, id);
call wall('journal_entry', 'select, insert');

-- Committed entries waiting for their place in the chain.
create table journal_pending (
  tenant text not null references tenant,
  entry_id uuid not null,
  primary key (tenant, entry_id)
);
call wall('journal_pending', 'select, insert, delete');

create table journal_seal (
  tenant text not null references tenant,
  seq bigint not null check (seq > 0),
  entry_id uuid not null,
  leaf bytea not null,
  chain bytea not null,
  sealed_at timestamptz(3) not null,
  primary key (tenant, seq),
  unique (tenant, entry_id),
  foreign key (tenant, entry_id) references journal_entry (tenant, id)
);
call wall('journal_seal', 'select, insert');

create table journal_checkpoint (
  tenant text not null references tenant,
  size bigint not null,
  root bytea not null,
  chain bytea not null,
  frontier bytea[] not null,
  signature text not null,
  at timestamptz(3) not null,
  primary key (tenant, size)
);
call wall('journal_checkpoint', 'select, insert');

-- What could not be delivered lies here, with an owner, until a person settles it.
create table undelivered (
  tenant text not null references tenant,
  id uuid not null,
  reaction text not null,
  entry_id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  reason text not null,
  attempts int not null,
  since timestamptz(3) not null,
  owner_role text not null,
  state text not null check (state in ('open', 'retried', 'settled')),
  settled_at timestamptz(3),
  settled_by text,
  settled_note text,
  primary key (tenant, id)
);
create unique index undelivered_open on undelivered (tenant, reaction, entry_id) where state = 'open';
call wall('undelivered', 'select, insert, update');
