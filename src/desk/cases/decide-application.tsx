import {
  type ApplicationRow,
  declineGrounds,
  groundWords,
  mayDecide,
  maySendAgain,
} from '#domain/applications/index.ts';
import { wordFor } from '#domain/cases/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { serviceName } from '../services.ts';
import { urls } from '../urls.ts';
import { messages } from './application-messages.ts';
import { CorrectPerson } from './correct-person.tsx';
import { formOf, type PartProps } from './form-of.ts';

/** What lies with a caseworker: why, and the ways to go on: send again, approve, decline. */
export function DecideApplications(props: PartProps) {
  const { visit, read } = props;
  const waiting = read.applications.filter((row) => mayDecide(row.state));
  if (read.file.state === 'ended' || !visit.door.may(visit.actor, 'applications.decide')) return null;
  return (
    <>
      {waiting.map((row) => (
        <Decide key={row.id} {...props} row={row} />
      ))}
      {waiting.length > 0 ? <CorrectPerson {...props} /> : null}
    </>
  );
}

function Decide({ visit, read, errors, row }: PartProps & { row: ApplicationRow }) {
  const { lang, form } = visit;
  const t = messages[lang];
  const { number } = read.file;
  const grounds = groundWords(lang);
  const named = (field: string) => `${field}-${row.id}`;
  return (
    <Section title={`${t.decide}: ${serviceName(read.services, row.service_key, lang)}`} id={`decide-${row.id}`}>
      <Trouble visit={visit} read={read} row={row} />
      {maySendAgain(row.state) ? (
        <Form
          action={urls.caseAction(number, 'send-again')}
          {...formOf(visit, `send-again/${row.id}`)}
          hidden={{ application: row.id }}
          label={t.sendAgain}
        >
          <p class="kern-body">{t.sendAgainHint}</p>
          <div>
            <Button variant="secondary">{t.sendAgain}</Button>
          </div>
        </Form>
      ) : null}
      <Form
        action={urls.caseAction(number, 'decide')}
        {...formOf(visit, `decide/${row.id}`)}
        hidden={{ application: row.id }}
        label={t.decide}
      >
        <Radios
          lang={lang}
          name={named('decision')}
          label={t.decision}
          hint={t.decideHint}
          value={fieldText(form, named('decision'))}
          error={errors.at(named('decision'))}
          options={[
            { value: 'approve', label: t.approve },
            { value: 'decline', label: t.decline },
          ]}
        />
        <Select
          lang={lang}
          name={named('ground')}
          label={t.ground}
          hint={t.groundHint}
          value={fieldText(form, named('ground'))}
          error={errors.at(named('ground'))}
          options={declineGrounds.map((value) => ({ value, label: grounds[value] }))}
          optional
        />
        <TextArea
          lang={lang}
          name={named('message')}
          label={t.message}
          value={fieldText(form, named('message'))}
          error={errors.at(named('message'))}
          rows={3}
          optional
        />
        <div>
          <Button>{t.send}</Button>
        </div>
      </Form>
    </Section>
  );
}

/** Why it came back, from the task that says so. */
function Trouble({ visit, read, row }: Omit<PartProps, 'errors'> & { row: ApplicationRow }) {
  const { lang } = visit;
  const t = messages[lang];
  if (row.state !== 'refused' || row.refusal === null) return null;
  const fields = read.tasks
    .filter((task) => task.kind === 'application-refused')
    .flatMap((task) => fieldsOf(task.data));
  const words = fields.map((field) => wordFor(t.details, field.replace(/-\d+$/, '')));
  return (
    <Alert
      lang={lang}
      tone="warning"
      title={
        words.length > 0 ? t.contradicts([...new Set(words)].join(', ')) : t.refused(wordFor(t.codes, row.refusal))
      }
    />
  );
}

function fieldsOf(data: unknown): string[] {
  const fields: unknown = data !== null && typeof data === 'object' && 'fields' in data ? data.fields : [];
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [];
}
