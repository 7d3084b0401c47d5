import type { PartyRow } from '#domain/cases/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { DeskPage } from '../layout.tsx';
import { type Settled, SettleWork } from '../start/settle-work.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { promiseWord, taskWord } from '../work-words.ts';
import { messages } from './find-messages.ts';
import { formOf } from './form-of.ts';
import { ContactData } from './people.tsx';

/**
 * What somebody of the 115 sees of a running case without its secret: that it exists, who is responsible, a way to leave
 * a message, and the work their own role owes it.
 */
export function LockedPage({
  visit,
  number,
  office,
  owed,
  contact,
  errors = noErrors,
  done,
}: {
  visit: StaffVisit;
  number: string;
  office: string;
  owed: readonly Settled[];
  /** The people of the case, after their data was asked for. */
  contact?: readonly PartyRow[] | undefined;
  errors?: FormErrors;
  done?: string | undefined;
}) {
  const { lang, form } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="cases"
      title={t.title(formatCaseNumber(number))}
      lead={t.locked}
      backLink={{ href: urls.cases() }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {done ? <Alert lang={lang} tone="success" title={done} live /> : null}
      <SummaryList lang={lang} rows={[{ key: t.lockedOffice, value: office }]} />
      <Section title={t.openTitle}>
        <Form action={urls.openCase()} {...formOf(visit, 'open')} hidden={{ number }}>
          <TextField
            lang={lang}
            name="code"
            label={t.openCode}
            error={errors.at('code')}
            width={16}
            autocomplete="off"
            spellcheck={false}
          />
          <div>
            <Button>{t.openButton}</Button>
          </div>
        </Form>
      </Section>
      {owed.length > 0 ? (
        <Section title={t.work}>
          <ul>
            {owed.map((item) => (
              <li key={item.id}>
                {item.what === 'task' ? taskWord(lang, item.kind) : promiseWord(lang, item.kind)}
                <SettleWork visit={visit} item={item} back="case" />
              </li>
            ))}
          </ul>
          <ContactData visit={visit} number={number} parties={contact} />
        </Section>
      ) : null}
      <Section title={t.leaveNote}>
        <Form action={urls.caseAction(number, 'note')} {...formOf(visit, 'note')}>
          <TextArea
            lang={lang}
            name="note"
            label={t.leaveNote}
            hint={t.leaveNoteHint}
            value={fieldText(form, 'note')}
            error={errors.at('note')}
          />
          <div>
            <Button>{t.leaveButton}</Button>
          </div>
        </Form>
      </Section>
      <Section title={t.callBack}>
        <Form action={urls.caseAction(number, 'call-back')} {...formOf(visit, 'call-back')}>
          <TextField
            lang={lang}
            name="about"
            label={t.callBackAbout}
            hint={t.callBackHint}
            value={fieldText(form, 'about')}
            error={errors.at('about')}
            optional
          />
          <div>
            <Button variant="secondary">{t.callBack}</Button>
          </div>
        </Form>
      </Section>
    </DeskPage>
  );
}
