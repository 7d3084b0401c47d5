import { Tabs } from '#platform/ui/tabs.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

type Tab = 'services' | 'offices' | 'searches';

/** The catalogue's parts; those who only read see the services alone. */
export function CatalogueTabs({ visit, current }: { visit: StaffVisit; current: Tab }) {
  const t = messages[visit.lang].tabs;
  if (!visit.door.may(visit.actor, 'page:desk.catalogue-editor')) return null;
  const href = { services: urls.catalogue(), offices: urls.offices(), searches: urls.searches() };
  return (
    <Tabs
      label={desk[visit.lang].catalogue}
      items={(['services', 'offices', 'searches'] as const).map((tab) => ({
        href: href[tab],
        label: t[tab],
        current: tab === current,
      }))}
    />
  );
}
