-- What is to be paid in a case, and every try to pay it at the payment provider. No personal data: ids, codes and cents.
create table payment (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  purpose text not null,
  cents int not null check (cents between 1 and 99999900),
  items jsonb not null,
  state text not null check (state in ('open', 'started', 'paid', 'failed', 'cancelled', 'expired', 'dropped')),
  pay_by timestamptz(3) not null,
  requested_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
create index payment_case on payment (tenant, case_id, requested_at);
call wall('payment', 'select, insert, update');

-- The id of a try is the request id at the provider: the same try sent twice is one transaction there.
create table payment_attempt (
  tenant text not null references tenant,
  id uuid not null,
  payment_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('starting', 'started', 'paid', 'failed', 'cancelled', 'expired', 'overpaid')),
  transaction text,
  -- Leads to the provider's page; gone as soon as nobody is to pay there any more.
  url text,
  method text,
  code text,
  checks int not null default 0,
  next_check_at timestamptz(3),
  begun_at timestamptz(3) not null,
  settled_at timestamptz(3),
  primary key (tenant, id),
  foreign key (tenant, payment_id) references payment,
  foreign key (tenant, case_id) references case_file
);
create unique index payment_one_running on payment_attempt (tenant, payment_id) where state in ('starting', 'started');
create index payment_attempt_case on payment_attempt (tenant, case_id, begun_at);
create index payment_attempt_check on payment_attempt (tenant, next_check_at) where next_check_at is not null;
call wall('payment_attempt', 'select, insert, update');
