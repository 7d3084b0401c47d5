import { randomUUID } from 'node:crypto';
import type { VisitSummary } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TimeField } from '#platform/ui/time-field.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './plan-messages.ts';
import type { PlanPageProps } from './plan-page-props.ts';
import { nameTour } from './tour-name.ts';

/** A tour and a time of the dispatcher's own; soft reasons may be set aside, and only knowingly. */
export function OwnChoice({ visit, asked, card, on, typed, errors }: PlanPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.own}>
      <p>{t.ownLead}</p>
      <Form
        action={urls.planVisit(card.visit.visitId, asked.day)}
        csrf={visit.ui.csrf}
        commandId={visit.commandId}
        hidden={{ version: card.visit.version }}
        label={t.own}
      >
        <Select
          lang={lang}
          name="tourId"
          label={t.tour}
          value={fieldText(typed, 'tourId') || card.visit.tourId || undefined}
          error={errors.at('tourId')}
          options={on.tours.map((tour) => ({ value: tour.tourId, label: nameTour(tour, lang) }))}
        />
        <TimeField
          lang={lang}
          name="start"
          label={t.start}
          hint={t.startHint}
          optional
          value={fieldText(typed, 'start')}
          error={errors.at('start')}
        />
        <Checkboxes
          lang={lang}
          name="accept"
          label={t.accept}
          optional
          values={fieldTexts(typed, 'accept')}
          error={errors.at('accept')}
          options={Object.entries(t.acceptOf).map(([value, label]) => ({ value, label }))}
        />
        <ButtonRow>
          <Button>{t.planButton}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

export function UnplanForm({ visit, row }: { visit: StaffVisit; row: VisitSummary }) {
  const t = messages[visit.lang];
  return (
    <Section title={t.unplanTitle}>
      <p>{t.unplanLead}</p>
      <Form
        action={urls.unplanVisit(row.visitId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ version: row.version }}
        label={t.unplanTitle}
      >
        <ButtonRow>
          <Button variant="secondary">{t.unplan}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

export function CancelForm({ visit, row, errors }: { visit: StaffVisit; row: VisitSummary; errors: FormErrors }) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.cancelTitle}>
      <p>{t.cancelLead}</p>
      <Form
        action={urls.cancelVisit(row.visitId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        confirm={t.cancelConfirm}
        label={t.cancelTitle}
      >
        <Select
          lang={lang}
          name="reason"
          label={t.reason}
          error={errors.at('reason')}
          options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
        />
        <ButtonRow>
          <Button variant="danger">{t.cancel}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
