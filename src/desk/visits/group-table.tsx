import type { ComponentChildren } from 'preact';
import { caseOutcomeSchema, caseStateSchema, caseTexts, phaseOf } from '#domain/cases/index.ts';
import type { Listed } from '#domain/visits/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Table, type TableColumn } from '#platform/ui/table.tsx';
import { CaseLink } from '../case-link.tsx';
import { messages } from './group-messages.ts';
import { wordOf } from './words.ts';

/** Everybody on the list of a group date: services, consent, and what came of it. */
export function GroupTable({
  lang,
  listed,
  services,
  action,
}: {
  lang: Lang;
  listed: readonly Listed[];
  services: (keys: readonly string[]) => string;
  /** What can be done with a person of the list. */
  action?: { label: string; cell: (person: Listed) => ComponentChildren } | undefined;
}) {
  const t = messages[lang];
  const columns: TableColumn<Listed>[] = [
    {
      label: t.person,
      rowHeader: true,
      cell: (person) => (
        <>
          {person.name}
          <br />
          <CaseLink number={person.number} />
        </>
      ),
    },
    {
      label: t.birthDate,
      cell: (person) => (person.birthDate === null ? '–' : formatDate(lang, person.birthDate)),
    },
    { label: t.services, cell: (person) => services(person.serviceKeys) },
    {
      label: t.consent,
      cell: (person) => (person.consentGivenBy === null ? t.noConsent : wordOf(t.consentBy, person.consentGivenBy)),
    },
    { label: t.state, cell: (person) => stateWord(person, lang) },
  ];
  return (
    <Table
      lang={lang}
      caption={t.list}
      small
      rows={listed}
      rowKey={(person) => person.caseId}
      empty={<p>{t.empty}</p>}
      columns={action ? [...columns, action] : columns}
    />
  );
}

function stateWord(person: Listed, lang: Lang): string {
  const outcome = person.outcome === null ? null : caseOutcomeSchema.parse(person.outcome);
  return caseTexts[lang].phase[phaseOf(caseStateSchema.parse(person.state), outcome)].word;
}
