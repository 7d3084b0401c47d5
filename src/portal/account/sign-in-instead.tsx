import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Section } from '#platform/ui/section.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { accountOffer } from './flow.ts';
import { messages } from './messages.ts';

/** Beside "number and code": the other way in, where the town offers it. */
export function SignInInstead({ visit }: { visit: PortalVisit }) {
  const { lang, town, account } = visit;
  const t = messages[lang];
  const offer = accountOffer(visit);
  if (!offer) return null;
  const name = offer.settings.name[lang];
  return (
    <Section title={account ? t.my : t.signInTitle(name)}>
      <p class="kern-body">{account ? t.myLead : t.findLead(name)}</p>
      <ButtonRow>
        <ButtonLink href={account ? urls.my(town.id) : urls.signIn(town.id)} variant="secondary">
          {account ? t.my : t.signIn}
        </ButtonLink>
      </ButtonRow>
    </Section>
  );
}
