import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { readMasterKey } from '#platform/crypto/derive-key.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { type Sent, town } from './load.ts';

/** What must hold after all kills: each line is one demand and what was found against it. */
export interface Demand {
  what: string;
  /** What breaks it, one sentence each; none is right. */
  found: string[];
  /** How much was looked at: a demand over nothing proves nothing. */
  over: number;
}

export interface Evidence {
  owner: pg.Pool;
  sent: readonly Sent[];
  deliveries: ReadonlyMap<string, number>;
  dataDir: string;
}

const doneRow = z.object({ id: z.string(), command: z.string(), outcome: z.unknown() });
const caseRef = z.looseObject({ caseId: z.string(), number: z.string() });

/** Asks the database as its owner (who sees through the tenants' walls) and the folders beside it. */
export async function checkEverything(evidence: Evidence): Promise<Demand[]> {
  return [
    ...(await checkCommands(evidence)),
    ...(await checkRows(evidence)),
    ...(await checkJobs(evidence)),
    ...(await checkNotices(evidence)),
    ...(await checkSeals(evidence)),
  ];
}

async function checkCommands({ owner, sent }: Evidence): Promise<Demand[]> {
  const rows = z
    .array(doneRow)
    .parse((await owner.query("select id, command, outcome from command_done where actor like 'machine:%'")).rows);
  const done = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(sent.map(({ id }) => id));
  const acknowledged = sent.filter(({ outcome }) => outcome !== undefined);
  const { rows: residents } = await owner.query<{ name: string; count: number }>(
    "select family_name as name, count(*)::int as count from party where role = 'resident' group by 1",
  );
  const cases = new Map(residents.map(({ name, count }) => [name, count]));
  const requests = acknowledged.filter(({ command }) => command === 'visits.request');
  const { rows: files } = await owner.query<{ id: string; number: string }>('select id, number from case_file');
  const opened = new Map(files.map((file) => [file.id, file.number]));
  const { rows: decided } = await owner.query<{ count: number }>(
    'select count(*)::int as count from need_decision group by case_id having count(*) > 1',
  );
  return [
    {
      what: 'every acknowledged command is in the done-list, with the outcome that was answered',
      over: acknowledged.length,
      found: acknowledged
        .filter(({ id, command, outcome }) => {
          const row = done.get(id);
          return row?.command !== command || stable(row.outcome) !== stable(outcome);
        })
        .map(({ id, command }) => `${command} ${id} is lost or differs`),
    },
    {
      what: 'every acknowledged request has its case',
      over: requests.length,
      found: requests
        .filter(({ outcome }) => {
          const file = caseRef.safeParse(outcome);
          return !file.success || opened.get(file.data.caseId) !== file.data.number;
        })
        .map(({ id }) => `the case of ${id} is missing`),
    },
    {
      what: 'no request was done twice, no decision was made twice',
      over: requests.length,
      found: [
        ...requests
          .filter(({ name }) => cases.get(name ?? '') !== 1)
          .map(({ id, name }) => `${id} (${name}) has ${cases.get(name ?? '') ?? 0} cases`),
        ...decided.map(({ count }) => `a case has ${count} decisions`),
      ],
    },
    {
      what: 'no command and no case that nobody sent',
      over: rows.length + files.length,
      found: [
        ...rows.filter(({ id }) => !known.has(id)).map(({ id }) => `command ${id} was never sent`),
        ...files
          .filter(({ id }) => !rows.some(({ outcome }) => caseRef.safeParse(outcome).data?.caseId === id))
          .map(({ id }) => `case ${id} belongs to no command`),
      ],
    },
  ];
}

/** Rows that are only right together. */
const together: Readonly<Record<string, string>> = {
  resident: "select from party x where x.case_id = f.id and x.role = 'resident'",
  'request of a visit': 'select from visit_request x where x.case_id = f.id',
  'promised decision': "select from promise x where x.case_id = f.id and x.kind = 'decision'",
  'need check': "select from task x where x.case_id = f.id and x.kind = 'need-check'",
  message: "select from case_message x where x.case_id = f.id and x.direction = 'to-office'",
  'entry case.opened': "select from journal_entry x where x.subject_id = f.id::text and x.type = 'case.opened'",
  'entry visit.requested': "select from journal_entry x where x.subject_id = f.id::text and x.type = 'visit.requested'",
};

async function checkRows({ owner }: Evidence): Promise<Demand[]> {
  const found: string[] = [];
  for (const [name, rows] of Object.entries(together)) {
    const missing = await owner.query<{ id: string }>(`select f.id from case_file f where not exists (${rows})`);
    found.push(...missing.rows.map(({ id }) => `case ${id} has no ${name}`));
  }
  const decisions = await owner.query<{ id: string }>(`
    select d.case_id as id from need_decision d
    where not exists (select from journal_entry e where e.subject_id = d.case_id::text and e.type = 'need.decided')
       or (d.decision = 'granted' and not exists (select from visit v where v.case_id = d.case_id))`);
  found.push(...decisions.rows.map(({ id }) => `the decision of case ${id} is half written`));
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from case_file');
  return [{ what: 'no row is half written', over: rows[0]?.count ?? 0, found }];
}

async function checkJobs({ owner }: Evidence): Promise<Demand[]> {
  // Whoever reacts to one entry of a type reacts to all of them, once each.
  const { rows: uneven } = await owner.query<{ type: string; name: string; jobs: number; entries: number }>(`
    with per_type as (
      select e.type, j.name, count(*)::int as jobs, count(distinct e.id)::int as different
      from pgboss.job j join journal_entry e on e.id = (j.data->>'entryId')::uuid
      where j.name <> 'undelivered' group by 1, 2
    )
    select p.type, p.name, p.jobs, (select count(*)::int from journal_entry e where e.type = p.type) as entries
    from per_type p
    where p.jobs <> p.different or p.different <> (select count(*) from journal_entry e where e.type = p.type)`);
  const { rows: jobs } = await owner.query<{ id: string; name: string; state: string; aside: boolean }>(`
    select j.id, j.name, j.state::text, exists (
      select from undelivered u where u.reaction = j.name and u.entry_id = (j.data->>'entryId')::uuid) as aside
    from pgboss.job j where j.data ? 'reaction' and j.name <> 'undelivered'`);
  return [
    {
      what: 'every entry has each of its jobs once',
      over: jobs.length,
      found: uneven.map(({ type, name, jobs, entries }) => `${type}: ${jobs} jobs of ${name} for ${entries} entries`),
    },
    {
      what: 'every job is done or lies on the desk',
      over: jobs.length,
      found: jobs
        .filter(({ state, aside }) => state !== 'completed' && !(state === 'failed' && aside))
        .map(({ name, id, state }) => `${name} ${id} is ${state}`),
    },
  ];
}

async function checkNotices({ owner, deliveries, dataDir }: Evidence): Promise<Demand[]> {
  const { rows: notices } = await owner.query<{ job_key: string; way: string; state: string; blob: string | null }>(
    'select job_key, way, state, blob from notice',
  );
  const { rows: untold } = await owner.query<{ id: string; count: number }>(`
    select f.id, count(n.id)::int as count from case_file f
    left join notice n on n.case_id = f.id and n.template = 'received' group by f.id having count(n.id) <> 1`);
  const { rows: twice } = await owner.query<{ job_key: string; count: number }>(
    'select job_key, count(*)::int as count from notice group by 1 having count(*) > 1',
  );
  const mailed = notices.filter(({ way, state }) => way === 'email' && state === 'sent');
  const messages = new Set(mailed.map(({ job_key }) => messageId(job_key)));
  const blobs = openBlobStore({ dataDir, masterKey: await readMasterKey(join(dataDir, 'secret.key')) });
  const letters = notices.flatMap(({ blob }) => (blob === null ? [] : [blob]));
  const unreadable: string[] = [];
  for (const hash of letters) {
    const bytes = await blobs.getBlob(town, hash);
    if (!bytes || Buffer.from(bytes.subarray(0, 5)).toString() !== '%PDF-') unreadable.push(`letter ${hash}`);
  }
  return [
    {
      what: 'every case was told once that it has come in, and no notice twice',
      over: notices.length,
      found: [
        ...untold.map(({ id, count }) => `case ${id} was told ${count} times`),
        ...twice.map(({ job_key, count }) => `${job_key} has ${count} notices`),
      ],
    },
    {
      what: 'every mail recorded as sent has come, and none has come that is not recorded',
      over: mailed.length,
      found: [
        ...mailed
          .filter(({ job_key }) => !deliveries.has(messageId(job_key)))
          .map(({ job_key }) => `${job_key} never came`),
        ...[...deliveries.keys()].filter((id) => !messages.has(id)).map((id) => `${id} is not recorded`),
      ],
    },
    { what: 'every letter can be opened', over: letters.length, found: unreadable },
    {
      what: 'no letter is kept that nothing names',
      over: letters.length,
      found: (await readdir(join(dataDir, 'blobs'), { recursive: true }))
        .map((path) => basename(path))
        .filter((name) => /^[0-9a-f]{64}$/.test(name) && !letters.includes(name)),
    },
  ];
}

/** As the mailer names the message of a job. */
function messageId(key: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@localhost.localdomain>`;
}

async function checkSeals({ owner }: Evidence): Promise<Demand[]> {
  const { rows } = await owner.query<{ entries: number; seals: number; pending: number }>(`
    select (select count(*)::int from journal_entry) as entries, (select count(*)::int from journal_seal) as seals,
      (select count(*)::int from journal_pending) as pending`);
  const { entries, seals, pending } = rows[0] ?? { entries: 0, seals: -1, pending: 0 };
  return [
    {
      what: 'every journal entry is sealed',
      over: entries,
      found: entries === seals && pending === 0 ? [] : [`${entries} entries, ${seals} seals, ${pending} waiting`],
    },
  ];
}

/** The database orders the keys of an object its own way. */
function stable(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value) ?? '';
  return JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
