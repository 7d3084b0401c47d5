import type { Office, PublicService } from '#domain/catalogue/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Select } from '#platform/ui/select.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

interface Props {
  visit: StaffVisit;
  /** `new`, or which one. */
  at: string;
  basis: number;
  form: FormBody;
  errors: FormErrors;
}

/** One office: how it is called and reached. */
export function OfficePage({ visit, at, basis, form, errors }: Props) {
  const { lang, ui } = visit;
  const t = messages[lang].offices;
  const field = (name: string) => ({ lang, name, value: fieldText(form, name), error: errors.at(name) });
  const title = at === 'new' ? t.newOffice : t.editOffice(fieldText(form, `name.${lang}`));
  return (
    <DeskPage
      visit={visit}
      section="catalogue"
      title={title}
      backLink={{ href: urls.offices(), label: t.title }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.office(at)} csrf={ui.csrf} commandId={visit.commandId} hidden={{ basis }}>
        <TextField {...field('name.de')} label={messages[lang].edit.name('de')} />
        <TextField {...field('name.en')} label={messages[lang].edit.name('en')} />
        <Radios
          {...field('own')}
          label={t.whose}
          options={[
            { value: 'yes', label: t.own },
            { value: 'no', label: t.others },
          ]}
        />
        <TextField {...field('address')} label={t.address} optional />
        <TextField {...field('phone')} label={t.phone} type="tel" optional />
        <TextField {...field('internalPhone')} label={t.internalPhone} hint={t.internalHint} optional />
        <TextField {...field('email')} label={t.email} type="email" optional />
        <TextField {...field('website')} label={t.website} type="url" optional />
        <ButtonRow>
          <Button name="action" value="save">
            {t.save}
          </Button>
          {at === 'new' ? null : (
            <Button variant="secondary" name="action" value="remove">
              {t.removeOffice}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </DeskPage>
  );
}

/** Which office a service belongs to, where, and when. */
export function OfficeRulePage({
  visit,
  at,
  basis,
  form,
  errors,
  offices,
  services,
}: Props & { offices: readonly Office[]; services: readonly PublicService[] }) {
  const { lang, ui } = visit;
  const t = messages[lang].offices;
  const field = (name: string) => ({ lang, name, value: fieldText(form, name), error: errors.at(name) });
  return (
    <DeskPage
      visit={visit}
      section="catalogue"
      title={at === 'new' ? t.newRule : t.editRule}
      backLink={{ href: urls.offices(), label: t.title }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.officeRule(at)} csrf={ui.csrf} commandId={visit.commandId} hidden={{ basis }}>
        <TextField {...field('service')} label={t.serviceKey} hint={t.serviceHint} list="services" optional />
        <datalist id="services">
          {services.map((service) => (
            <option key={service.key} value={service.key}>
              {service.name[lang]}
            </option>
          ))}
        </datalist>
        <Select
          {...field('office')}
          label={t.office}
          options={offices.map((office) => ({ value: office.id, label: office.name[lang] }))}
        />
        <DateField
          lang={lang}
          name="validFrom"
          label={messages[lang].edit.validFrom}
          value={readDateParts(form, 'validFrom')}
          error={errors.at('validFrom')}
        />
        <DateField
          lang={lang}
          name="validTo"
          label={messages[lang].edit.validTo}
          value={readDateParts(form, 'validTo')}
          error={errors.at('validTo')}
          optional
        />
        <TextField {...field('ars')} label={t.placeKey} hint={t.placeHint} width={16} inputMode="numeric" optional />
        <TextField {...field('source')} label={t.why} hint={t.whyHint} />
        <ButtonRow>
          <Button name="action" value="save">
            {t.save}
          </Button>
          {at === 'new' ? null : (
            <Button variant="secondary" name="action" value="remove">
              {t.removeRule}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </DeskPage>
  );
}
