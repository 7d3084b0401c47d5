-- Every question to the register of residents: who asked it for which purpose, and what came back, as codes.
create table register_question (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  application_id uuid,
  operation text not null check (operation in ('ask-person', 'order-certificate', 'deregister')),
  purpose text not null,
  actor_kind text not null,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  state text not null check (state in ('asked', 'answered', 'nobody', 'ambiguous', 'refused', 'contradicts', 'unavailable')),
  -- A refusal's code, or the codes of the fields that contradict.
  codes text[] not null,
  answered_at timestamptz(3),
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file,
  foreign key (tenant, application_id) references application
);
create index register_question_case on register_question (tenant, case_id, asked_at);
call wall('register_question', 'select, insert, update');

-- The search term and the answer in plain words, for the auditor and the one who asked. The journal holds a commitment
-- to the term; with this row goes the salt, and the commitment says nothing any more.
create table register_term (
  tenant text not null references tenant,
  question_id uuid not null,
  case_id uuid not null,
  salt bytea not null,
  term jsonb not null,
  answer jsonb,
  primary key (tenant, question_id),
  foreign key (tenant, question_id) references register_question
);
create index register_term_case on register_term (tenant, case_id);
call wall('register_term', 'select, insert, update, delete');

-- What the other side told us that goes into the document: personal data, erased with the case.
create table application_result (
  tenant text not null references tenant,
  application_id uuid not null,
  case_id uuid not null,
  facts jsonb not null,
  primary key (tenant, application_id),
  foreign key (tenant, application_id) references application,
  foreign key (tenant, case_id) references case_file
);
create index application_result_case on application_result (tenant, case_id);
call wall('application_result', 'select, insert, update, delete');

grant update on application_answers to buergernah_app;

-- Documents the town has issued. Nobody's name: the code stands on the paper only, here are keyed digests. The row stays
-- when the case is erased, so that a paper in somebody's drawer can still be checked.
create table issued_document (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  template_version int not null,
  lang text not null,
  organisation text not null,
  code_hash bytea not null,
  holder_hash bytea not null,
  digest bytea not null,
  issued_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_ground text,
  primary key (tenant, id),
  constraint issued_document_code unique (tenant, code_hash),
  constraint issued_document_digest unique (tenant, digest),
  constraint issued_document_revoked_has_ground check ((revoked_at is null) = (revoked_ground is null)),
  foreign key (tenant, case_id) references case_file
);
create index issued_document_case on issued_document (tenant, case_id);
call wall('issued_document', 'select, insert, update');

-- A paper that is posted together with the letter: its sealed file.
alter table notice add column enclosure text;
