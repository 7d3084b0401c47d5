-- What we send through FIT-Connect: how far each submission has come, so that a process killed between two steps goes on
-- where it stood. The sealed contents are ciphertext only the destination can read; they stand here from the moment they
-- are made until they are handed over, so that a second attempt hands over the same ones. No private key is stored.
create table fit_connect_submission (
  tenant text not null references tenant,
  id uuid not null,
  application_id uuid not null,
  case_id uuid not null,
  destination_id uuid not null,
  submission_id uuid not null,
  fit_case_id uuid not null,
  step text not null check (step in ('announced', 'sealed', 'submitted', 'accepted', 'rejected', 'abandoned')),
  -- [{ "id", "paper", "tag"? }], in the order they were announced; the tag stands when the attachment is uploaded.
  attachments jsonb not null,
  encrypted_metadata text,
  encrypted_data text,
  -- Authentication tags of metadata and data, kept when the ciphertext is gone.
  metadata_tag text,
  data_tag text,
  -- Id of the event that answered; the same event answers only once.
  answer_jti uuid,
  problem_codes text[] not null default '{}',
  -- Since when somebody has been asked to look at an event log that does not hold.
  doubted_at timestamptz(3),
  announced_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, id),
  constraint fit_connect_submission_known unique (tenant, submission_id),
  constraint fit_connect_submission_answer unique (tenant, answer_jti),
  constraint fit_connect_submission_sealed check (step <> 'sealed' or (encrypted_metadata is not null and encrypted_data is not null)),
  foreign key (tenant, application_id) references application,
  foreign key (tenant, case_id) references case_file
);
create unique index fit_connect_submission_open on fit_connect_submission (tenant, application_id)
  where step not in ('rejected', 'abandoned');
create index fit_connect_submission_waiting on fit_connect_submission (tenant, changed_at) where step = 'submitted';
create index fit_connect_submission_case on fit_connect_submission (tenant, case_id);
call wall('fit_connect_submission', 'select, insert, update');

-- What others send us: seen when the service names it, then taken (a case is opened) or turned down, then answered with
-- an event. The primary key makes one submission one case, however often it is seen.
create table fit_connect_inbox (
  tenant text not null references tenant,
  submission_id uuid not null,
  fit_case_id uuid not null,
  destination_id uuid not null,
  step text not null check (step in ('seen', 'taken', 'turned-down', 'answered')),
  case_id uuid,
  -- The event that answers: its id is drawn with the decision, so that a second attempt sends the same one.
  event jsonb,
  event_jti uuid,
  -- Public key and standard an answer to the sender goes by, when one was offered.
  reply_key jsonb,
  reply_standard text,
  seen_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, submission_id),
  constraint fit_connect_inbox_event unique (tenant, event_jti),
  constraint fit_connect_inbox_decided check (step = 'seen' or (event is not null and event_jti is not null)),
  foreign key (tenant, case_id) references case_file
);
create index fit_connect_inbox_case on fit_connect_inbox (tenant, case_id);
call wall('fit_connect_inbox', 'select, insert, update');

-- Messages inside a FIT-Connect case: ours to a sender, another authority's to us.
create table fit_connect_reply (
  tenant text not null references tenant,
  reply_id uuid not null,
  fit_case_id uuid not null,
  case_id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  step text not null check (step in ('sealed', 'submitted', 'seen', 'taken', 'turned-down', 'answered')),
  -- The message of the case it carries or became.
  message_id uuid,
  encrypted_metadata text,
  encrypted_data text,
  event jsonb,
  event_jti uuid,
  changed_at timestamptz(3) not null,
  primary key (tenant, reply_id),
  constraint fit_connect_reply_once unique (tenant, message_id),
  constraint fit_connect_reply_event unique (tenant, event_jti),
  foreign key (tenant, case_id) references case_file
);
call wall('fit_connect_reply', 'select, insert, update');
