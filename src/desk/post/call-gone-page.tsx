import { deriveId } from '#platform/jobs/derive-id.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** A call that has been overtaken: there is nothing to say any more, it only has to leave the list. */
export function CallGonePage({ visit, notice }: { visit: StaffVisit; notice: string }) {
  const { lang, ui } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="post"
      title={t.gone}
      lead={t.goneWhy}
      backLink={{ href: urls.post(), label: t.back }}
    >
      <Form
        action={urls.noticeCalled(notice)}
        csrf={ui.csrf}
        commandId={deriveId(`${visit.commandId}/not-needed`)}
        hidden={{ result: 'not-needed' }}
        inline
      >
        <Button>{t.takeOff}</Button>
      </Form>
    </DeskPage>
  );
}
