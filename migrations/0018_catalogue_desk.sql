-- What the office keeps of the catalogue at the desk. Services, offices and words themselves are configuration.

-- Somebody asks the editor to check an entry. One open task for each service.
create table catalogue_task (
  tenant text not null references tenant,
  id uuid not null,
  service text not null,
  note text not null check (length(note) <= 500),
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  done_at timestamptz(3),
  done_by uuid,
  primary key (tenant, id)
);
create unique index catalogue_task_one_open on catalogue_task (tenant, service) where done_at is null;
call wall('catalogue_task', 'select, insert, update');

-- What people looked for and did not find: the words and how often, never who. Forgotten after 90 days.
create table search_miss (
  tenant text not null references tenant,
  words text not null check (length(words) between 2 and 80),
  times int not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  settled_at timestamptz(3),
  primary key (tenant, words)
);
call wall('search_miss', 'select, insert, update, delete');
