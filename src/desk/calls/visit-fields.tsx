import type { PublicService } from '#domain/catalogue/index.ts';
import type { VisitSettings } from '#domain/visits/index.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Select } from '#platform/ui/select.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { TimeField } from '#platform/ui/time-field.tsx';
import { messages } from './messages.ts';
import type { PartProps } from './person-fields.tsx';
import { wishRows } from './read-call.ts';

/** How it came in, and what for. */
export function OriginFields({
  lang,
  form,
  errors,
  services,
  channels,
}: PartProps & {
  services: readonly PublicService[];
  channels: readonly ('phone' | 'mail' | 'counter' | 'institution')[];
}) {
  const t = messages[lang];
  const chosen = fieldTexts(form, 'services');
  const unknown = chosen.filter((key) => !services.some((service) => service.key === key));
  return (
    <>
      <Radios
        lang={lang}
        name="channel"
        label={t.channel}
        error={errors.at('channel')}
        value={fieldText(form, 'channel') || 'phone'}
        options={channels.map((value) => ({ value, label: t.channels[value] }))}
      />
      <DateField
        lang={lang}
        name="received"
        label={t.received}
        hint={t.receivedHint}
        value={readDateParts(form, 'received')}
        error={errors.at('received')}
        optional
      />
      <Checkboxes
        lang={lang}
        name="services"
        label={t.services}
        error={errors.at('services')}
        values={chosen}
        options={[
          ...services
            .filter((service) => service.onSite || chosen.includes(service.key))
            .map((service) => ({
              value: service.key,
              label: service.onSite ? service.name[lang] : `${service.name[lang]} (${t.officeOnly})`,
            })),
          ...unknown.map((key) => ({ value: key, label: t.serviceUnknown(key) })),
        ]}
      />
    </>
  );
}

/** What the crew must know to get in and to set up. */
export function AccessFields({ lang, form, errors }: PartProps) {
  const t = messages[lang];
  const said = [
    { value: 'yes', label: t.yes },
    { value: 'no', label: t.no },
    { value: 'unknown', label: t.unknown },
  ];
  const choice = (name: string, label: string) => (
    <Radios
      lang={lang}
      name={name}
      label={label}
      error={errors.at(name)}
      value={fieldText(form, name) || 'unknown'}
      options={said}
      horizontal
    />
  );
  return (
    <Fieldset lang={lang} legend={t.access} large>
      {choice('access.lift', t.lift)}
      <TextField
        lang={lang}
        name="access.bell"
        label={t.bell}
        hint={t.bellHint}
        value={fieldText(form, 'access.bell')}
        error={errors.at('access.bell')}
        optional
      />
      <Checkbox lang={lang} name="access.dog" label={t.dog} checked={fieldText(form, 'access.dog') === 'yes'} />
      {choice('access.socket', t.socket)}
      {choice('access.table', t.table)}
      <TextArea
        lang={lang}
        name="access.note"
        label={t.note}
        hint={t.noteHint}
        value={fieldText(form, 'access.note')}
        error={errors.at('access.note')}
        rows={2}
        optional
      />
    </Fieldset>
  );
}

/** When it suits, and what the crew should be able to do. */
export function WishFields({ lang, form, errors, settings }: PartProps & { settings: VisitSettings }) {
  const t = messages[lang];
  return (
    <Fieldset lang={lang} legend={t.wishes} name="wishes" hint={t.wishesHint} large>
      {wishRows.map((row) => (
        <Fieldset key={row} lang={lang} legend={t.wish(row)} optional horizontal>
          <Select
            lang={lang}
            name={`wishes.${row}.day`}
            label={t.day}
            optional
            placeholder={false}
            value={fieldText(form, `wishes.${row}.day`)}
            options={(['', '1-5', '1', '2', '3', '4', '5', '6', '7'] as const).map((value) => ({
              value,
              label: t.days[value],
            }))}
          />
          {(['from', 'to'] as const).map((end) => (
            <TimeField
              key={end}
              lang={lang}
              name={`wishes.${row}.${end}`}
              label={t[end]}
              value={fieldText(form, `wishes.${row}.${end}`)}
              error={errors.at(`wishes.${row}.${end}`)}
              optional
            />
          ))}
        </Fieldset>
      ))}
      <DateField
        lang={lang}
        name="notBefore"
        label={t.notBefore}
        value={readDateParts(form, 'notBefore')}
        error={errors.at('notBefore')}
        optional
      />
      <Checkboxes
        lang={lang}
        name="skills"
        label={t.skills}
        values={fieldTexts(form, 'skills')}
        error={errors.at('skills')}
        options={settings.skills.map((skill) => ({ value: skill.code, label: skill.name[lang] }))}
        optional
      />
    </Fieldset>
  );
}

/** Their own words, the language to write in, the call-back. */
export function ClosingFields({ lang, form, errors }: PartProps) {
  const t = messages[lang];
  return (
    <>
      <Radios
        lang={lang}
        name="letters"
        label={t.lettersIn}
        value={fieldText(form, 'letters') || 'de'}
        error={errors.at('lang')}
        options={(['de', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        horizontal
      />
      <TextArea
        lang={lang}
        name="message"
        label={t.message}
        hint={t.messageHint}
        value={fieldText(form, 'message')}
        error={errors.at('message')}
        optional
      />
      <Checkbox
        lang={lang}
        name="callBack"
        label={t.callBack}
        hint={t.callBackHint}
        checked={fieldText(form, 'callBack') === 'yes'}
        error={errors.at('callBack')}
      />
    </>
  );
}
