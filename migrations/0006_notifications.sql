-- Who was told what, by which way, and whether it went out. The text itself is composed from the case when it is sent;
-- a letter's PDF is kept sealed until it has been printed and posted.
create table notice (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  job_key text not null,
  template text not null,
  way text not null check (way in ('email', 'letter', 'call', 'none')),
  lang text not null,
  party_role text not null,
  state text not null check (state in ('sent', 'to-print', 'printed', 'to-call', 'called', 'skipped')),
  blob text,
  created_at timestamptz(3) not null,
  settled_at timestamptz(3),
  settled_by text,
  primary key (tenant, id),
  constraint notice_once unique (tenant, job_key),
  foreign key (tenant, case_id) references case_file
);
create index notice_case on notice (tenant, case_id, created_at);
create index notice_open on notice (tenant, way, created_at) where state in ('to-print', 'to-call');
call wall('notice', 'select, insert, update');
