import { randomUUID } from 'node:crypto';
import { kitEquipment } from '#domain/catalogue/index.ts';
import { dayOf, equipmentNames, type KitState, type VisitSettings } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { kitWarnings } from './kit-warnings.ts';
import { messages } from './messages.ts';

export interface KitsPageProps {
  visit: StaffVisit;
  kits: readonly KitState[];
  vehicles: readonly { id: string; name: string; active: boolean }[];
  settings: VisitSettings;
  /** What was typed into one of the two forms, and which. */
  typed: { kit: FormBody; vehicle: FormBody };
  errors: FormErrors;
}

/** Every kit and vehicle, and whether one could go out with it today. */
export function KitsPage(props: KitsPageProps) {
  const { visit, kits, errors } = props;
  const { lang } = visit;
  const t = messages[lang];
  return (
    <DeskPage visit={visit} section="kits" title={t.title} lead={t.lead} hasErrors={errors.summary.length > 0} wide>
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Section title={t.kits}>
        {kits.length === 0 ? <EmptyState title={t.none} /> : null}
        <Columns layout="cards">
          {kits.map((kit) => (
            <KitCard key={kit.kitId} {...props} kit={kit} />
          ))}
        </Columns>
      </Section>
      <Vehicles {...props} />
      <NewKit {...props} />
    </DeskPage>
  );
}

function KitCard({ visit, settings, kit }: KitsPageProps & { kit: KitState }) {
  const { lang } = visit;
  const t = messages[lang];
  const warnings = kitWarnings(kit, settings, dayOf(visit.now), lang);
  const blanks = kit.blanks.filter((blank) => blank.state === 'in-stock').length;
  const wanting = kit.items.filter((item) => item.state !== 'present').map((item) => item.equipment);
  return (
    <Card
      title={kit.name}
      href={urls.kit(kit.kitId)}
      level={3}
      aside={
        warnings.stops.length > 0 ? <Badge tone="danger">{t.notReady}</Badge> : <Badge tone="success">{t.ready}</Badge>
      }
    >
      <SummaryList
        lang={lang}
        rows={[
          {
            key: t.custody,
            value: kit.custody ? t.out(kit.custody.staffName, formatDateTime(lang, kit.custody.since)) : t.inStore,
          },
          { key: t.calibratedUntil, value: formatDate(lang, kit.calibratedUntil) },
          { key: t.battery, value: t.batteryText(kit.batteryPercent, formatDateTime(lang, kit.batteryCheckedAt)) },
          {
            key: t.content,
            value: wanting.length > 0 ? t.wanting(equipmentNames(wanting.join(','), lang)) : t.complete,
          },
          { key: t.blanks, value: t.inStock(blanks) },
        ]}
      />
      {[...warnings.stops, ...warnings.soon].map((text) => (
        <p key={text}>
          <strong>{text}</strong>
        </p>
      ))}
    </Card>
  );
}

function Vehicles({ visit, vehicles, typed, errors }: KitsPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.vehicles}>
      <Table
        lang={lang}
        caption={t.vehicles}
        captionHidden
        rows={vehicles}
        rowKey={(vehicle) => vehicle.id}
        empty={<p>{t.noVehicles}</p>}
        columns={[
          { label: t.vehicle, rowHeader: true, cell: (vehicle) => vehicle.name },
          { label: t.vehicleState, cell: (vehicle) => (vehicle.active ? t.active : t.inactive) },
        ]}
      />
      <Form action={urls.newVehicle()} csrf={visit.ui.csrf} commandId={randomUUID()} label={t.addVehicle}>
        <TextField
          lang={lang}
          name="vehicleName"
          label={t.vehicleName}
          maxLength={60}
          value={fieldText(typed.vehicle, 'vehicleName')}
          error={errors.at('vehicleName')}
        />
        <ButtonRow>
          <Button variant="secondary">{t.addVehicle}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function NewKit({ visit, typed, errors }: KitsPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const chosen = fieldTexts(typed.kit, 'equipment');
  return (
    <Section title={t.addKit}>
      <p>{t.addKitLead}</p>
      <Form action={urls.newKit()} csrf={visit.ui.csrf} commandId={randomUUID()} label={t.addKit}>
        <TextField
          lang={lang}
          name="name"
          label={t.kitName}
          maxLength={60}
          value={fieldText(typed.kit, 'name')}
          error={errors.at('name')}
        />
        <TextField
          lang={lang}
          name="weightKg"
          label={t.weightField}
          hint={t.weightHint}
          inputMode="decimal"
          width={4}
          value={fieldText(typed.kit, 'weightKg')}
          error={errors.at('weightKg')}
        />
        <DateField
          lang={lang}
          name="calibratedUntil"
          label={t.calibratedUntil}
          value={readDateParts(typed.kit, 'calibratedUntil')}
          error={errors.at('calibratedUntil')}
        />
        <TextField
          lang={lang}
          name="batteryPercent"
          label={t.batteryField}
          inputMode="numeric"
          width={4}
          value={fieldText(typed.kit, 'batteryPercent') || '100'}
          error={errors.at('batteryPercent')}
        />
        <Checkboxes
          lang={lang}
          name="equipment"
          label={t.contentField}
          values={chosen.length > 0 ? chosen : kitEquipment}
          error={errors.at('equipment')}
          options={kitEquipment.map((equipment) => ({ value: equipment, label: equipmentNames(equipment, lang) }))}
        />
        <ButtonRow>
          <Button variant="secondary">{t.addKit}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
