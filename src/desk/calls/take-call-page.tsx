import type { PublicService } from '#domain/catalogue/index.ts';
import { proofKinds, type VisitSettings, visitMessages } from '#domain/visits/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { AddressFields, PersonFields } from './person-fields.tsx';
import { AccessFields, ClosingFields, OriginFields, WishFields } from './visit-fields.tsx';

/** Screen 2 of a call: everything about the person and the visit on one page. */
export function TakeCallPage({
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
  const asksOther = fieldText(form, 'asks') === 'other';
  const tell = fieldText(form, 'tell') || 'resident';
  return (
    <DeskPage
      visit={visit}
      section="calls"
      title={t.newTitle}
      lead={t.newLead}
      backLink={{ href: urls.calls(), label: t.back }}
      hasErrors={errors.summary.length > 0}
      query={`service=${fieldTexts(form, 'services').map(encodeURIComponent).join(',')}`}
    >
      <Steps lang={lang} steps={Object.values(t.steps)} current={2} />
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.newCall()} csrf={ui.csrf} commandId={visit.commandId}>
        <OriginFields {...part} services={services} channels={['phone', 'mail', 'counter']} />
        <Fieldset lang={lang} legend={t.callerPart} large>
          <Radios
            lang={lang}
            name="asks"
            label={t.asks}
            value={asksOther ? 'other' : 'self'}
            options={[
              { value: 'self', label: t.asksSelf },
              { value: 'other', label: t.asksOther },
            ]}
          />
          <Details summary={t.callerDetails} open={asksOther}>
            <PersonFields {...part} prefix="caller" relation optional={!asksOther} />
            <AddressFields {...part} prefix="caller" optional />
          </Details>
        </Fieldset>
        <Fieldset lang={lang} legend={t.resident} large>
          <PersonFields {...part} prefix="resident" birthDate />
          <AddressFields {...part} prefix="resident" />
        </Fieldset>
        <Fieldset lang={lang} legend={t.contactPart} large>
          <Radios
            lang={lang}
            name="tell"
            label={t.tell}
            value={tell}
            options={[
              { value: 'resident', label: t.tellResident },
              { value: 'caller', label: t.tellCaller },
              { value: 'contact', label: t.tellContact },
            ]}
          />
          <Radios
            lang={lang}
            name="contactWay"
            label={t.contactWay}
            value={fieldText(form, 'contactWay')}
            error={errors.at('contactWay')}
            options={(['letter', 'call', 'email', 'none'] as const).map((value) => ({ value, label: t.ways[value] }))}
          />
          <Details summary={t.contactDetails} open={tell === 'contact'}>
            <PersonFields {...part} prefix="contact" relation optional={tell !== 'contact'} />
            <AddressFields {...part} prefix="contact" optional />
          </Details>
        </Fieldset>
        <Fieldset lang={lang} legend={t.part} large>
          <Radios
            lang={lang}
            name="takesPart"
            label={t.takesPart}
            value={fieldText(form, 'takesPart')}
            error={errors.at('takesPart')}
            options={[
              { value: 'yes', label: t.yes },
              { value: 'no', label: t.no },
            ]}
            horizontal
          />
          <Radios
            lang={lang}
            name="livesIn"
            label={t.livesIn}
            value={fieldText(form, 'livesIn') || 'own-home'}
            error={errors.at('livesIn')}
            options={(['own-home', 'care-home', 'prison'] as const).map((value) => ({ value, label: t.lives[value] }))}
          />
          <Checkboxes
            lang={lang}
            name="proofKinds"
            label={t.proofs}
            hint={t.proofsHint}
            values={fieldTexts(form, 'proofKinds')}
            error={errors.at('proofKinds')}
            options={proofKinds.map((value) => ({ value, label: visitMessages[lang].proofOf[value] }))}
            optional
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
