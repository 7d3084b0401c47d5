-- Applications are made online too. An application that costs something waits for its payment first; one that no
-- system takes in lies with a caseworker who decides it.
alter table application drop constraint application_state_check;
alter table application add constraint application_state_check
  check (state in ('to-pay', 'waiting', 'on-desk', 'delivered', 'refused', 'set-aside', 'withdrawn'));
alter table application add column source text not null default 'visit' check (source in ('visit', 'online', 'fit-connect'));
alter table application alter column source drop default;
drop index application_open;
create index application_open on application (tenant, changed_at) where state not in ('delivered', 'withdrawn');

-- What somebody answered: personal data, apart from the application, erased with the case. Which form in which version
-- asked is kept, so that every answer can be read beside its question.
create table application_answers (
  tenant text not null references tenant,
  application_id uuid not null,
  case_id uuid not null,
  form text not null,
  form_version int not null,
  answers jsonb not null,
  primary key (tenant, application_id),
  foreign key (tenant, application_id) references application,
  foreign key (tenant, case_id) references case_file
);
create index application_answers_case on application_answers (tenant, case_id);
call wall('application_answers', 'select, insert, delete');
