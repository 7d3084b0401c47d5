-- The on-site service: what is asked for, who may have it, who goes when with what, and what came of it.
create table visit_request (
  tenant text not null references tenant,
  case_id uuid not null,
  resident_takes_part boolean not null,
  institution_kind text check (institution_kind in ('care-home', 'prison')),
  received_at timestamptz(3) not null,
  proof_kinds text[] not null,
  lift text not null default 'unknown' check (lift in ('yes', 'no', 'unknown')),
  bell text,
  dog boolean not null default false,
  socket boolean,
  table_available boolean,
  access_note text,
  wishes jsonb not null,
  skills text[] not null default '{}',
  primary key (tenant, case_id),
  foreign key (tenant, case_id) references case_file
);
call wall('visit_request', 'select, insert, update');

-- A group date's own facts; its residents are cases with group_case set.
create table group_date (
  tenant text not null references tenant,
  case_id uuid not null,
  home_name text not null,
  expected_residents int not null check (expected_residents between 1 and 200),
  closes_at timestamptz(3),
  primary key (tenant, case_id),
  foreign key (tenant, case_id) references case_file
);
call wall('group_date', 'select, insert, update');

-- A resident's consent to be on the list of a group date, and who gave it.
create table consent (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('group-list', 'service', 'photo-of-papers')),
  given_by text not null check (given_by in ('resident', 'guardian', 'attorney')),
  recorded_by_kind text not null,
  recorded_by text not null,
  at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
call wall('consent', 'select, insert, update');

-- Decision, ground, rule and its version, kind of proof, checker, date. The health data looked at is not here, and nowhere else.
create table need_decision (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  decision text not null check (decision in ('granted', 'refused', 'unclear')),
  ground text not null,
  next_best text[] not null,
  rule_table text not null,
  rule_id text not null,
  rule_row int not null,
  rule_version int not null,
  sentence_de text not null,
  sentence_en text not null,
  facts_used text[] not null,
  proof_kind text not null,
  checked_by text not null,
  decided_at timestamptz(3) not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
create index need_decision_case on need_decision (tenant, case_id, decided_at);
call wall('need_decision', 'select, insert');

create table vehicle (
  tenant text not null references tenant,
  id uuid not null,
  name text not null,
  active boolean not null default true,
  primary key (tenant, id),
  unique (tenant, name)
);
call wall('vehicle', 'select, insert, update');

create table kit (
  tenant text not null references tenant,
  id uuid not null,
  name text not null,
  weight_kg numeric(4, 1) not null,
  calibrated_until date not null,
  battery_percent int not null check (battery_percent between 0 and 100),
  battery_checked_at timestamptz(3) not null,
  active boolean not null default true,
  custodian uuid,
  custody_tour uuid,
  custody_since timestamptz(3),
  primary key (tenant, id),
  unique (tenant, name)
);
call wall('kit', 'select, insert, update');

create table kit_item (
  tenant text not null references tenant,
  kit_id uuid not null,
  equipment text not null,
  state text not null check (state in ('present', 'missing', 'defect')),
  checked_at timestamptz(3) not null,
  primary key (tenant, kit_id, equipment),
  foreign key (tenant, kit_id) references kit
);
call wall('kit_item', 'select, insert, update');

-- Numbered consumables: every blank provisional ID is accounted for.
create table consumable (
  tenant text not null references tenant,
  id uuid not null,
  kit_id uuid,
  kind text not null,
  number text not null,
  state text not null check (state in ('in-stock', 'used', 'void')),
  used_case uuid,
  settled_at timestamptz(3),
  settled_by text,
  primary key (tenant, id),
  constraint consumable_number unique (tenant, kind, number),
  foreign key (tenant, kit_id) references kit
);
call wall('consumable', 'select, insert, update');

create table kit_custody (
  tenant text not null references tenant,
  id uuid not null,
  kit_id uuid not null,
  tour_id uuid not null,
  staff_id uuid not null,
  taken_at timestamptz(3) not null,
  returned_at timestamptz(3),
  checklist jsonb not null,
  primary key (tenant, id),
  foreign key (tenant, kit_id) references kit
);
create unique index kit_custody_one on kit_custody (tenant, kit_id) where returned_at is null;
call wall('kit_custody', 'select, insert, update');

-- Crew of two, vehicle and kit on a day as one unit.
create table tour (
  tenant text not null references tenant,
  id uuid not null,
  day date not null,
  during tstzrange not null,
  vehicle_id uuid not null,
  kit_id uuid not null,
  skills text[] not null default '{}',
  state text not null check (state in ('planned', 'under-way', 'finished', 'cancelled')),
  version int not null default 1,
  created_at timestamptz(3) not null,
  primary key (tenant, id),
  foreign key (tenant, vehicle_id) references vehicle,
  foreign key (tenant, kit_id) references kit
);
create index tour_day on tour (tenant, day);
call wall('tour', 'select, insert, update');

-- Nothing is bookable twice: the database refuses.
create table booking (
  tenant text not null references tenant,
  id uuid not null,
  tour_id uuid not null,
  resource_kind text not null check (resource_kind in ('staff', 'vehicle', 'kit')),
  resource_id uuid not null,
  during tstzrange not null,
  primary key (tenant, id),
  foreign key (tenant, tour_id) references tour,
  constraint booking_once exclude using gist (tenant with =, resource_kind with =, resource_id with =, during with &&)
);
create index booking_tour on booking (tenant, tour_id);
call wall('booking', 'select, insert, delete');

-- One place at one time. Stops of a tour never overlap (travel lies between them).
create table visit (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  purpose text not null check (purpose in ('service', 'hand-over')),
  state text not null check (state in ('to-plan', 'planned', 'on-site', 'ended', 'cancelled')),
  outcome text check (outcome in ('done', 'partly', 'nobody-home', 'not-able', 'refused', 'moved', 'deceased', 'not-met')),
  tour_id uuid,
  during tstzrange,
  window_start timestamptz(3),
  window_end timestamptz(3),
  travel_minutes int not null default 0,
  setup_minutes int not null default 0,
  service_minutes int not null,
  not_before date,
  reminded_at timestamptz(3),
  arrived_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file,
  foreign key (tenant, tour_id) references tour,
  constraint visit_planned_is_whole check (
    (state in ('to-plan', 'cancelled')) or (tour_id is not null and during is not null and window_start is not null and window_end is not null)),
  constraint visit_once exclude using gist (tenant with =, tour_id with =, during with &&) where (state in ('planned', 'on-site'))
);
create index visit_tour on visit (tenant, tour_id);
create index visit_case on visit (tenant, case_id);
-- A visit under way does not count: when a card could not be handed over, the next attempt is opened at the door.
create unique index visit_one_open on visit (tenant, case_id, purpose) where state in ('to-plan', 'planned');
call wall('visit', 'select, insert, update');

-- Who is served at a visit: one person of a single visit, many of a group date, each with an own result.
create table visit_person (
  tenant text not null references tenant,
  visit_id uuid not null,
  case_id uuid not null,
  service_keys text[] not null,
  outcome text check (outcome in ('done', 'partly', 'nobody-home', 'not-able', 'refused', 'moved', 'deceased')),
  identified_by text,
  identified_at timestamptz(3),
  consent_at timestamptz(3),
  ended_at timestamptz(3),
  primary key (tenant, visit_id, case_id),
  foreign key (tenant, visit_id) references visit,
  foreign key (tenant, case_id) references case_file
);
create index visit_person_case on visit_person (tenant, case_id);
call wall('visit_person', 'select, insert, update, delete');

-- One row per service done or not done. Biometrics and register data are never here:
-- an ID application carries the order number of the certified kit software, and when and by whom it was made.
create table service_result (
  tenant text not null references tenant,
  id uuid not null,
  visit_id uuid not null,
  case_id uuid not null,
  service_key text not null,
  result text not null check (result in ('done', 'not-done')),
  reason text,
  kit_order_number text,
  consumable_number text,
  fields jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  device uuid,
  primary key (tenant, id),
  constraint service_result_once unique (tenant, visit_id, case_id, service_key),
  foreign key (tenant, visit_id, case_id) references visit_person
);
create index service_result_case on service_result (tenant, case_id);
-- Update: when its time is over what was noted about the person goes, the result stays.
call wall('service_result', 'select, insert, update');

create table receipt (
  tenant text not null references tenant,
  id uuid not null,
  case_id uuid not null,
  visit_id uuid not null,
  token text not null,
  issued_at timestamptz(3) not null,
  device uuid not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references case_file
);
create index receipt_case on receipt (tenant, case_id);
call wall('receipt', 'select, insert, delete');

-- A field command the office refused. Nothing is lost: what was recorded lies here, sealed, until a person settles it.
create table field_conflict (
  tenant text not null references tenant,
  id uuid not null,
  device uuid not null,
  staff_id uuid not null,
  visit_id uuid,
  command text not null,
  problem text not null,
  -- Codes, dates and numbers of the sentence, as the refusal gave them; never personal text.
  problem_data jsonb not null default '{}',
  sealed_input bytea not null,
  recorded_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  state text not null check (state in ('open', 'applied', 'dropped')),
  settled_at timestamptz(3),
  settled_by text,
  primary key (tenant, id)
);
create index field_conflict_open on field_conflict (tenant, received_at) where state = 'open';
call wall('field_conflict', 'select, insert, update');
