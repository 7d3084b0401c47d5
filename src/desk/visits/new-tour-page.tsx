import { minutesAt, type Resource, type VisitSettings } from '#domain/visits/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatLongDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TimeField } from '#platform/ui/time-field.tsx';
import { timeOf } from '#platform/values/time-window.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { DayForm } from './frame.tsx';
import type { TypedTour } from './new-tour-form.ts';
import type { AskedDay } from './read-day.ts';
import { messages } from './tour-messages.ts';

export interface NewTourProps {
  visit: StaffVisit;
  asked: AskedDay;
  typed: TypedTour;
  resources: readonly Resource[];
  settings: VisitSettings;
  errors: FormErrors;
}

/** A crew of two, a vehicle and a kit for a span of a day; beside each who and what is taken already. */
export function NewTourPage({ visit, asked, typed, resources, settings, errors }: NewTourProps) {
  const { lang } = visit;
  const t = messages[lang];
  const day = formatLongDate(lang, asked.day);
  const options = (kind: Resource['kind']) =>
    resources
      .filter((resource) => resource.kind === kind)
      .map((resource) => ({
        value: resource.id,
        label: resource.busy.length > 0 ? t.busyOption(resource.name, spansOf(resource)) : resource.name,
      }));
  const select = (name: 'crew1' | 'crew2' | 'vehicleId' | 'kitId', label: string, kind: Resource['kind']) => (
    <Select lang={lang} name={name} label={label} value={typed[name]} error={errors.at(name)} options={options(kind)} />
  );
  return (
    <DeskPage
      visit={visit}
      section="visits"
      title={t.newTitle}
      lead={t.newLead}
      backLink={{ href: urls.tours(asked.day), label: t.allTours }}
      query={`day=${asked.day}`}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <DayForm lang={lang} action={urls.newTour()} value={asked.typed} error={errors.at('day')} />
      <Columns layout="main">
        <Section title={t.tourTitle(day)}>
          <Form
            action={urls.newTour()}
            csrf={visit.ui.csrf}
            commandId={visit.commandId}
            hidden={{ day: asked.day }}
            label={t.newTitle}
          >
            <TimeField lang={lang} name="from" label={t.from} value={typed.from} error={errors.at('from')} />
            <TimeField lang={lang} name="to" label={t.to} value={typed.to} error={errors.at('to')} />
            {select('crew1', t.first, 'staff')}
            {select('crew2', t.second, 'staff')}
            {select('vehicleId', t.vehicle, 'vehicle')}
            {select('kitId', t.kit, 'kit')}
            {settings.skills.length > 0 ? (
              <Checkboxes
                lang={lang}
                name="skills"
                label={t.skills}
                optional
                values={typed.skills}
                error={errors.at('skills')}
                options={settings.skills.map((skill) => ({ value: skill.code, label: skill.name[lang] }))}
              />
            ) : null}
            <ButtonRow>
              <Button>{t.createButton}</Button>
            </ButtonRow>
          </Form>
        </Section>
        <Section title={t.free(day)}>
          <FreeTable lang={lang} caption={t.free(day)} resources={resources} />
        </Section>
      </Columns>
    </DeskPage>
  );
}

function FreeTable({ lang, caption, resources }: { lang: Lang; caption: string; resources: readonly Resource[] }) {
  const t = messages[lang];
  return (
    <Table
      lang={lang}
      caption={caption}
      captionHidden
      small
      rows={resources}
      rowKey={(resource) => resource.id}
      columns={[
        { label: t.resource, rowHeader: true, cell: (resource) => resource.name },
        { label: t.kind, cell: (resource) => t.kinds[resource.kind] },
        { label: t.busy, cell: (resource) => (resource.busy.length > 0 ? spansOf(resource) : t.freeAllDay) },
      ]}
    />
  );
}

/** "08:00–12:00, 13:00–16:00" */
export function spansOf(resource: Resource): string {
  return resource.busy.map(({ from, to }) => `${timeOf(minutesAt(from))}–${timeOf(minutesAt(to))}`).join(', ');
}
