import { askPurposes, type RegisterQuestion } from '#domain/applications/index.ts';
import { wordFor } from '#domain/cases/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { urls } from '../urls.ts';
import { whoWord } from '../work-words.ts';
import { messages } from './application-messages.ts';
import { formOf, type PartProps } from './form-of.ts';

/** Every question to the register in this case: who asked, for what, for whom, and what came back. */
export function RegisterQuestions(props: PartProps) {
  const { visit, read } = props;
  const { lang, door, actor } = visit;
  const t = messages[lang];
  if (!door.may(actor, 'page:desk.register')) return null;
  return (
    <Section title={t.register} id="register">
      <Table
        lang={lang}
        caption={t.register}
        captionHidden
        small
        rows={read.questions}
        rowKey={(row) => row.id}
        empty={<p class="kern-body">{t.registerNone}</p>}
        columns={[
          { label: t.term, cell: (row) => termWords(lang, row), rowHeader: true },
          { label: t.purpose, cell: (row) => wordFor(t.purposes, row.purpose) },
          { label: t.who, cell: (row) => whoWord(lang, read.names, { kind: row.actorKind, id: row.askedBy }) },
          { label: t.when, cell: (row) => formatDateTime(lang, row.askedAt) },
          { label: t.answer, cell: (row) => <Answer lang={lang} row={row} /> },
        ]}
      />
      {door.may(actor, 'applications.ask-register') ? <Ask {...props} /> : null}
    </Section>
  );
}

function termWords(lang: Lang, row: RegisterQuestion): string {
  if (row.term.length === 0) return messages[lang].termErased;
  return row.term
    .map((one) => `${[one.givenName, one.familyName].filter(Boolean).join(' ')}, ${formatDate(lang, one.birthDate)}`)
    .join('; ');
}

function Answer({ lang, row }: { lang: Lang; row: RegisterQuestion }) {
  const t = messages[lang];
  const codes = row.codes.map((code) => wordFor({ ...t.codes, ...t.details }, code.replace(/-\d+$/, '')));
  return (
    <>
      {wordFor(t.answers, row.state)}
      {codes.length > 0 ? `: ${codes.join(', ')}` : null}
      {row.persons.map((person) => (
        <div key={`${person.givenNames.join(' ')} ${person.birthDate}`}>
          {[person.doctoralDegree, ...person.givenNames, person.familyName].filter(Boolean).join(' ')},{' '}
          {formatDate(lang, person.birthDate)}
          {person.main
            ? `, ${person.main.street} ${person.main.houseNumber}, ${person.main.postcode} ${person.main.place}`
            : null}
        </div>
      ))}
    </>
  );
}

function Ask({ visit, read, errors }: PartProps) {
  const { lang, form } = visit;
  const t = messages[lang];
  const resident = read.parties.find((party) => party.role === 'resident');
  const typed = (name: string, known: string | null | undefined) => fieldText(form, name) || known || undefined;
  const wrong = ['purpose', 'familyName', 'givenName', 'birthDate'].some((name) => errors.at(name));
  const born = readDateParts(form, 'birthDate');

  const value = born.day || born.month || born.year ? born : (resident?.birth_date ?? undefined);
  return (
    <Details summary={t.ask} open={wrong}>
      <Form action={urls.caseAction(read.file.number, 'ask-register')} {...formOf(visit, 'ask-register')} label={t.ask}>
        <p class="kern-body">{t.askHint}</p>
        <Select
          lang={lang}
          name="purpose"
          label={t.purpose}
          value={fieldText(form, 'purpose')}
          error={errors.at('purpose')}
          options={askPurposes.map((value) => ({ value, label: t.purposes[value] }))}
        />
        <TextField
          lang={lang}
          name="familyName"
          label={t.familyName}
          value={typed('familyName', resident?.family_name)}
          error={errors.at('familyName')}
          autocomplete="off"
        />
        <TextField
          lang={lang}
          name="givenName"
          label={t.givenName}
          value={typed('givenName', resident?.given_name)}
          error={errors.at('givenName')}
          autocomplete="off"
          optional
        />
        <DateField lang={lang} name="birthDate" label={t.birthDate} value={value} error={errors.at('birthDate')} />
        <div>
          <Button variant="secondary">{t.askSend}</Button>
        </div>
      </Form>
    </Details>
  );
}
