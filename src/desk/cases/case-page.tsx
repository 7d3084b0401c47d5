import type { PartyRow } from '#domain/cases/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import { Answers } from './answers.tsx';
import { Conversation, History, Papers } from './conversation.tsx';
import { DecideApplications } from './decide-application.tsx';
import { formOf, type PartProps } from './form-of.ts';
import { IssuedDocuments } from './issued-documents.tsx';
import { messages } from './messages.ts';
import { Notices } from './notices.tsx';
import { Overview, Work } from './overview.tsx';
import { Payments } from './payments.tsx';
import { People } from './people.tsx';
import { Applications, Decision, Group, Visits } from './procedure.tsx';
import { RegisterQuestions } from './register-questions.tsx';
import { Steps } from './steps.tsx';

/** A case as the office sees it: where it stands, what to do, and everything that belongs to it. */
export function CasePage(props: PartProps & { contact?: readonly PartyRow[] | undefined }) {
  const { visit, read, errors, contact } = props;
  const { lang, actor } = visit;
  const t = messages[lang];
  const { number, state } = read.file;
  return (
    <DeskPage
      visit={visit}
      section="cases"
      title={t.title(formatCaseNumber(number))}
      backLink={{ href: urls.cases() }}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {actor.caseId === read.file.id ? (
        <Alert lang={lang} tone="info" title={t.openedNote}>
          <Form action={urls.closeCase()} {...formOf(visit, 'close')} inline>
            <Button variant="secondary">{t.closeButton}</Button>
          </Form>
        </Alert>
      ) : null}
      <Overview {...props} />
      <Steps {...props} />
      <Work {...props} />
      {state === 'ended' ? null : <CallBack {...props} />}
      <Answers {...props} />
      <DecideApplications {...props} />
      <Decision {...props} />
      <Group {...props} />
      <Visits {...props} />
      <Applications {...props} />
      <Payments {...props} />
      <IssuedDocuments {...props} />
      <RegisterQuestions {...props} />
      <People {...props} contact={contact} />
      <Conversation {...props} />
      <Notices {...props} />
      <Papers {...props} />
      <History {...props} />
    </DeskPage>
  );
}

function CallBack({ visit, read, errors }: PartProps) {
  const { lang, door, actor, form } = visit;
  const t = messages[lang];
  const open = read.promises.some((promise) => promise.kind === 'call-back' && promise.state === 'open');
  if (open || !door.may(actor, 'cases.promise-call-back')) return null;
  return (
    <Section title={t.callBack} level={3}>
      <Form action={urls.caseAction(read.file.number, 'call-back')} {...formOf(visit, 'call-back')} inline>
        <TextField
          lang={lang}
          name="about"
          label={t.callBackAbout}
          hint={t.callBackHint}
          value={fieldText(form, 'about')}
          error={errors.at('about')}
          optional
        />
        <Button variant="secondary">{t.callBack}</Button>
      </Form>
    </Section>
  );
}
