import { z } from 'zod';
import { waitsForOf } from '#domain/applications/index.ts';
import { caseTexts, nextStepOf, wordFor } from '#domain/cases/index.ts';
import { templateName } from '#domain/notifications/index.ts';
import { visitMessages } from '#domain/visits/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { CaseLink } from '../case-link.tsx';
import { Due } from '../due.tsx';
import { serviceNames } from '../services.ts';
import { SettleWork } from '../start/settle-work.tsx';
import { caseKindWord, promiseWord, roleWord, taskWord } from '../work-words.ts';
import type { PartProps } from './form-of.ts';
import { messages } from './messages.ts';
import { phaseWord } from './phase-word.ts';

export function groundWord(lang: Lang, ground: string): string {
  return wordFor({ ...messages[lang].grounds, ...visitMessages[lang].groundOf }, ground);
}

/** Life-cycle, outcome and responsibility: three different things, each in its own row. */
export function Overview({ visit, read }: PartProps) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { file, names } = read;
  const phase = phaseWord(lang, file.state, file.outcome);
  const next = nextStepOf({
    state: file.state,
    changedAt: file.changed_at,
    promises: read.promises.map(({ kind, state, due_at: dueAt }) => ({ kind, state, dueAt })),
    objectionOpen: read.tasks.some((task) => task.kind === 'objection' && task.state === 'open'),
    waitsFor: waitsForOf(read.applications),
    now: visit.now,
  });
  const office = town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? file.organisation;
  const holder = file.responsible_staff === null ? undefined : names.get(file.responsible_staff);
  return (
    <Section title={t.overview}>
      <SummaryList
        lang={lang}
        rows={[
          { key: t.kind, value: caseKindWord(lang, file.kind) },
          { key: t.state, value: <Badge tone={file.state === 'ended' ? 'neutral' : 'info'}>{phase}</Badge> },
          ...(file.outcome_ground ? [{ key: t.outcomeGround, value: groundWord(lang, file.outcome_ground) }] : []),
          {
            key: t.next,
            value: `${caseTexts[lang].nextStep[next.code]} ${next.until ? `(${t.until(formatDateTime(lang, next.until))})` : ''}`,
          },
          { key: t.office, value: `${office}, ${wordFor(t.responsibility, file.responsibility)}` },
          ...(holder ? [{ key: t.holder, value: holder }] : []),
          { key: t.services, value: serviceNames(read.services, file.service_keys, lang) },
          { key: t.channel, value: wordFor(t.channels, file.channel) },
          { key: t.opened, value: formatDateTime(lang, file.opened_at) },
          ...(read.groupNumber
            ? [
                {
                  key: t.partOf,
                  value: <CaseLink number={read.groupNumber} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

const aboutCall = z.looseObject({ template: z.string().optional() }).catch({});

/** Every promise and task, open or settled, with who owes it. */
export function Work({ visit, read }: PartProps) {
  const { lang, now } = visit;
  const t = messages[lang];
  const { names, file } = read;
  const unsettled = (state: string) => (state === 'dropped' ? t.dropped : t.open);
  const rows = [
    ...read.promises.map((promise) => ({
      ...promise,
      what: 'promise' as const,
      word: promiseWord(lang, promise.kind),
      came: wordFor(caseTexts[lang].promiseState, promise.state),
      at: promise.settled_at,
    })),
    ...read.tasks.map((task) => ({
      ...task,
      what: 'task' as const,
      word: [taskWord(lang, task.kind), aboutOf(lang, task.data)].filter(Boolean).join(': '),
      came: task.result === null ? unsettled(task.state) : wordFor(caseTexts[lang].taskResult, task.result),
      at: task.done_at,
    })),
  ].toSorted((a, b) => a.due_at.localeCompare(b.due_at));
  return (
    <Section title={t.work}>
      <Table
        lang={lang}
        caption={t.work}
        captionHidden
        small
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p class="kern-body">{t.noWork}</p>}
        columns={[
          { label: t.what, cell: (row) => row.word, rowHeader: true },
          {
            label: t.due,
            cell: (row) =>
              row.state === 'open' ? (
                <Due lang={lang} dueAt={row.due_at} now={now} />
              ) : (
                formatDateTime(lang, row.due_at)
              ),
          },
          {
            label: t.holder,
            cell: (row) => (row.owner_staff && names.get(row.owner_staff)) || roleWord(lang, row.owner_role),
          },
          {
            label: t.state,
            cell: (row) => (row.at ? `${row.came}, ${formatDateTime(lang, row.at)}` : row.came),
          },
          {
            label: t.action,
            cell: (row) =>
              row.state === 'open' ? (
                <SettleWork
                  visit={visit}
                  back="case"
                  item={{
                    what: row.what,
                    id: row.id,
                    kind: row.kind,
                    ownerRole: row.owner_role,
                    number: file.number,
                  }}
                />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

/** What a person is to be told on the phone: several calls of one case are told apart by it. */
function aboutOf(lang: Lang, data: unknown): string {
  const { template } = aboutCall.parse(data);
  return template === undefined ? '' : templateName(template, lang);
}
