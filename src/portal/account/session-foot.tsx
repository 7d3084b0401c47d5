import { formatTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';
import type { SessionProps } from './rules.ts';

/** Says on every page of a signed-in resident until when they stay so, and moves the end on. */
export function SessionFoot({ visit }: { visit: PortalVisit }) {
  const { lang, town, account, ui, now } = visit;
  if (!account) return null;
  const t = messages[lang];
  const stay = urls.stay(town.id);
  const props: SessionProps = {
    until: account.until,
    now,
    stay,
    signIn: urls.signIn(town.id, { notice: 'over' }),
    csrf: ui.csrf,
  };
  return (
    <aside class="bn-no-print" aria-label={t.sessionTitle} data-account-session={JSON.stringify(props)}>
      <p class="kern-body" data-account-end="">
        {t.session(formatTime(lang, account.until))}
      </p>
      <Form action={stay} csrf={ui.csrf} label={t.sessionTitle} inline>
        <Button variant="tertiary">{t.stay}</Button>
      </Form>
    </aside>
  );
}

/** The script that warns before the session ends, for the page's head. */
export function sessionScript({ door, account, ui }: PortalVisit) {
  const source = account && door.assets.script('src/portal/account/session-warning.island.tsx');
  return source ? <script type="module" src={source} nonce={ui.nonce} /> : null;
}
