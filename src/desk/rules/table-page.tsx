import type {
  DecisionModel,
  DecisionResult,
  DecisionTableName,
  TableCheck,
  TableVersion,
  WrittenTable,
} from '#domain/decisions/index.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import { VersionsTable } from '../versions-table.tsx';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { rowsOfForm } from './read-table-form.ts';
import { RowFields } from './row-fields.tsx';
import { Tried, TryFields } from './try-table.tsx';

/** What the check and the trial say. */
export interface Looked {
  /** Why it cannot be evaluated, as sentences. */
  problems: readonly string[];
  check?: TableCheck;
  tried?: DecisionResult;
  /** What the trial results in, by column. */
  results?: readonly { key: string; value: string }[];
}

export interface TablePageProps {
  visit: StaffVisit;
  table: DecisionTableName;
  version: number;
  newest: number;
  counts: number | undefined;
  basis: number;
  written: WrittenTable;
  model: DecisionModel;
  versions: readonly TableVersion[];
  names: ReadonlyMap<string, string>;
  form: FormBody;
  looked: Looked;
  error?: string | undefined;
}

/** One table: its rows to read and change, the check, the trial, from when it counts, and what counted before. */
export function TablePage(props: TablePageProps) {
  const { visit, table, version, counts, basis, form, looked, error, written } = props;
  const { lang, ui } = visit;
  const t = messages[lang];
  const mayEdit = visit.door.may(visit.actor, 'decisions.save-table');
  const errors = [...(error === undefined ? [] : [error]), ...looked.problems];
  const planned = props.versions.find((each) => each.validFrom > visit.now && each.version === props.newest);
  return (
    <DeskPage
      visit={visit}
      section="rules"
      title={t.tables[table]}
      lead={t.tableLead[written.hitPolicy === 'FIRST' ? 'first' : 'other']}
      backLink={{ href: urls.rules(), label: desk[lang].rules }}
      hasErrors={errors.length > 0}
      query={`version=${version}`}
    >
      <ErrorSummary lang={lang} errors={errors.map((text) => ({ text }))} />
      {visit.query.activated ? <Alert lang={lang} tone="success" title={t.activated(version)} live /> : null}
      {version === counts ? null : <Alert lang={lang} title={t.showsOther(version, counts ?? 0)} />}
      {planned ? (
        <Alert lang={lang} title={t.plannedFrom(planned.version, formatDateTime(lang, planned.validFrom))}>
          <p class="kern-body">{t.plannedReplaced}</p>
        </Alert>
      ) : null}
      {looked.tried ? <Tried lang={lang} tried={looked.tried} results={looked.results ?? []} /> : null}
      {looked.check ? <Findings lang={lang} check={looked.check} /> : null}
      <Form
        action={urls.ruleTable(table)}
        csrf={ui.csrf}
        commandId={visit.commandId}
        hidden={{ basis, version }}
        autocomplete="off"
      >
        <Section title={t.rows}>
          <p class="kern-body">{t.cellHint}</p>
          {(mayEdit ? rowsOfForm(form) : rowsOfForm(form).slice(0, -1)).map((row) => (
            <RowFields key={row} lang={lang} form={form} written={written} row={row} readOnly={!mayEdit} />
          ))}
        </Section>
        {mayEdit ? (
          <>
            <Section title={t.try}>
              <TryFields lang={lang} form={form} model={props.model} />
              <ButtonRow>
                <Button name="action" value="try" variant="secondary">
                  {t.tryButton}
                </Button>
              </ButtonRow>
            </Section>
            <Section title={t.activate}>
              <DateField
                lang={lang}
                name="validFrom"
                label={t.validFrom}
                hint={t.validFromHint}
                value={readDateParts(form, 'validFrom')}
                optional
              />
              {(looked.check?.findings.length ?? 0) > 0 ? (
                <Checkbox
                  lang={lang}
                  name="acceptFindings"
                  label={t.acceptFindings}
                  checked={fieldText(form, 'acceptFindings') !== ''}
                />
              ) : null}
              <ButtonRow>
                <Button name="action" value="check">
                  {t.check}
                </Button>
                <Button name="action" value="activate" variant="secondary">
                  {t.activateButton}
                </Button>
              </ButtonRow>
            </Section>
          </>
        ) : null}
      </Form>
      <VersionsTable
        lang={lang}
        title={t.versions}
        lead={t.versionsLead}
        rows={props.versions}
        names={props.names}
        since={(row) => row.validFrom}
        sinceLabel={t.since}
        version={(row) => (
          <a href={urls.ruleTable(table, row.version)}>
            {t.versionNamed(row.version)}
            {row.version === counts ? ` (${t.countsNow})` : ''}
          </a>
        )}
      />
    </DeskPage>
  );
}

function Findings({ lang, check }: { lang: Lang; check: TableCheck }) {
  const t = messages[lang];
  if (check.findings.length === 0 && check.notChecked.length === 0)
    return <Alert lang={lang} tone="success" title={t.sound} />;
  return (
    <Alert lang={lang} tone={check.findings.length > 0 ? 'warning' : 'info'} title={t.findings(check.findings.length)}>
      <ul>
        {check.findings.map((finding) => {
          const facts = Object.entries(finding.facts).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
          const text = t.finding[finding.kind](finding.rows.join(', '));
          return <li key={`${text}${facts.join()}`}>{facts.length > 0 ? `${text}: ${facts.join(', ')}` : text}</li>;
        })}
        {check.notChecked.length > 0 ? <li>{t.notChecked(check.notChecked.join(', '))}</li> : null}
      </ul>
    </Alert>
  );
}
