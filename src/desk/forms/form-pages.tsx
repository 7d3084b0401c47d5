import type { FormDefinition, FormVersion } from '#domain/applications/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import { VersionsTable, versionAuthor } from '../versions-table.tsx';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { FormPreview } from './preview.tsx';

type Names = ReadonlyMap<string, string>;

/** A form as people call it. */
export interface NamedForm extends FormVersion {
  title: string;
}

/** The town's forms, each with the version that counts and the services it is for. */
export function FormsPage({
  visit,
  newest,
  services,
  names,
}: {
  visit: StaffVisit;
  newest: readonly NamedForm[];
  services: readonly PublicService[];
  names: Names;
}) {
  const { lang } = visit;
  const t = messages[lang];
  const words = desk[lang].versions;
  return (
    <DeskPage visit={visit} section="forms" title={t.title} lead={t.lead} wide>
      <Table
        lang={lang}
        caption={t.title}
        captionHidden
        rows={newest}
        rowKey={(row) => row.form}
        columns={[
          {
            label: t.form,
            cell: (row) => (
              <a href={urls.form(row.form)}>
                {row.title} ({row.form})
              </a>
            ),
            rowHeader: true,
          },
          { label: words.version, cell: (row) => row.version, numeric: true },
          { label: words.since, cell: (row) => formatDateTime(lang, row.createdAt) },
          { label: words.by, cell: (row) => versionAuthor(lang, row.createdBy, names) },
          {
            label: t.usedFor,
            cell: (row) =>
              services
                .filter((service) => service.online?.form === row.form)
                .map((service) => service.name[lang])
                .join(', ') || t.notUsed,
          },
        ]}
      />
      <Section title={t.newForm}>
        <Form method="get" action={urls.form()} label={t.newForm}>
          <TextField lang={lang} name="form" label={t.newName} hint={t.newHint} width={16} spellcheck={false} />
          <Button variant="secondary">{t.newButton}</Button>
        </Form>
      </Section>
    </DeskPage>
  );
}

/** The editor: content as JSON, checked, looked at, made to count; older versions can be taken up again. */
export function EditFormPage({
  visit,
  form,
  basis,
  text,
  versions,
  names,
  errors = [],
  definition,
  shownVersion,
  activated,
}: {
  visit: StaffVisit;
  form: string;
  /** The version that counts now; 0: none yet. */
  basis: number;
  text: string;
  versions: readonly FormVersion[];
  names: Names;
  errors?: readonly string[];
  /** Sound, and shown below. */
  definition?: FormDefinition | undefined;
  /** An older version whose content is shown. */
  shownVersion?: number | undefined;
  activated?: number | undefined;
}) {
  const { lang, ui } = visit;
  const t = messages[lang];
  const words = desk[lang].versions;
  return (
    <DeskPage
      visit={visit}
      section="forms"
      title={definition ? `${definition.title[lang]} (${form})` : t.editTitle(form)}
      backLink={{ href: urls.forms(), label: t.title }}
      hasErrors={errors.length > 0}
      query={`form=${encodeURIComponent(form)}${shownVersion === undefined ? '' : `&version=${shownVersion}`}`}
      wide
    >
      {activated === undefined ? null : <Alert lang={lang} tone="success" title={t.activated(activated)} live />}
      {shownVersion === undefined || shownVersion === basis ? null : (
        <Alert lang={lang} title={t.showsOld(shownVersion)} />
      )}
      <ErrorSummary lang={lang} errors={errors.map((error) => ({ text: error, name: 'definition' }))} />
      <Form action={urls.form()} csrf={ui.csrf} commandId={visit.commandId} hidden={{ form, basis }}>
        <TextArea
          lang={lang}
          name="definition"
          label={t.definition}
          hint={t.definitionHint}
          rows={24}
          value={text}
          error={errors[0]}
          code
        />
        <ButtonRow>
          <Button name="action" value="check">
            {t.check}
          </Button>
          <Button variant="secondary" name="action" value="activate">
            {t.activate}
          </Button>
        </ButtonRow>
      </Form>
      {definition ? (
        <>
          <Alert lang={lang} tone="success" title={t.sound} live />
          <FormPreview lang={lang} definition={definition} />
        </>
      ) : null}
      {versions.length === 0 ? null : (
        <VersionsTable
          lang={lang}
          title={t.versions}
          rows={versions}
          names={names}
          since={(row) => row.createdAt}
          version={(row) => (
            <a href={urls.form(form, row.version)}>
              {words.version} {row.version}
              {row.version === basis ? ` (${t.current})` : ''}
            </a>
          )}
        />
      )}
    </DeskPage>
  );
}
