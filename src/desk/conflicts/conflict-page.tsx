import { randomUUID } from 'node:crypto';
import type { PublicService } from '#domain/catalogue/index.ts';
import type { FieldConflict, VisitCard } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { recordedRows } from './recorded-rows.ts';
import { commandWord, refusalSentence } from './words.ts';

export interface ConflictPageProps {
  visit: StaffVisit;
  conflict: FieldConflict;
  /** What the crew entered; absent when it cannot be opened any more. */
  input: Readonly<Record<string, unknown>> | undefined;
  card: VisitCard | undefined;
  services: readonly PublicService[];
  errors: FormErrors;
}

/** One refused field command: what was recorded, why it was refused, and the two ways out. */
export function ConflictPage({ visit, conflict, input, card, services, errors }: ConflictPageProps) {
  const { lang, door } = visit;
  const t = messages[lang];
  const what = commandWord(conflict.command, lang);
  const person = card?.persons.find((one) => one.caseId === input?.caseId);
  return (
    <DeskPage
      visit={visit}
      section="conflicts"
      title={t.pageTitle(what)}
      backLink={{ href: urls.conflicts(), label: t.back }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <SummaryList
        lang={lang}
        rows={[
          { key: t.why, value: refusalSentence(door.problems, conflict.problem, lang) },
          { key: t.who, value: conflict.staffName },
          { key: t.recorded, value: formatDateTime(lang, conflict.recordedAt) },
          { key: t.received, value: formatDateTime(lang, conflict.receivedAt) },
          ...(card
            ? [
                {
                  key: t.visit,
                  value: (
                    <>
                      <a href={urls.planVisit(card.visit.visitId)}>{card.visit.name}</a>
                      {`, ${card.visit.address}, `}
                      <CaseLink number={card.visit.number} />
                    </>
                  ),
                },
              ]
            : []),
          ...(person && card && card.persons.length > 1 ? [{ key: t.person, value: person.name }] : []),
        ]}
      />
      <Section title={t.content}>
        {input === undefined ? (
          <Alert lang={lang} tone="warning" title={t.unreadable} />
        ) : (
          <Entered lang={lang} rows={recordedRows(input, services, lang)} />
        )}
      </Section>
      {conflict.state === 'open' ? (
        <>
          {input === undefined ? null : <ApplyForm visit={visit} conflict={conflict} />}
          <DropForm visit={visit} conflict={conflict} card={card} errors={errors} />
        </>
      ) : (
        <Alert lang={lang} title={t.settled} />
      )}
    </DeskPage>
  );
}

function Entered({ lang, rows }: { lang: Lang; rows: readonly { key: string; value: string }[] }) {
  return rows.length > 0 ? <SummaryList lang={lang} rows={rows} /> : <p>{messages[lang].onlyThat}</p>;
}

function ApplyForm({ visit, conflict }: Pick<ConflictPageProps, 'visit' | 'conflict'>) {
  const t = messages[visit.lang];
  return (
    <Section title={t.applyTitle}>
      <p>{t.applyLead}</p>
      <Form
        action={urls.conflict(conflict.conflictId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ result: 'applied' }}
        label={t.applyTitle}
      >
        <ButtonRow>
          <Button>{t.apply}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function DropForm({
  visit,
  conflict,
  card,
  errors,
}: Pick<ConflictPageProps, 'visit' | 'conflict' | 'card' | 'errors'>) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.dropTitle}>
      <p>{t.dropLead}</p>
      <Form
        action={urls.conflict(conflict.conflictId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ result: 'dropped' }}
        label={t.dropTitle}
      >
        {card ? (
          <TextArea
            lang={lang}
            name="note"
            label={t.note}
            hint={t.noteHint}
            value={fieldText(visit.form, 'note')}
            error={errors.at('note')}
            maxLength={2000}
          />
        ) : null}
        <ButtonRow>
          <Button variant="danger">{t.drop}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
