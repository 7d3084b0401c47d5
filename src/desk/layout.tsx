import type { ComponentChildren } from 'preact';
import { Page, type PageProps } from '#platform/ui/page.tsx';
import { messages } from './messages.ts';
import { urls } from './urls.ts';
import type { StaffVisit } from './visit.ts';

type Section =
  | 'start'
  | 'field'
  | 'calls'
  | 'cases'
  | 'visits'
  | 'kits'
  | 'post'
  | 'conflicts'
  | 'delivery'
  | 'devices'
  | 'catalogue'
  | 'rules'
  | 'forms'
  | 'journal';

/** Sections in the order of a working day; each is shown to those who may open it. */
const sections: readonly { section: Section; href: string; permission: string }[] = [
  { section: 'start', href: urls.start(), permission: 'page:desk.start' },
  { section: 'field', href: urls.field(), permission: 'page:field.app' },
  { section: 'calls', href: urls.calls(), permission: 'page:desk.calls' },
  { section: 'cases', href: urls.cases(), permission: 'page:desk.cases' },
  { section: 'visits', href: urls.visits(), permission: 'page:desk.visits' },
  { section: 'kits', href: urls.kits(), permission: 'page:desk.kits' },
  { section: 'post', href: urls.post(), permission: 'page:desk.post' },
  { section: 'conflicts', href: urls.conflicts(), permission: 'page:desk.conflicts' },
  { section: 'delivery', href: urls.delivery(), permission: 'page:desk.delivery' },
  { section: 'devices', href: urls.devices(), permission: 'page:desk.devices' },
  { section: 'catalogue', href: urls.catalogue(), permission: 'page:desk.catalogue' },
  { section: 'rules', href: urls.rules(), permission: 'page:desk.rules' },
  { section: 'forms', href: urls.forms(), permission: 'page:desk.forms' },
  { section: 'journal', href: urls.journal(), permission: 'page:desk.journal' },
];

/** The frame of every page of the desk. */
export function DeskPage({
  visit,
  section,
  children,
  ...page
}: { visit: StaffVisit; section: Section; children: ComponentChildren } & Pick<
  PageProps,
  'title' | 'heading' | 'lead' | 'hasErrors' | 'backLink' | 'breadcrumb' | 'query' | 'wide' | 'head'
>) {
  const t = messages[visit.lang];
  const { staff, town, door, actor } = visit;
  const roleName = (role: string) => Object.entries(t.roles).find(([name]) => name === role)?.[1] ?? role;
  return (
    <Page
      {...visit.ui}
      {...page}
      area={t.area}
      town={{ name: town.name, home: urls.start(), theme: town.theme }}
      nav={sections
        .filter(({ permission }) => door.may(actor, permission))
        .map(({ section: name, href }) => ({ href, label: t[name], current: name === section }))}
      user={{ name: staff.name, role: staff.roles.map(roleName).join(', '), signOut: urls.signOut() }}
      footer={[
        { href: `/${town.id}/imprint`, label: t.imprint },
        { href: `/${town.id}/privacy`, label: t.privacy },
        { href: `/${town.id}/accessibility`, label: t.accessibility },
      ]}
    >
      {children}
    </Page>
  );
}
