import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { feeText } from '../services.ts';
import { messages } from './messages.ts';
import type { StepView } from './wizard.tsx';

type Names = Readonly<Record<string, string>>;
export const choices = (names: Names) => Object.entries(names).map(([value, label]) => ({ value, label }));

/** A line of text that keeps what was typed and shows what was refused. */
export function Line({
  view,
  name,
  label,
  ...rest
}: { view: StepView; name: string; label: string } & Omit<Parameters<typeof TextField>[0], 'lang' | 'name' | 'label'>) {
  return (
    <TextField
      lang={view.visit.lang}
      name={name}
      label={label}
      value={fieldText(view.fields, name)}
      error={view.errors.at(name)}
      {...rest}
    />
  );
}

/** Which services; what each costs today and what to have ready. */
export function AskServices({ view, hint }: { view: StepView; hint: string }) {
  const { lang, now } = view.visit;
  const t = messages[lang];
  const day = dateInGermany(now);
  return (
    <Checkboxes
      lang={lang}
      name="services"
      label={t.services}
      hint={hint}
      error={view.errors.at('services')}
      values={fieldTexts(view.fields, 'services')}
      options={view.facts.services.map((service) => ({
        value: service.key,
        label: service.name[lang],
        hint: `${feeText(service, day, lang)} · ${t.minutes(service.durationMinutes)}`,
      }))}
    />
  );
}

export function AskAddress({ view, name, legend }: { view: StepView; name: string; legend: string }) {
  const t = messages[view.visit.lang];
  return (
    <Fieldset lang={view.visit.lang} legend={legend} large>
      <Line view={view} name={`${name}.street`} label={t.street} autocomplete="address-line1" />
      <Line view={view} name={`${name}.houseNumber`} label={t.houseNumber} width={8} />
      <Line
        view={view}
        name={`${name}.postcode`}
        label={t.postcode}
        width={8}
        inputMode="numeric"
        autocomplete="postal-code"
      />
      <Line view={view} name={`${name}.place`} label={t.place} autocomplete="address-level2" />
    </Fieldset>
  );
}

/** The way to answer: also without e-mail. */
export function AskContact({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  return (
    <>
      <Radios
        lang={lang}
        name="contactWay"
        label={t.contactWay}
        hint={t.noEmailHint}
        error={view.errors.at('contactWay')}
        value={fieldText(view.fields, 'contactWay')}
        options={[
          { value: 'email', label: t.contactWayOptions.email },
          { value: 'letter', label: t.contactWayOptions.letter, hint: t.letterHint },
          { value: 'call', label: t.contactWayOptions.call },
          { value: 'none', label: t.contactWayOptions.none },
        ]}
      />
      <Line view={view} name="email" label={t.email} type="email" autocomplete="email" optional />
      <Line view={view} name="phone" label={t.phone} hint={t.phoneHint} type="tel" autocomplete="tel" optional />
      <Checkbox lang={lang} name="callBack" label={t.callBack} checked={fieldText(view.fields, 'callBack') === 'yes'} />
    </>
  );
}

/** How to get in, when it suits, and words of their own. */
export function AskVisit({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  const yesNo = choices({ yes: t.yes, no: t.no });
  const { fields, errors } = view;
  return (
    <>
      <Fieldset lang={lang} legend={t.access} large>
        <Radios
          lang={lang}
          name="access.lift"
          label={t.lift}
          options={choices(t.liftOptions)}
          value={fieldText(fields, 'access.lift')}
          error={errors.at('access.lift')}
          optional
        />
        <Line view={view} name="access.bell" label={t.bell} optional />
        <Checkbox lang={lang} name="access.dog" label={t.dog} checked={fieldText(fields, 'access.dog') === 'yes'} />
        <Radios
          lang={lang}
          name="access.socket"
          label={t.socket}
          options={yesNo}
          value={fieldText(fields, 'access.socket')}
          optional
        />
        <Radios
          lang={lang}
          name="access.table"
          label={t.table}
          hint={t.tableHint}
          options={yesNo}
          value={fieldText(fields, 'access.table')}
          optional
        />
        <TextArea
          lang={lang}
          name="access.note"
          label={t.note}
          hint={t.noteHint}
          rows={2}
          maxLength={500}
          value={fieldText(fields, 'access.note')}
          error={errors.at('access.note')}
          optional
        />
      </Fieldset>
      <Fieldset lang={lang} legend={t.wishes} large>
        <Checkboxes
          lang={lang}
          name="days"
          label={t.days}
          hint={t.daysHint}
          options={choices(t.dayNames)}
          values={fieldTexts(fields, 'days')}
          error={errors.at('days')}
          optional
        />
        <Radios
          lang={lang}
          name="dayPart"
          label={t.dayPart}
          options={choices(t.dayPartOptions)}
          value={fieldText(fields, 'dayPart') || 'any'}
        />
        <DateField
          lang={lang}
          name="notBefore"
          label={t.notBefore}
          value={readDateParts(fields, 'notBefore')}
          error={errors.at('notBefore')}
          optional
        />
      </Fieldset>
      {view.facts.settings.skills.length > 0 ? (
        <Checkboxes
          lang={lang}
          name="skills"
          label={t.skills}
          hint={t.skillsHint}
          options={view.facts.settings.skills.map((skill) => ({ value: skill.code, label: skill.name[lang] }))}
          values={fieldTexts(fields, 'skills')}
          error={errors.at('skills')}
          optional
        />
      ) : null}
      <TextArea
        lang={lang}
        name="message"
        label={t.message}
        maxLength={2000}
        value={fieldText(fields, 'message')}
        error={errors.at('message')}
        optional
      />
    </>
  );
}
