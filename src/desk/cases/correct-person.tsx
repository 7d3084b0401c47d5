import { fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { TextField } from '#platform/ui/text-field.tsx';
import { urls } from '../urls.ts';
import { messages } from './application-messages.ts';
import { formOf, type PartProps } from './form-of.ts';

const addressFields = ['street', 'houseNumber', 'postcode', 'place'] as const;

/** Puts right a mistyped name, birth date or address, so that the register knows whom we mean. */
export function CorrectPerson({ visit, read, errors }: PartProps) {
  const { lang, form, door, actor } = visit;
  const t = messages[lang];
  const { file } = read;
  const person = read.parties.find((party) => party.role === 'resident');
  if (!person || file.state === 'ended' || !door.may(actor, 'cases.correct-person')) return null;
  const known = {
    street: person.street,
    houseNumber: person.house_number,
    postcode: person.postcode,
    place: person.place,
  };
  const name = (field: string) => `person.${field}`;
  const typed = (field: string, before: string | null) => fieldText(form, name(field)) || before || undefined;
  const born = readDateParts(form, name('birthDate'));
  const fields = ['givenName', 'familyName', 'birthDate', ...addressFields];
  return (
    <Details summary={t.correct} open={fields.some((field) => errors.at(name(field)))}>
      <Form
        action={urls.caseAction(file.number, 'correct-person')}
        {...formOf(visit, 'correct-person')}
        hidden={{ version: file.version }}
        label={t.correct}
      >
        <p class="kern-body">{t.correctHint}</p>
        <TextField
          lang={lang}
          name={name('givenName')}
          label={t.givenName}
          value={typed('givenName', person.given_name)}
          error={errors.at(name('givenName'))}
          autocomplete="off"
          optional
        />
        <TextField
          lang={lang}
          name={name('familyName')}
          label={t.familyName}
          value={typed('familyName', person.family_name)}
          error={errors.at(name('familyName'))}
          autocomplete="off"
        />
        <DateField
          lang={lang}
          name={name('birthDate')}
          label={t.birthDate}
          value={born.day || born.month || born.year ? born : (person.birth_date ?? undefined)}
          error={errors.at(name('birthDate'))}
        />
        {addressFields.map((field) => (
          <TextField
            key={field}
            lang={lang}
            name={name(field)}
            label={t.addressFields[field]}
            value={typed(field, known[field])}
            error={errors.at(name(field))}
            autocomplete="off"
          />
        ))}
        <div>
          <Button variant="secondary">{t.correctSend}</Button>
        </div>
      </Form>
    </Details>
  );
}
