-- An application somebody has begun and not sent: personal data, kept for thirty days after the last answer and then
-- erased. `handle` is the first part of the code one resumes with; the rest of the code is derived and stored nowhere.
create table application_draft (
  tenant text not null references tenant,
  id uuid not null,
  service_key text not null,
  form text not null,
  form_version int not null,
  handle text not null,
  answers jsonb not null,
  lang text not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (tenant, id),
  constraint application_draft_handle unique (tenant, handle)
);
create index application_draft_expires on application_draft (tenant, expires_at);
call wall('application_draft', 'select, insert, update, delete');

-- A file sent with a draft. It becomes a paper of the case; `gone` is one whose file has still to be removed.
create table application_upload (
  tenant text not null references tenant,
  id uuid not null,
  draft_id uuid not null,
  field text not null,
  name text not null,
  media_type text not null,
  size int not null,
  blob text not null,
  gone boolean not null default false,
  at timestamptz(3) not null,
  primary key (tenant, id)
);
create index application_upload_draft on application_upload (tenant, draft_id);
call wall('application_upload', 'select, insert, update, delete');
