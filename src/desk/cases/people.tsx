import { caseTexts, type PartyRow, wordFor } from '#domain/cases/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatPhone } from '#platform/values/phone.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { ContactForm } from './contact-form.tsx';
import { formOf, type PartProps } from './form-of.ts';
import { messages } from './messages.ts';
import { nameOf } from './name-of.ts';

/** Ways on which nobody of the town writes down what is asked. */
const asksThemselves = new Set(['portal', 'terminal', 'institution']);

function operatorName(file: { operator: string | null }, names: ReadonlyMap<string, string>): string | undefined {
  return file.operator === null ? undefined : names.get(file.operator);
}

/** Operator, caller, resident and contact: four roles, each its own card. How to reach them only after asking. */
export function People({ visit, read, errors, contact }: PartProps & { contact?: readonly PartyRow[] | undefined }) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const { file, parties, names } = read;
  if (parties.length === 0) {
    return (
      <Section title={t.people}>
        <p class="kern-body">{t.erased}</p>
      </Section>
    );
  }
  return (
    <Section title={t.people}>
      <Columns layout="cards">
        <Card
          level={3}
          preline={t.operatorRole}
          title={operatorName(file, names) ?? (asksThemselves.has(file.channel) ? t.operatorSelf : t.operatorMachine)}
        />
        {parties.map((party) => (
          <Card
            key={party.id}
            level={3}
            preline={wordFor(caseTexts[lang].role, party.role)}
            title={nameOf(party)}
            subline={party.role === 'resident' ? undefined : wordFor(caseTexts[lang].relation, party.relation)}
          >
            <p class="kern-body">
              {t.way}: {wordFor(caseTexts[lang].contactWay, party.contact_way)}
            </p>
          </Card>
        ))}
      </Columns>
      {door.may(actor, 'cases.read-contact') ? (
        <ContactData visit={visit} number={file.number} parties={contact} />
      ) : null}
      {door.may(actor, 'cases.correct-contact') ? <ContactForm visit={visit} read={read} errors={errors} /> : null}
    </Section>
  );
}

/** Phone, mail and address behind a button whose press is an entry of the history. */
export function ContactData({
  visit,
  number,
  parties,
}: {
  visit: StaffVisit;
  number: string;
  parties: readonly PartyRow[] | undefined;
}) {
  const { lang } = visit;
  const t = messages[lang];
  if (!parties) {
    return (
      <Form action={`${urls.caseAction(number, 'contact')}#contact`} {...formOf(visit, 'contact')}>
        <p class="kern-body">{t.showContactNote}</p>
        <div>
          <Button variant="secondary">{t.showContact}</Button>
        </div>
      </Form>
    );
  }
  return (
    <div id="contact">
      <Stack>
        <Alert lang={lang} tone="info" title={t.contactShown} live />
        {parties.map((party) => (
          <ContactOf key={party.id} lang={lang} party={party} />
        ))}
      </Stack>
    </div>
  );
}

function ContactOf({ lang, party }: { lang: Lang; party: PartyRow }) {
  const t = messages[lang];
  const address = party.street
    ? `${party.street} ${party.house_number ?? ''}, ${party.postcode ?? ''} ${party.place ?? ''}`
    : t.noData;
  return (
    <section>
      <h3>
        {wordFor(caseTexts[lang].role, party.role)}: {nameOf(party)}
      </h3>
      <SummaryList
        lang={lang}
        rows={[
          {
            key: t.phone,
            value: party.phone ? <a href={`tel:${party.phone}`}>{formatPhone(party.phone)}</a> : t.noData,
          },
          { key: t.email, value: party.email ?? t.noData },
          { key: t.address, value: address },
          ...(party.birth_date ? [{ key: t.birthDate, value: formatDate(lang, party.birth_date) }] : []),
        ]}
      />
    </section>
  );
}
