import { formatDateTime } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages as groupWords } from './group-messages.ts';
import { GroupTable } from './group-table.tsx';
import { messages as words } from './messages.ts';
import { DecisionsMade } from './need-decisions.tsx';
import { NeedFields } from './need-fields.tsx';
import { messages } from './need-messages.ts';
import type { NeedPageProps } from './need-page-props.ts';
import { NeedResult } from './need-result.tsx';
import type { NeedCase } from './read-need-case.ts';
import { proofNames, wordOf } from './words.ts';

/** Who gets a visit: what is known, what was told, what the rule says, and the decision. */
export function NeedPage(props: NeedPageProps) {
  const { visit, need, errors, check, changed } = props;
  const { lang } = visit;
  const t = messages[lang];
  const granted = need.decisions.some((decision) => decision.decision === 'granted');
  const open = !granted && need.file.state !== 'ended';
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.title(need.name)}
      lead={open ? t.lead : undefined}
      backLink={{ href: urls.visits(), label: t.toList }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {changed ? <Alert lang={lang} tone="warning" title={t.changed} live /> : null}
      {open && check ? <NeedResult visit={visit} need={need} check={check} /> : null}
      {need.decisions.length > 0 ? <DecisionsMade visit={visit} need={need} /> : null}
      {need.file.state === 'ended' && !granted ? <p>{t.ended}</p> : null}
      <Section title={t.known}>
        <SummaryList lang={lang} rows={knownRows(visit, need)} />
      </Section>
      {need.request.group ? (
        <Section
          title={groupWords[lang].list}
          aside={<a href={urls.group(need.file.number)}>{groupWords[lang].openList}</a>}
        >
          <GroupTable lang={lang} listed={need.listed} services={(keys) => serviceNames(need.services, keys, lang)} />
        </Section>
      ) : null}
      {open ? <NeedFields {...props} /> : null}
    </DeskPage>
  );
}

function knownRows(visit: StaffVisit, need: NeedCase) {
  const { lang, town } = visit;
  const t = messages[lang];
  const w = words[lang];
  const { file, request, host } = need;
  const offered = (key: string) => need.services.some((service) => service.key === key && service.onSite);
  const name = (key: string) => need.services.find((service) => service.key === key)?.name[lang] ?? key;
  const residentOfTown = host?.ags ? (host.ags === town.ags ? w.yes : w.no) : t.unknownTown;
  return [
    { key: t.case, value: <CaseLink number={file.number} /> },
    {
      key: t.address,
      value: host
        ? `${host.street ?? ''} ${host.house_number ?? ''}, ${host.postcode ?? ''} ${host.place ?? ''}`
        : w.notSaid,
    },
    { key: t.residentOfTown, value: residentOfTown },
    {
      key: t.services,
      value: (
        <ul>
          {file.service_keys.map((key) => (
            <li key={key}>{`${name(key)}: ${offered(key) ? t.onSite : t.notOnSite}`}</li>
          ))}
        </ul>
      ),
    },
    { key: t.takesPart, value: request.residentTakesPart ? w.yes : w.no },
    {
      key: t.groupDate,
      value: request.group ? t.group(request.group.homeName, request.group.expectedResidents) : w.no,
    },
    {
      key: t.livesIn,
      value: request.institutionKind === null ? w.notSaid : wordOf(w.institution, request.institutionKind),
    },
    { key: t.proofNamed, value: proofNames(request.proofKinds, lang) || t.none },
    { key: t.received, value: `${formatDateTime(lang, request.receivedAt)}, ${wordOf(w.channel, file.channel)}` },
    ...(need.dueAt === null ? [] : [{ key: t.due, value: formatDateTime(lang, need.dueAt) }]),
  ];
}
