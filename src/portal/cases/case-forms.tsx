import { caseTexts, contactWays, type PartyRow, partyRoles } from '#domain/cases/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatPhone } from '#platform/values/phone.ts';
import { type CaseParts, formOf, mainParty } from './case-parts.ts';
import { messages } from './form-messages.ts';

const contactFields = [
  'role',
  'phone',
  'email',
  'contactWay',
  'address.street',
  'address.houseNumber',
  'address.postcode',
  'address.place',
];

/** What else one can do with a case: contact data, a call-back, withdraw. */
export function CaseForms(parts: CaseParts) {
  const t = messages[parts.visit.lang];
  return (
    <Section title={t.more} id="more">
      <ContactForm {...parts} />
      {parts.view.file.state === 'ended' ? null : <CallForm {...parts} />}
      {parts.view.file.state === 'ended' ? null : <WithdrawForm {...parts} />}
    </Section>
  );
}

function nameOf(party: PartyRow): string {
  const person = [party.given_name, party.family_name].filter((part) => part !== null).join(' ');
  return person || (party.organisation_name ?? '');
}

function ContactForm(parts: CaseParts) {
  const { visit, view, errors } = parts;
  const { lang, form } = visit;
  const t = messages[lang];
  const words = caseTexts[lang];
  const ways: Readonly<Record<string, string>> = words.contactWay;
  const roles: Readonly<Record<string, string>> = words.role;
  const main = mainParty(view);
  if (!main) return null;
  const text = (name: string) => fieldText(form, name);
  const line = (name: string, label: string, extra: object = {}) => (
    <TextField lang={lang} name={name} label={label} value={text(name)} error={errors.at(name)} optional {...extra} />
  );
  return (
    <Details summary={t.contactTitle} id="contact" open={contactFields.some((name) => errors.at(name) !== undefined)}>
      {view.parties.map((party) => (
        <div key={party.id}>
          <h3 class="kern-heading-small">
            {nameOf(party)} ({roles[party.role] ?? ''})
          </h3>
          <SummaryList
            lang={lang}
            rows={[
              { key: t.phone, value: party.phone ? formatPhone(party.phone) : t.contactNone },
              { key: t.email, value: party.email ?? t.contactNone },
              {
                key: t.address,
                value: party.street
                  ? `${party.street} ${party.house_number ?? ''}, ${party.postcode ?? ''} ${party.place ?? ''}`
                  : t.contactNone,
              },
              { key: t.contactWay, value: ways[party.contact_way] ?? t.contactNone },
            ]}
          />
        </div>
      ))}
      <Form {...formOf(parts, 'contact')} label={t.contactTitle}>
        <p class="kern-body">{t.contactHint}</p>
        {view.parties.length > 1 ? (
          <Radios
            lang={lang}
            name="role"
            label={t.contactWho}
            options={partyRoles.flatMap((role) =>
              view.parties
                .filter((party) => party.role === role)
                .map((party) => ({ value: role, label: `${nameOf(party)} (${roles[role] ?? ''})` })),
            )}
            value={text('role') || main.role}
            error={errors.at('role')}
          />
        ) : (
          <input type="hidden" name="role" value={main.role} />
        )}
        {line('phone', t.contactPhone, { type: 'tel', autocomplete: 'tel' })}
        {line('email', t.contactEmail, { type: 'email', autocomplete: 'email', hint: t.contactEmailHint })}
        <Radios
          lang={lang}
          name="contactWay"
          label={t.contactWay}
          options={[
            { value: '', label: t.keep },
            ...contactWays.map((way) => ({ value: way, label: ways[way] ?? '' })),
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
        <Button variant="secondary">{t.contactSend}</Button>
      </Form>
    </Details>
  );
}

function CallForm(parts: CaseParts) {
  const { visit, errors } = parts;
  const t = messages[visit.lang];
  return (
    <Details summary={t.callTitle} id="call" open={errors.at('about') !== undefined}>
      <Form {...formOf(parts, 'call-back')} label={t.callTitle}>
        <TextArea
          lang={visit.lang}
          name="about"
          label={t.callAbout}
          rows={2}
          maxLength={2000}
          value={fieldText(visit.form, 'about')}
          error={errors.at('about')}
          optional
        />
        <Button variant="secondary">{t.callSend}</Button>
      </Form>
    </Details>
  );
}

function WithdrawForm(parts: CaseParts) {
  const { visit, view } = parts;
  const t = messages[visit.lang];
  return (
    <Details summary={t.withdrawTitle} id="withdraw">
      <p class="kern-body">
        {{ 'group-date': t.withdrawGroup, application: t.withdrawApplication }[view.file.kind] ?? t.withdrawText}
      </p>
      <Form {...formOf(parts, 'withdraw')} label={t.withdrawTitle} confirm={t.withdrawAsk}>
        <Button variant="danger">{t.withdrawSend}</Button>
      </Form>
    </Details>
  );
}
