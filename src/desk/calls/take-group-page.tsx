import type { PublicService } from '#domain/catalogue/index.ts';
import type { VisitSettings } from '#domain/visits/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { AddressFields, PersonFields } from './person-fields.tsx';
import { AccessFields, ClosingFields, OriginFields, WishFields } from './visit-fields.tsx';

/** Screen 2 for an institution: one date for several of its residents (Sammeltermin). */
export function TakeGroupPage({
  visit,
  form,
  services,
  settings,
  errors = noErrors,
}: {
  visit: StaffVisit;
  form: FormBody;
  services: readonly PublicService[];
  settings: VisitSettings;
  errors?: FormErrors;
}) {
  const { lang, ui } = visit;
  const t = messages[lang];
  const part = { lang, form, errors };
  return (
    <DeskPage
      visit={visit}
      section="calls"
      title={t.groupTitle}
      lead={t.newLead}
      backLink={{ href: urls.calls(), label: t.back }}
      hasErrors={errors.summary.length > 0}
    >
      <Steps lang={lang} steps={Object.values(t.steps)} current={2} />
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.newGroupCall()} csrf={ui.csrf} commandId={visit.commandId}>
        <OriginFields {...part} services={services} channels={['phone', 'mail', 'counter', 'institution']} />
        <TextField
          lang={lang}
          name="homeName"
          label={t.homeName}
          value={fieldText(form, 'homeName')}
          error={errors.at('homeName')}
        />
        <Radios
          lang={lang}
          name="homeKind"
          label={t.homeKind}
          value={fieldText(form, 'homeKind') || 'care-home'}
          error={errors.at('homeKind')}
          options={(['care-home', 'prison'] as const).map((value) => ({ value, label: t.homeKinds[value] }))}
        />
        <TextField
          lang={lang}
          name="expectedResidents"
          label={t.expected}
          hint={t.expectedHint}
          value={fieldText(form, 'expectedResidents')}
          error={errors.at('expectedResidents')}
          inputMode="numeric"
          width={4}
        />
        <Fieldset lang={lang} legend={t.homeAddress} large>
          <AddressFields {...part} prefix="home" />
        </Fieldset>
        <Fieldset lang={lang} legend={t.homeContact} large>
          <PersonFields {...part} prefix="contact" />
          <Radios
            lang={lang}
            name="contactWay"
            label={t.contactWay}
            value={fieldText(form, 'contactWay')}
            error={errors.at('contactWay')}
            options={(['letter', 'call', 'email', 'none'] as const).map((value) => ({ value, label: t.ways[value] }))}
          />
        </Fieldset>
        <AccessFields {...part} />
        <WishFields {...part} settings={settings} />
        <ClosingFields {...part} />
        <ButtonRow>
          <Button>{t.submit}</Button>
        </ButtonRow>
      </Form>
    </DeskPage>
  );
}
