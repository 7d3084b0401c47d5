import { caseOutcomeSchema, caseStateSchema, caseTexts, phaseOf } from '#domain/cases/index.ts';
import type { Listed } from '#domain/visits/index.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { serviceNames } from '../services.ts';
import { type CaseParts, formOf } from './case-parts.ts';
import { messages } from './form-messages.ts';

/** The list of a group date: who is on it, add, remove, until the evening before. */
export function CaseList(parts: CaseParts) {
  const { visit, view } = parts;
  const { lang } = visit;
  const t = messages[lang];
  const group = view.request?.group;
  if (!group) return null;
  const closed = view.file.state === 'ended' || (group.closesAt !== null && group.closesAt <= visit.now);
  const rows = view.list.filter((row) => !(row.state === 'ended' && row.outcome === 'withdrawn'));
  const until = group.closesAt ? formatDateTime(lang, group.closesAt) : undefined;
  return (
    <Section title={t.list} id="list">
      <p class="kern-body">{t.listCount(rows.length, group.expectedResidents)}</p>
      <p class="kern-body">
        {until === undefined
          ? t.listOpen(formatTime(lang, view.settings.groupListClosesAt))
          : closed
            ? t.listClosed(until)
            : t.listOpenUntil(until)}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t.listEmpty} />
      ) : (
        <Table
          lang={lang}
          caption={t.list}
          captionHidden
          rows={rows}
          rowKey={(row) => row.caseId}
          columns={[
            { label: t.listName, rowHeader: true, cell: (row) => row.name },
            { label: t.listBirth, cell: (row) => (row.birthDate ? formatDate(lang, row.birthDate) : t.contactNone) },
            { label: t.listServices, cell: (row) => serviceNames(view.services, row.serviceKeys, lang).join(', ') },
            { label: t.listConsent, cell: (row) => consentWord(t.consentOptions, row.consentGivenBy) },
            { label: t.listState, cell: (row) => stateWord(parts, row) },
            ...(closed ? [] : [{ label: t.listRemove, cell: (row: Listed) => <Remove parts={parts} row={row} /> }]),
          ]}
        />
      )}
      {closed ? null : <AddResident {...parts} />}
    </Section>
  );
}

function consentWord(table: Readonly<Record<string, string>>, code: string | null): string {
  return table[code ?? ''] ?? '–';
}

function stateWord({ visit }: CaseParts, row: Listed): string {
  const state = caseStateSchema.parse(row.state);
  const outcome = row.outcome === null ? null : caseOutcomeSchema.parse(row.outcome);
  return caseTexts[visit.lang].phase[phaseOf(state, outcome)].word;
}

function Remove({ parts, row }: { parts: CaseParts; row: Listed }) {
  const t = messages[parts.visit.lang];
  return (
    <Form
      {...formOf(parts, 'remove-resident')}
      hidden={{ caseId: row.caseId }}
      confirm={t.listRemoveAsk(row.name)}
      label={t.listRemoveLabel(row.name)}
      inline
    >
      <Button variant="tertiary" label={t.listRemoveLabel(row.name)}>
        {t.listRemove}
      </Button>
    </Form>
  );
}

function AddResident(parts: CaseParts) {
  const { visit, view, errors } = parts;
  const { lang, form } = visit;
  const t = messages[lang];
  const text = (name: string) => fieldText(form, name);
  return (
    <Section title={t.listAdd} level={3} id="add">
      <Form {...formOf(parts, 'add-resident')} label={t.listAdd}>
        <TextField
          lang={lang}
          name="resident.givenName"
          label={t.givenName}
          value={text('resident.givenName')}
          error={errors.at('resident.givenName')}
          optional
        />
        <TextField
          lang={lang}
          name="resident.familyName"
          label={t.familyName}
          value={text('resident.familyName')}
          error={errors.at('resident.familyName')}
        />
        <DateField
          lang={lang}
          name="resident.birthDate"
          label={t.birthDate}
          hint={t.birthHint}
          value={readDateParts(form, 'resident.birthDate')}
          error={errors.at('resident.birthDate')}
          optional
        />
        <Checkboxes
          lang={lang}
          name="services"
          label={t.services}
          values={fieldTexts(form, 'services')}
          error={errors.at('services')}
          options={view.services
            .filter((service) => service.onSite)
            .map((service) => ({ value: service.key, label: service.name[lang] }))}
        />
        <Radios
          lang={lang}
          name="consentGivenBy"
          label={t.consent}
          hint={t.consentHint}
          options={Object.entries(t.consentOptions).map(([value, label]) => ({ value, label }))}
          value={text('consentGivenBy')}
          error={errors.at('consentGivenBy')}
        />
        <Button>{t.listAddSend}</Button>
      </Form>
    </Section>
  );
}
