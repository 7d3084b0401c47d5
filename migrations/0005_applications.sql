-- What goes to a specialist system, and how far it has come. The case is open until the other side has answered.
create table application (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  visit_id uuid,
  service_key text not null,
  source_id uuid not null,
  state text not null check (state in ('waiting', 'delivered', 'refused', 'set-aside')),
  reference text,
  refusal text,
  attempts int not null default 0,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, id),
  constraint application_once unique (tenant, source_id),
  foreign key (tenant, case_id) references case_file
);
create index application_case on application (tenant, case_id);
create index application_open on application (tenant, changed_at) where state in ('waiting', 'refused', 'set-aside');
call wall('application', 'select, insert, update');
