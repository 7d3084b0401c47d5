import type { CallScript } from '#domain/notifications/index.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatPhone } from '#platform/values/phone.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** Whom to ring and what to say; written anew from the case, nothing of it is stored. */
export function CallPage({ visit, notice, script }: { visit: StaffVisit; notice: string; script: CallScript }) {
  const { lang, ui } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="post"
      title={t.scriptTitle}
      lead={t.scriptLead}
      backLink={{ href: urls.post(), label: t.back }}
    >
      <SummaryList
        lang={lang}
        rows={[
          { key: t.callWho, value: script.name },
          {
            key: t.phone,
            value: script.phone ? <a href={`tel:${script.phone}`}>{formatPhone(script.phone)}</a> : t.noPhone,
          },
        ]}
      />
      <Section title={script.subject}>
        {script.paragraphs.map((paragraph) => (
          <p class="kern-body kern-body--large" key={paragraph}>
            {paragraph}
          </p>
        ))}
      </Section>
      <p class="kern-body">{t.notReachedHint}</p>
      <ButtonRow>
        {(['reached', 'not-reached'] as const).map((result) => (
          <Form
            key={result}
            action={urls.noticeCalled(notice)}
            csrf={ui.csrf}
            commandId={deriveId(`${visit.commandId}/${result}`)}
            hidden={{ result }}
            inline
          >
            <Button variant={result === 'reached' ? 'primary' : 'secondary'}>
              {result === 'reached' ? t.reached : t.notReached}
            </Button>
          </Form>
        ))}
      </ButtonRow>
    </DeskPage>
  );
}
