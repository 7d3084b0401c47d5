import { visitMessages } from '#domain/visits/index.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { parseDateFields } from '#platform/values/date.ts';
import { serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import { messages } from './messages.ts';
import { asksForOther } from './request-form.ts';
import type { StepView } from './wizard.tsx';

const word = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? '';

function lines(parts: readonly string[]) {
  const shown = parts.map((part) => part.trim()).filter((part) => part !== '');
  return shown.length === 0 ? undefined : shown.map((part) => <div key={part}>{part}</div>);
}

function dateIn(view: StepView, name: string): string {
  const parsed = parseDateFields(readDateParts(view.fields, name));
  return parsed.ok ? formatDate(view.visit.lang, parsed.date) : '';
}

/** Everything a request would send, each with the way back to its page. */
export function CheckRequest({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  const text = (name: string) => fieldText(view.fields, name);
  const other = asksForOther(view.fields);
  const rows: SummaryRow[] = [
    row(view, t.relation, 'whom', [
      word(t.whomOptions, text('whom')),
      other ? `${text('caller.givenName')} ${text('caller.familyName')}` : '',
    ]),
    servicesRow(view),
    row(view, t.person, 'person', [
      `${text('resident.givenName')} ${text('resident.familyName')}`,
      dateIn(view, 'resident.birthDate'),
      ...addressLines(view, 'resident.address'),
      word(t.livesInOptions, text('livesIn')),
      other ? `${t.takesPart} ${text('takesPart') === 'no' ? t.no : t.yes}` : '',
    ]),
    contactRow(view),
    visitRow(view),
    row(
      view,
      t.steps.proof,
      'proof',
      fieldTexts(view.fields, 'proofKinds').map((kind) => word(visitMessages[lang].proofOf, kind)),
    ),
  ];
  return <Check view={view} rows={rows} />;
}

/** The same for a home's group date. */
export function CheckGroup({ view }: { view: StepView }) {
  const t = messages[view.visit.lang];
  const text = (name: string) => fieldText(view.fields, name);
  const rows: SummaryRow[] = [
    row(view, t.steps.home, 'home', [
      text('homeName'),
      word(t.homeKindOptions, text('homeKind')),
      ...addressLines(view, 'address'),
      `${t.expected} ${text('expectedResidents')}`,
    ]),
    contactRow(view, `${text('contact.givenName')} ${text('contact.familyName')}`),
    servicesRow(view),
    visitRow(view),
  ];
  return <Check view={view} rows={rows} />;
}

function Check({ view, rows }: { view: StepView; rows: readonly SummaryRow[] }) {
  const { lang, town } = view.visit;
  const t = messages[lang];
  return (
    <>
      <p class="kern-body">{t.checkLead}</p>
      <SummaryList lang={lang} rows={rows} />
      <p class="kern-body">
        {t.privacy}{' '}
        <a class="kern-link" href={urls.privacy(town.id)}>
          {t.privacyLink}
        </a>
      </p>
    </>
  );
}

function row(view: StepView, key: string, step: string, parts: readonly string[]): SummaryRow {
  return { key, value: lines(parts) ?? messages[view.visit.lang].notSaid, action: { href: view.linkTo(step) } };
}

function addressLines(view: StepView, name: string): string[] {
  const text = (part: string) => fieldText(view.fields, `${name}.${part}`);
  return [`${text('street')} ${text('houseNumber')}`, `${text('postcode')} ${text('place')}`];
}

function servicesRow(view: StepView): SummaryRow {
  const t = messages[view.visit.lang];
  const keys = fieldTexts(view.fields, 'services');
  return row(view, t.services, 'services', serviceNames(view.facts.services, keys, view.visit.lang));
}

function contactRow(view: StepView, person = ''): SummaryRow {
  const t = messages[view.visit.lang];
  const text = (name: string) => fieldText(view.fields, name);
  return row(view, t.steps.contact, 'contact', [
    person,
    word(t.contactWayOptions, text('contactWay')),
    text('email'),
    text('phone'),
    text('callBack') === 'yes' ? t.callBack : '',
  ]);
}

function visitRow(view: StepView): SummaryRow {
  const { lang } = view.visit;
  const t = messages[lang];
  const text = (name: string) => fieldText(view.fields, name);
  const said = (label: string, value: string) => (value === '' ? '' : `${label} ${value}`);
  const yesNo = (name: string) => word({ yes: t.yes, no: t.no }, text(name));
  const days = fieldTexts(view.fields, 'days').map((day) => word(t.dayNames, day));
  const notBefore = dateIn(view, 'notBefore');
  return row(view, t.steps.visit, 'visit', [
    said(t.lift, word(t.liftOptions, text('access.lift'))),
    said(t.bell, text('access.bell')),
    text('access.dog') === 'yes' ? t.dog : '',
    said(t.socket, yesNo('access.socket')),
    said(t.table, yesNo('access.table')),
    text('access.note'),
    days.join(', '),
    text('dayPart') === 'any' ? '' : word(t.dayPartOptions, text('dayPart')),
    said(t.notBefore, notBefore),
    view.facts.settings.skills
      .filter((skill) => fieldTexts(view.fields, 'skills').includes(skill.code))
      .map((skill) => skill.name[lang])
      .join(', '),
    text('message'),
  ]);
}
