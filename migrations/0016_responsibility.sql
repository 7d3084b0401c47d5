-- Who is responsible: service × area × role, dated. The most specific area wins, then the most specific service, then the
-- town's own rule before the shared one. A rule names an office, a level of administration whose area is meant, or both.
create table public_organisation (
  tenant text not null,
  id text not null,
  name text not null,
  name_en text,
  ars text,
  address text,
  phone text,
  email text,
  website text,
  -- Seen by staff only: what the 115 needs to put somebody through.
  internal_phone text,
  source text not null,
  digest text not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, id)
);
call wall_shared('public_organisation', 'select, insert, update, delete');

create table responsibility (
  tenant text not null,
  id text not null,
  -- LeiKa key or its first digits; empty means every service.
  service text not null,
  -- Digits of the Regionalschlüssel: the rule holds in this area and all below it; empty means everywhere.
  ars text not null,
  role text not null check (role in ('responsible', 'contact', 'executing')),
  level text check (level in ('federation', 'land', 'region', 'district', 'association', 'municipality')),
  organisation text,
  valid_from date not null,
  valid_to date,
  source text not null,
  digest text not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, id),
  check (level is not null or organisation is not null),
  check (valid_to is null or valid_to >= valid_from)
);
create index responsibility_where on responsibility (ars, service);
call wall_shared('responsibility', 'select, insert, update, delete');
