import type { ComponentChildren } from 'preact';
import { Page, type PageProps } from '#platform/ui/page.tsx';
import { messages } from './messages.ts';
import { urls } from './urls.ts';
import type { PortalVisit } from './visit.ts';

type Section = 'home' | 'services' | 'request' | 'findCase';

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
  const { town } = visit;
  const { id } = town;
  const sections: [Section, string][] = [
    ['home', urls.home(id)],
    ['services', urls.services(id)],
    ['request', urls.request(id)],
    ['findCase', urls.findCase(id)],
  ];
  return (
    <Page
      {...visit.ui}
      {...page}
      town={{ name: town.name, home: urls.home(id), theme: town.theme }}
      nav={sections.map(([name, href]) => ({ href, label: t[name], current: name === section }))}
      footer={[
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
