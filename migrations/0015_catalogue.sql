-- The catalogue: what all towns of the installation share (federal service list, areas, postcodes), and the search.
-- Rows of the reserved tenant `shared` are read by every town and written by the importers of the command line only:
-- no session, token or address can name that tenant (town_directory does not list it).
create extension if not exists pg_trgm;

alter table tenant add constraint tenant_not_reserved check (tenant <> 'shared');

-- Like wall(), with a window: everybody sees the shared rows, nobody changes them from within a town.
create procedure wall_shared(name regclass, rights text) language plpgsql as $$
begin
  call wall(name, rights);
  execute format('create policy shared_window on %s for select using (tenant = ''shared'')', name);
end $$;

-- Services of the federal list (LeiKa) by their key; a town's own services stand in its configuration.
create table public_service (
  tenant text not null,
  key text not null check (key ~ '^(\d{14}|[a-z][a-z-]*)$'),
  name text not null,
  name_en text,
  -- Typisierung of the federal list: who makes the rule and who carries it out.
  type text not null,
  legal_basis text not null,
  life_event text,
  source text not null,
  digest text not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, key)
);
call wall_shared('public_service', 'select, insert, update');

-- What was imported last, from where: tells staff how old the shared layer is, and a start that nothing is new.
create table catalogue_source (
  tenant text not null,
  kind text not null,
  name text not null,
  digest text not null,
  rows int not null,
  imported_at timestamptz(3) not null,
  primary key (tenant, kind)
);
call wall_shared('catalogue_source', 'select, insert, update');

-- Administrative areas by their Regionalschlüssel, cut to the digits of their level: '' federation, 2 Land, 3 region,
-- 5 district, 9 association, 12 municipality. The areas above one are the prefixes of its key.
create table area (
  tenant text not null,
  ars text not null check (ars ~ '^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})?$'),
  level text not null check (level in ('federation', 'land', 'region', 'district', 'association', 'municipality')),
  name text not null,
  -- The name as people write it, folded: "essen" for "Essen, Stadt".
  place text not null,
  kind text not null,
  ags text,
  seat_postcode text,
  lat double precision,
  lon double precision,
  population int,
  digest text not null,
  changed_at timestamptz(3) not null,
  primary key (tenant, ars)
);
create index area_ags on area (ags);
create index area_place on area (tenant, place);
call wall_shared('area', 'select, insert, update');

-- A postcode is not a municipality: of 8,168 postcodes 1,394 belong to more than one.
create table postcode_area (
  tenant text not null,
  postcode text not null check (postcode ~ '^\d{5}$'),
  ags text not null check (ags ~ '^\d{8}$'),
  place text not null,
  primary key (tenant, postcode, ags)
);
call wall_shared('postcode_area', 'select, insert, update, delete');

-- The search: one entry per service and layer, the words that find it, and how many services each word finds.
create table search_entry (
  tenant text not null,
  key text not null,
  entry jsonb not null,
  body tsvector not null,
  digest text not null,
  primary key (tenant, key)
);
create index search_entry_body on search_entry using gin (body);
call wall_shared('search_entry', 'select, insert, update, delete');

create table search_posting (
  tenant text not null,
  word text not null,
  key text not null,
  weight real not null,
  primary key (tenant, word, key)
);
create index search_posting_key on search_posting (tenant, key);
create index search_posting_word on search_posting (word, tenant) include (key, weight);
call wall_shared('search_posting', 'select, insert, delete');

create table search_word (
  tenant text not null,
  word text not null,
  users int not null,
  primary key (tenant, word)
);
-- Without fastupdate: words not yet sorted into the index would be compared one by one until the next vacuum.
create index search_word_alike on search_word using gin (word gin_trgm_ops) with (fastupdate = off);
call wall_shared('search_word', 'select, insert, update, delete');

-- Everyday words that mean the same as an official one ("Müll" → "Abfall"), both folded and stemmed.
create table search_related (
  tenant text not null,
  word text not null,
  other text not null,
  primary key (tenant, word, other)
);
call wall_shared('search_related', 'select, insert, delete');

-- Words of the index that resemble the asked ones: the same, its start or end, or misspelt. Like and % are not leakproof,
-- so under row-level security their index would lie idle (measured: 6.6 ms instead of 0.35 ms). The function is the
-- owner's door through the wall; the wall's own question (app_tenant) stands inside, so it shows words of the town that
-- asks and of the shared layer, whatever its caller says. `joined` are guesses of words written apart, looked up as they are.
-- The planner takes % and like for as cheap as = and would walk the town's words by their key, comparing each (90 ms a
-- question over the federal list instead of 10); `tenant || ''` keeps it from that, so that it takes the trigram index.
create function search_words(asked text[], joined text[])
  returns table (asked_word text, term text, related boolean, word text, users int, how text, likeness real)
  language sql stable security definer
  set search_path = public, pg_temp
  set pg_trgm.similarity_threshold = 0.34
  as $$
    with term as (
      select a.word as asked, a.word, false as related, true as fuzzy from unnest(asked) a(word)
      union
      select j.word, j.word, false, false from unnest(joined) j(word)
      union
      select r.word, r.other, true, true from search_related r
        where r.word = any (asked) and r.tenant in (app_tenant(), 'shared')
    )
    select '', '', false, '', w.users, 'count', 1::real
      from search_word w where w.word = '' and w.tenant in (app_tenant(), 'shared')
    union all
    select t.asked, t.word, t.related, w.word, w.users, 'same', 1::real
      from term t join search_word w on w.word = t.word and w.tenant in (app_tenant(), 'shared')
    union all
    select t.asked, t.word, t.related, w.word, w.users, 'part', 0::real
      from term t cross join lateral (
        select s.word, s.users from search_word s
          where t.fuzzy and length(t.word) >= 4 and s.word like t.word || '_%'
            and s.tenant || '' in (app_tenant(), 'shared')
        union all
        select s.word, s.users from search_word s
          where t.fuzzy and length(t.word) >= 4 and s.word like '_%' || t.word
            and s.tenant || '' in (app_tenant(), 'shared')
      ) w
    union all
    select t.asked, t.word, t.related, w.word, w.users, 'whole', 0::real
      from term t
      join search_word w on t.fuzzy and not t.related and w.tenant in (app_tenant(), 'shared') and w.word = any (
        array(select left(t.word, n) from generate_series(4, length(t.word) - 1) n
        union select right(t.word, n) from generate_series(4, length(t.word) - 1) n))
    union all
    select t.asked, t.word, t.related, w.word, w.users, 'alike', w.likeness
      from term t cross join lateral (
        select s.word, s.users, similarity(s.word, t.word) as likeness from search_word s
          where t.fuzzy and not t.related and length(t.word) >= 4 and s.word % t.word and s.word <> t.word
            and s.tenant || '' in (app_tenant(), 'shared')
          order by 3 desc limit 12
      ) w
  $$;
create policy search_door on search_related for select to current_user using (true);
create policy search_door on search_word for select to current_user using (true);
grant execute on function search_words(text[], text[]) to buergernah_app;

-- The same door for the running text of the services (summary, law, imported texts).
create function search_bodies(question text, at_most int)
  returns table (tenant text, key text, rank real)
  language sql stable security definer
  set search_path = public, pg_temp
  as $$
    select e.tenant, e.key, ts_rank(e.body, q.asked) as rank
      from search_entry e, plainto_tsquery('german', question) q(asked)
      where e.body @@ q.asked and e.tenant in (app_tenant(), 'shared')
      order by rank desc limit at_most
  $$;
create policy search_door on search_entry for select to current_user using (true);
grant execute on function search_bodies(text, int) to buergernah_app;
