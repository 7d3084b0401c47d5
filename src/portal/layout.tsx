import type { ComponentChildren } from 'preact';
import { Page, type PageProps } from '#platform/ui/page.tsx';
import { accountOffer } from './account/flow.ts';
import { messages as accountMessages } from './account/messages.ts';
import { SessionFoot, sessionScript } from './account/session-foot.tsx';
import { messages } from './messages.ts';
import { urls } from './urls.ts';
import type { PortalVisit } from './visit.ts';

type Section = 'home' | 'services' | 'request' | 'findCase' | 'my';

/** The frame of every page of a town's portal. */
export function PortalPage({
  visit,
  section,
  children,
  ...page
}: { visit: PortalVisit; section?: Section; children: ComponentChildren } & Pick<
  PageProps,
  'title' | 'heading' | 'lead' | 'hasErrors' | 'backLink' | 'breadcrumb' | 'query' | 'wide' | 'head'
>) {
  const t = messages[visit.lang];
  const { town, account } = visit;
  const { id } = town;
  const own = accountMessages[visit.lang];
  const offer = accountOffer(visit);
  const sections: { of: readonly Section[]; href: string; label: string }[] = [
    { of: ['home'], href: urls.home(id), label: t.home },
    { of: ['services'], href: urls.services(id), label: t.services },
    { of: ['request'], href: urls.request(id), label: t.request },
    account
      ? { of: ['my', 'findCase'], href: urls.my(id), label: own.my }
      : { of: ['findCase'], href: urls.findCase(id), label: t.findCase },
  ];
  const name = [account?.attributes.givenName, account?.attributes.familyName].filter(Boolean).join(' ');
  return (
    <Page
      {...visit.ui}
      {...page}
      town={{ name: town.name, home: urls.home(id), theme: town.theme }}
      nav={sections.map(({ of, href, label }) => ({
        href,
        label,
        current: section !== undefined && of.includes(section),
      }))}
      user={account ? { name: name || (offer?.settings.name[visit.lang] ?? ''), signOut: urls.signOut(id) } : undefined}
      signIn={offer ? { href: urls.signIn(id), label: own.signIn } : undefined}
      below={<SessionFoot visit={visit} />}
      head={
        <>
          {page.head}
          {sessionScript(visit)}
        </>
      }
      footer={[
        { href: urls.checkDocument(id), label: t.checkDocument },
        { href: urls.imprint(id), label: t.imprint },
        { href: urls.privacy(id), label: t.privacy },
        { href: urls.accessibility(id), label: t.accessibility },
        { href: '/desk', label: t.staff },
      ]}
    >
      {children}
    </Page>
  );
}
