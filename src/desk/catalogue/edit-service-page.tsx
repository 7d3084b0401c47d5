import type { PartVersion, ServiceTexts } from '#domain/catalogue/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import { VersionsTable } from '../versions-table.tsx';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { ServiceFields } from './service-form.tsx';
import { ServicePreview } from './service-preview.tsx';

export interface EditServiceProps {
  visit: StaffVisit;
  serviceKey: string;
  /** As people know it; the page's heading. */
  name: string;
  /** Version of the services the editor looks at. */
  basis: number;
  form: FormBody;
  errors: FormErrors;
  history: readonly PartVersion<ServiceTexts>[];
  names: ReadonlyMap<string, string>;
  today: string;
  /** Whether the town has it already; otherwise saving takes it into its catalogue. */
  isOwn: boolean;
  /** An older version is filled in. */
  older?: number | undefined;
  /** Looked at below, not saved. */
  preview?: ServiceTexts | undefined;
}

/** The editor of one service: fill in, look, save; older versions can be taken up again. */
export function EditServicePage(props: EditServiceProps) {
  const { visit, serviceKey, name, basis, form, errors, preview, older } = props;
  const { lang, ui } = visit;
  const t = messages[lang].edit;
  return (
    <DeskPage
      visit={visit}
      section="catalogue"
      title={t.title(name)}
      lead={props.isOwn ? t.lead : t.leadNew}
      backLink={{ href: urls.catalogue(), label: desk[lang].catalogue }}
      hasErrors={errors.summary.length > 0}
      query={older === undefined ? undefined : `version=${older}`}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {older === undefined ? null : <Alert lang={lang} title={t.showsOlder(older)} />}
      {preview ? (
        <Section title={t.preview}>
          <Alert lang={lang} title={t.notSaved} live />
          <ServicePreview lang={lang} service={preview} today={props.today} />
        </Section>
      ) : null}
      <Form action={urls.editService(serviceKey)} csrf={ui.csrf} commandId={visit.commandId} hidden={{ basis }}>
        <ServiceFields lang={lang} form={form} errors={errors} />
        <ButtonRow>
          <Button name="action" value="save">
            {t.save}
          </Button>
          <Button variant="secondary" name="action" value="preview">
            {t.look}
          </Button>
        </ButtonRow>
      </Form>
      <ServiceHistory {...props} />
    </DeskPage>
  );
}

function ServiceHistory({ visit, serviceKey, history, names }: EditServiceProps) {
  const { lang } = visit;
  const t = messages[lang].edit;
  if (history.length === 0) return null;
  const newest = history[0]?.version;
  return (
    <VersionsTable
      lang={lang}
      title={t.history}
      lead={t.historyLead}
      rows={history}
      names={names}
      since={(row) => row.createdAt}
      version={(row) =>
        row.version === newest ? (
          t.current(row.version)
        ) : (
          <a href={urls.editService(serviceKey, row.version)}>{t.takeUp(row.version)}</a>
        )
      }
    />
  );
}
