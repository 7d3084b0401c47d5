import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { messages } from '../account/messages.ts';
import { urls } from '../urls.ts';
import { type CaseParts, formOf } from './case-parts.ts';

/** For who is signed in: take this case into the own list, or off it. */
export function CaseInList(parts: CaseParts) {
  const { visit, view } = parts;
  const { account, openedBy, ui, town } = visit;
  const t = messages[visit.lang];
  if (account?.id === undefined) return null;
  return (
    <Section title={t.my} id="list-of-mine">
      {openedBy === 'list' ? (
        <>
          <p class="kern-body">{t.removeHint}</p>
          <Form
            action={urls.removeFromList(town.id)}
            csrf={ui.csrf}
            commandId={formOf(parts, '').commandId}
            hidden={{ number: view.file.number }}
            label={t.remove}
            inline
          >
            <Button variant="secondary">{t.remove}</Button>
          </Form>
        </>
      ) : (
        <>
          <p class="kern-body">{t.addHere}</p>
          <Form {...formOf(parts, 'add-to-list')} label={t.add} inline>
            <Button>{t.add}</Button>
          </Form>
        </>
      )}
    </Section>
  );
}
