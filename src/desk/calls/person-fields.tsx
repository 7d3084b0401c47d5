import { caseTexts, relations } from '#domain/cases/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Select } from '#platform/ui/select.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { messages } from './messages.ts';

export interface PartProps {
  lang: Lang;
  form: FormBody;
  errors: FormErrors;
}

interface PersonProps extends PartProps {
  prefix: 'resident' | 'caller' | 'contact';
  relation?: boolean;
  birthDate?: boolean;
  /** A part that is only filled in when it applies. */
  optional?: boolean;
}

/** Name and ways to reach a person. */
export function PersonFields({ lang, form, errors, prefix, relation, birthDate, optional }: PersonProps) {
  const t = messages[lang];
  const field = (name: string) => ({
    lang,
    name: `${prefix}.${name}`,
    value: fieldText(form, `${prefix}.${name}`),
    error: errors.at(`${prefix}.${name}`),
    autocomplete: 'off',
  });
  return (
    <>
      <TextField {...field('givenName')} label={t.givenName} optional />
      <TextField {...field('familyName')} label={t.familyName} optional={optional} />
      {relation ? (
        <Select
          {...field('relation')}
          label={t.relation}
          optional={optional}
          options={relations
            .filter((one) => one !== 'self')
            .map((one) => ({ value: one, label: caseTexts[lang].relation[one] }))}
        />
      ) : null}
      {birthDate ? (
        <DateField
          {...field('birthDate')}
          label={t.birthDate}
          value={readDateParts(form, `${prefix}.birthDate`)}
          optional
        />
      ) : null}
      <TextField {...field('phone')} type="tel" label={t.phone} optional />
      <TextField {...field('email')} type="email" label={t.email} optional />
    </>
  );
}

export function AddressFields({
  lang,
  form,
  errors,
  prefix,
  optional,
}: PartProps & { prefix: 'resident' | 'caller' | 'contact' | 'home'; optional?: boolean }) {
  const t = messages[lang];
  const field = (name: string) => ({
    lang,
    name: `${prefix}.${name}`,
    value: fieldText(form, `${prefix}.${name}`),
    error: errors.at(`${prefix}.${name}`),
    autocomplete: 'off',
    optional,
  });
  return (
    <>
      <TextField {...field('street')} label={t.street} />
      <TextField {...field('houseNumber')} label={t.houseNumber} width={4} />
      <TextField {...field('postcode')} label={t.postcode} width={8} inputMode="numeric" />
      <TextField {...field('place')} label={t.place} />
    </>
  );
}
