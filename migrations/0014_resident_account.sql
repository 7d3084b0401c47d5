-- A resident signed in with the citizens' account. The row ends with the session: nothing of the account stays here.
create table account_session (
  tenant text not null references tenant,
  -- The browser holds the token; it also opens the attributes, so that neither database nor backup can be read for them.
  token_hash bytea not null,
  -- The town's own pseudonym of the account; none for a temporary sign-in, which the account system cannot recognise again.
  account text,
  level text not null check (level in ('low', 'substantial', 'high')),
  attributes bytea not null,
  opened_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (tenant, token_hash)
);
create index account_session_end on account_session (tenant, expires_at);
call wall('account_session', 'select, insert, update, delete');

-- Which cases stand in an account's list. The row is the right to open the case without its secret.
create table case_account (
  tenant text not null references tenant,
  account text not null,
  case_id uuid not null,
  added_at timestamptz(3) not null,
  primary key (tenant, account, case_id),
  foreign key (tenant, case_id) references case_file
);
create index case_account_case on case_account (tenant, case_id);
call wall('case_account', 'select, insert, delete');
