import { randomUUID } from 'node:crypto';
import { dayOf, equipmentNames } from '#domain/visits/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import { ChecklistForm } from './checklist-form.tsx';
import type { KitPageProps } from './kit-page-props.ts';
import { kitWarnings } from './kit-warnings.ts';
import { messages } from './messages.ts';

/** One kit: what lies in it, who has it, what holds it up, its numbered blanks. */
export function KitPage(props: KitPageProps) {
  const { visit, kit, settings, errors } = props;
  const { lang } = visit;
  const t = messages[lang];
  const { stops, soon } = kitWarnings(kit, settings, dayOf(visit.now), lang);
  return (
    <DeskPage
      visit={visit}
      section="kits"
      title={kit.name}
      backLink={{ href: urls.kits(), label: t.back }}
      hasErrors={errors.summary.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {stops.length > 0 ? (
        <Alert lang={lang} tone="danger" title={t.warnings} level={2}>
          <Sentences texts={stops} />
        </Alert>
      ) : null}
      {soon.map((text) => (
        <Alert key={text} lang={lang} tone="warning" title={text} />
      ))}
      <SummaryList
        lang={lang}
        rows={[
          {
            key: t.custody,
            value: kit.custody ? (
              <>
                {`${t.out(kit.custody.staffName, formatDateTime(lang, kit.custody.since))}. `}
                <a href={urls.tour(kit.custody.tourId)}>{t.toTour}</a>
              </>
            ) : (
              t.inStore
            ),
          },
          { key: t.calibratedUntil, value: formatDate(lang, kit.calibratedUntil) },
          { key: t.battery, value: t.batteryText(kit.batteryPercent, formatDateTime(lang, kit.batteryCheckedAt)) },
          { key: t.weight, value: t.kilograms(formatNumber(lang, kit.weightKg)) },
        ]}
      />
      <Section title={t.content}>
        <Table
          lang={lang}
          caption={t.content}
          captionHidden
          rows={kit.items}
          rowKey={(item) => item.equipment}
          columns={[
            { label: t.equipment, rowHeader: true, cell: (item) => equipmentNames(item.equipment, lang) },
            {
              label: t.state,
              cell: (item) => Object.entries(t.states).find(([state]) => state === item.state)?.[1] ?? item.state,
            },
            { label: t.checked, cell: (item) => formatDateTime(lang, item.checkedAt) },
          ]}
        />
      </Section>
      <ChecklistForm {...props} />
      <Blanks {...props} />
    </DeskPage>
  );
}

function Sentences({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Blanks({ visit, kit, typed, errors }: KitPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const inStock = kit.blanks.filter((blank) => blank.state === 'in-stock');
  const word = (state: string) => Object.entries(t.blankStates).find(([code]) => code === state)?.[1] ?? state;
  return (
    <Section title={t.blanks} aside={t.inStock(inStock.length)}>
      <Table
        lang={lang}
        caption={t.blanks}
        captionHidden
        small
        rows={kit.blanks}
        rowKey={(blank) => blank.id}
        empty={<p>{t.noBlanks}</p>}
        columns={[
          { label: t.number, rowHeader: true, cell: (blank) => blank.number },
          { label: t.state, cell: (blank) => word(blank.state) },
          {
            label: t.settled,
            cell: (blank) => (blank.settledAt === null ? '–' : formatDateTime(lang, blank.settledAt)),
          },
        ]}
      />
      <Section title={t.add} level={3}>
        <p>{t.addLead}</p>
        <Form action={urls.addBlanks(kit.kitId)} csrf={visit.ui.csrf} commandId={randomUUID()} label={t.add}>
          <TextField
            lang={lang}
            name="from"
            label={t.from}
            hint={t.fromHint}
            width={16}
            value={fieldText(typed, 'from')}
            error={errors.at('from')}
          />
          <TextField
            lang={lang}
            name="to"
            label={t.to}
            hint={t.toHint}
            optional
            width={16}
            value={fieldText(typed, 'to')}
            error={errors.at('to')}
          />
          <ButtonRow>
            <Button variant="secondary">{t.addButton}</Button>
          </ButtonRow>
        </Form>
      </Section>
      {inStock.length > 0 ? (
        <Section title={t.void} level={3}>
          <p>{t.voidLead}</p>
          <Form action={urls.voidBlank(kit.kitId)} csrf={visit.ui.csrf} commandId={randomUUID()} label={t.void}>
            <Select
              lang={lang}
              name="consumableId"
              label={t.number}
              value={fieldText(typed, 'consumableId')}
              error={errors.at('consumableId')}
              options={inStock.map((blank) => ({ value: blank.id, label: blank.number }))}
            />
            <Select
              lang={lang}
              name="reason"
              label={t.reason}
              value={fieldText(typed, 'reason')}
              error={errors.at('reason')}
              options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
            />
            <ButtonRow>
              <Button variant="secondary">{t.void}</Button>
            </ButtonRow>
          </Form>
        </Section>
      ) : null}
    </Section>
  );
}
