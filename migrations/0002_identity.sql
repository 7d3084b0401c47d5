create table organisation (
  tenant text not null references tenant,
  id text not null,
  name jsonb not null,
  parent text,
  primary key (tenant, id)
);
call wall('organisation', 'select, insert, update');

create table staff (
  tenant text not null references tenant,
  id uuid not null,
  login text not null,
  name text not null,
  email text,
  password_hash text,
  oidc_subject text,
  active boolean not null default true,
  primary key (tenant, id),
  unique (tenant, login),
  unique (tenant, oidc_subject)
);
call wall('staff', 'select, insert, update');

create table staff_role (
  tenant text not null references tenant,
  staff_id uuid not null,
  role text not null check (role in ('agent', 'dispatcher', 'crew', 'caseworker', 'moderator', 'cashier', 'admin', 'auditor', 'lead')),
  organisation text not null,
  primary key (tenant, staff_id, role, organisation),
  foreign key (tenant, staff_id) references staff,
  foreign key (tenant, organisation) references organisation
);
call wall('staff_role', 'select, insert, delete');

create table session (
  tenant text not null references tenant,
  token_hash bytea not null,
  staff_id uuid not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (tenant, token_hash),
  foreign key (tenant, staff_id) references staff
);
call wall('session', 'select, insert, delete');

create table machine_token (
  tenant text not null references tenant,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  roles text[] not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (tenant, id),
  unique (tenant, token_hash)
);
call wall('machine_token', 'select, insert, update');

-- A field device: enrolled by a person, leased for days, locked from the desk when lost.
create table device (
  tenant text not null references tenant,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  public_key jsonb not null,
  certificate text not null,
  enrolled_by uuid not null,
  enrolled_at timestamptz(3) not null,
  lease_until timestamptz(3) not null,
  last_seen_at timestamptz(3),
  locked_at timestamptz(3),
  locked_by text,
  primary key (tenant, id),
  unique (tenant, token_hash),
  foreign key (tenant, enrolled_by) references staff
);
call wall('device', 'select, insert, update');

-- Wrong secrets and passwords are slowed down across all web processes.
create table access_failure (
  tenant text not null references tenant,
  subject bytea not null,
  failures int not null,
  last_at timestamptz(3) not null,
  blocked_until timestamptz(3),
  primary key (tenant, subject)
);
call wall('access_failure', 'select, insert, update, delete');
