import { wordFor } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { JournalLine } from '#platform/journal/read-journal.ts';
import type { JournalFinding } from '#platform/journal/verify.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { historyWords } from '../cases/history-words.ts';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { whoWord } from '../work-words.ts';
import { messages } from './messages.ts';

export interface JournalProps {
  visit: StaffVisit;
  lines: readonly JournalLine[];
  /** Query of the next page. */
  older: string | undefined;
  checkpoints: readonly { size: number; at: string; root: Buffer }[];
  names: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, string>;
  services: readonly PublicService[];
  verified: { entries: number; findings: readonly JournalFinding[] } | undefined;
  errors?: FormErrors;
}

/** The journal for those who audit: every entry, its seal, and whether the chain holds. */
export function JournalPage(props: JournalProps) {
  const { visit, lines, older, checkpoints, verified, errors = noErrors } = props;
  const { lang, query, ui } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="journal"
      title={desk[lang].journal}
      lead={t.lead}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {verified ? <Verified {...props} verified={verified} /> : null}
      <Section title={t.filter}>
        <Form method="get" action={urls.journal()}>
          <TextField
            lang={lang}
            name="number"
            label={t.number}
            value={query.number}
            error={errors.at('number')}
            width={16}
            optional
          />
          <Select
            lang={lang}
            name="type"
            label={t.type}
            value={query.type}
            placeholder={t.anyType}
            options={Object.entries(t.types).map(([value, label]) => ({ value, label }))}
            optional
          />
          <DateField
            lang={lang}
            name="day"
            label={t.day}
            value={readDateParts(query, 'day')}
            error={errors.at('day')}
            optional
          />
          <div>
            <Button>{t.search}</Button>
          </div>
        </Form>
      </Section>
      <Section title={t.entries}>
        <Lines {...props} />
        {lines.length > 0 && older ? (
          <p>
            <a href={`${urls.journal()}?${older}`}>{t.older}</a>
          </p>
        ) : null}
      </Section>
      <Section title={t.verify}>
        <p class="kern-body">{t.verifyLead}</p>
        <Form action={urls.verifyJournal()} csrf={ui.csrf} inline>
          <Button variant="secondary">{t.verifyButton}</Button>
        </Form>
      </Section>
      <Section title={t.checkpoints}>
        <p class="kern-body">{t.checkpointsHint}</p>
        <Table
          lang={lang}
          caption={t.checkpoints}
          captionHidden
          small
          rows={checkpoints}
          rowKey={(row) => String(row.size)}
          empty={<p class="kern-body">{t.noCheckpoints}</p>}
          columns={[
            { label: t.at, cell: (row) => formatDateTime(lang, row.at), rowHeader: true },
            { label: t.size, cell: (row) => row.size, numeric: true },
            { label: t.root, cell: (row) => <code>{row.root.toString('hex').slice(0, 16)} …</code> },
          ]}
        />
      </Section>
    </DeskPage>
  );
}

function Verified({
  visit,
  verified,
}: Pick<JournalProps, 'visit'> & { verified: NonNullable<JournalProps['verified']> }) {
  const { lang } = visit;
  const t = messages[lang];
  const { entries, findings } = verified;
  if (findings.length === 0) return <Alert lang={lang} tone="success" title={t.good(entries)} live />;
  const shown = findings.slice(0, 20);
  return (
    <Alert lang={lang} tone="danger" title={t.bad(findings.length, entries)} live>
      <ul>
        {shown.map((finding) => (
          <li key={`${finding.kind}${finding.seq ?? ''}${finding.entry ?? ''}`}>
            {t.finding(t.findings[finding.kind], finding.seq === undefined ? '' : t.atSeq(finding.seq))}
          </li>
        ))}
      </ul>
      {findings.length > shown.length ? <p class="kern-body">{t.more(findings.length - shown.length)}</p> : null}
      <p class="kern-body">{t.badBody}</p>
    </Alert>
  );
}

function Lines({ visit, lines, names, numbers, services }: JournalProps) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const opensCases = door.may(actor, 'page:desk.cases');
  const about = (line: JournalLine) => {
    const number = line.subjectKind === 'case' ? numbers.get(line.subjectId) : undefined;
    const kind = wordFor(t.subjects, line.subjectKind);
    if (!number) return kind;
    return opensCases ? (
      <a href={urls.case(number)}>
        {kind} {formatCaseNumber(number)}
      </a>
    ) : (
      `${kind} ${formatCaseNumber(number)}`
    );
  };
  return (
    <Table
      lang={lang}
      caption={t.entries}
      captionHidden
      small
      rows={lines}
      rowKey={(line) => line.id}
      empty={
        <p class="kern-body">
          <strong>{t.empty}.</strong> {t.emptyBody}
        </p>
      }
      columns={[
        { label: t.seq, cell: (line) => line.seq ?? t.unsealed, numeric: true },
        { label: t.at, cell: (line) => formatDateTime(lang, line.at) },
        {
          label: t.what,
          cell: (line) => historyWords(lang, services, line),
          rowHeader: true,
        },
        { label: t.who, cell: (line) => whoWord(lang, names, { kind: line.actorKind, id: line.actorId }) },
        { label: t.door, cell: (line) => wordFor(t.doors, line.door) },
        { label: t.about, cell: about },
        {
          label: t.data,
          cell: (line) => (
            <Details summary={t.data}>
              <ul>
                <li>
                  <code>{line.type}</code>
                </li>
                {Object.entries(line.data).map(([name, value]) => (
                  <li key={name}>
                    {name}: <code>{String(value)}</code>
                  </li>
                ))}
              </ul>
            </Details>
          ),
        },
      ]}
    />
  );
}
