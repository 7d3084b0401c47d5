-- The case: one number for whatever a resident needs, through whatever channel.
-- Life-cycle, outcome, responsibility, delivery and visibility are five different states.
create table case_file (
  tenant text not null references tenant,
  id uuid not null,
  number text not null,
  secret_version int not null default 1,
  kind text not null,
  channel text not null check (channel in ('phone', 'portal', 'mail', 'institution', 'terminal', 'field', 'counter', 'machine')),
  operator uuid,
  service_keys text[] not null,
  lang text not null,
  state text not null check (state in ('received', 'in-clarification', 'waiting-resident', 'waiting-third', 'in-work', 'planned', 'ended')),
  outcome text check (outcome in ('done', 'partly', 'refused', 'withdrawn', 'not-met', 'not-able', 'moved', 'deceased', 'handed-on')),
  outcome_ground text,
  organisation text not null,
  responsibility text not null check (responsibility in ('offered', 'accepted', 'rejected', 'expired')),
  responsible_staff uuid,
  group_case uuid,
  follows_case uuid,
  version int not null default 1,
  retention_class text not null,
  opened_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant, id),
  constraint case_file_number unique (tenant, number),
  constraint case_file_ended_has_outcome check ((state = 'ended') = (outcome is not null and ended_at is not null)),
  constraint case_file_refusal_has_ground check (outcome is distinct from 'refused' or outcome_ground is not null),
  foreign key (tenant, organisation) references organisation,
  foreign key (tenant, responsible_staff) references staff,
  foreign key (tenant, group_case) references case_file
);
create index case_file_open on case_file (tenant, state, changed_at);
create index case_file_group on case_file (tenant, group_case) where group_case is not null;
call wall('case_file', 'select, insert, update');

-- Personal data stands here and nowhere else; deleting these rows leaves the case and its journal.
-- Operator (case_file.operator), caller, resident and contact person are four roles.
create table party (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  role text not null check (role in ('caller', 'resident', 'contact', 'institution')),
  relation text not null,
  given_name text,
  family_name text,
  organisation_name text,
  birth_date date,
  street text,
  house_number text,
  postcode text,
  place text,
  ags text,
  lat double precision,
  lon double precision,
  phone text,
  email text,
  contact_way text not null check (contact_way in ('email', 'letter', 'call', 'none')),
  primary key (tenant, id),
  constraint party_one_per_role unique (tenant, case_id, role),
  foreign key (tenant, case_id) references case_file
);
call wall('party', 'select, insert, update, delete');

-- A new mail address counts only when its owner has answered from it.
create table contact_change (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  party_id uuid not null,
  email text not null,
  -- The way of contact that counts from the proof on; null when the way stays.
  contact_way text check (contact_way in ('email')),
  -- Set when the mail is composed: the token itself is derived from the installation key and stored nowhere.
  token_hash bytea,
  expires_at timestamptz(3) not null,
  proven_at timestamptz(3),
  primary key (tenant, id),
  foreign key (tenant, party_id) references party on delete cascade
);
call wall('contact_change', 'select, insert, update, delete');

create table case_message (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  direction text not null check (direction in ('to-office', 'to-resident', 'internal')),
  author_kind text not null,
  author_id text not null,
  body text not null check (length(body) between 1 and 5000),
  visibility text not null check (visibility in ('applicant', 'department')),
  at timestamptz(3) not null,
  primary key (tenant, id),
  constraint case_message_internal_stays check (direction <> 'internal' or visibility = 'department'),
  foreign key (tenant, case_id) references case_file
);
create index case_message_case on case_message (tenant, case_id, at);
call wall('case_message', 'select, insert, delete');

create table paper (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null,
  blob text not null,
  visibility text not null check (visibility in ('applicant', 'department')),
  added_by_kind text not null,
  added_by text not null,
  at timestamptz(3) not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
create index paper_case on paper (tenant, case_id, at);
call wall('paper', 'select, insert, delete');

-- Every promise is an object with an owner and a due time; it ends kept, broken or released by the resident.
create table promise (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('call-back', 'answer', 'visit-window', 'decision')),
  owner_role text not null,
  owner_staff uuid,
  made_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  explanation jsonb not null,
  state text not null check (state in ('open', 'kept', 'broken', 'released')),
  settled_at timestamptz(3),
  primary key (tenant, id),
  constraint promise_settled check ((state = 'open') = (settled_at is null)),
  foreign key (tenant, case_id) references case_file
);
create index promise_open on promise (tenant, due_at) where state = 'open';
create index promise_case on promise (tenant, case_id);
call wall('promise', 'select, insert, update');

-- Work for people: call somebody, print a letter, look at an objection, ask for a proof.
create table task (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  owner_role text not null,
  owner_staff uuid,
  due_at timestamptz(3) not null,
  data jsonb not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  opened_at timestamptz(3) not null,
  done_at timestamptz(3),
  done_by text,
  result text,
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
create index task_open on task (tenant, owner_role, due_at) where state = 'open';
create index task_case on task (tenant, case_id);
call wall('task', 'select, insert, update');
