import { caseTexts, contactWays, partyRoles } from '#domain/cases/index.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { urls } from '../urls.ts';
import { formOf, type PartProps } from './form-of.ts';
import { messages } from './messages.ts';
import { nameOf } from './name-of.ts';

const addressParts = ['street', 'houseNumber', 'postcode', 'place'] as const;
const fields = ['role', 'phone', 'email', 'contactWay', 'address', ...addressParts.map((part) => `address.${part}`)];

/** Corrects how somebody is reached. What there is now stays hidden: only what is new is typed. */
export function ContactForm({ visit, read, errors }: PartProps) {
  const { lang, form } = visit;
  const t = messages[lang];
  const words = caseTexts[lang];
  const { file, parties } = read;
  const people = partyRoles.flatMap((role) => parties.filter((party) => party.role === role));
  const roles = people.flatMap(({ role }) => partyRoles.filter((known) => known === role));
  const main = roles.find((role) => role === 'resident' || role === 'institution') ?? roles[0];
  if (main === undefined) return null;
  const text = (name: string) => fieldText(form, name);
  const line = (name: string, label: string, extra: object = {}) => (
    <TextField
      lang={lang}
      name={name}
      label={label}
      value={text(name)}
      error={errors.at(name)}
      autocomplete="off"
      optional
      {...extra}
    />
  );
  return (
    <Details summary={t.correct} open={fields.some((name) => errors.at(name) !== undefined)}>
      <Form
        action={urls.caseAction(file.number, 'correct-contact')}
        {...formOf(visit, 'correct-contact')}
        hidden={{ version: file.version, ...(roles.length > 1 ? {} : { role: main }) }}
        label={t.correct}
      >
        <p class="kern-body">{t.correctHint}</p>
        {roles.length > 1 ? (
          <Radios
            lang={lang}
            name="role"
            label={t.correctWho}
            options={people.map((party) => ({
              value: party.role,
              label: `${nameOf(party)} (${words.role[roles.find((role) => role === party.role) ?? main]})`,
            }))}
            value={text('role') || main}
            error={errors.at('role')}
          />
        ) : null}
        {line('phone', t.correctPhone, { type: 'tel' })}
        {line('email', t.correctEmail, { type: 'email', hint: t.correctEmailHint })}
        <Radios
          lang={lang}
          name="contactWay"
          label={t.way}
          options={[
            { value: '', label: t.keep },
            ...contactWays.map((way) => ({ value: way, label: words.contactWay[way] })),
          ]}
          value={text('contactWay')}
          error={errors.at('contactWay')}
        />
        <Fieldset lang={lang} legend={t.address} name="address" error={errors.at('address')} optional>
          {line('address.street', t.street)}
          {line('address.houseNumber', t.houseNumber, { width: 8 })}
          {line('address.postcode', t.postcode, { width: 8, inputMode: 'numeric' })}
          {line('address.place', t.place)}
        </Fieldset>
        <div>
          <Button variant="secondary">{t.correctSend}</Button>
        </div>
      </Form>
    </Details>
  );
}

/** The form as the input of `cases.correct-contact`; blank means: stays as it is. */
export function readContactForm(form: FormBody, caseId: string) {
  const text = (name: string) => fieldText(form, name) || undefined;
  const address = addressParts.map((part) => [part, fieldText(form, `address.${part}`)] as const);
  return {
    caseId,
    version: Number(fieldText(form, 'version')),
    role: text('role'),
    phone: text('phone'),
    email: text('email'),
    contactWay: text('contactWay'),
    ...(address.some(([, value]) => value !== '') ? { address: Object.fromEntries(address) } : {}),
  };
}
