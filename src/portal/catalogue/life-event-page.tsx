import { foundName, type PublicService } from '#domain/catalogue/index.ts';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** The services of a situation of life: the town's own by their own names, first; then what else the federal list has. */
export function LifeEventPage({
  visit,
  name,
  found,
  all,
}: {
  visit: PortalVisit;
  /** As the federal list names it, in German. */
  name: string;
  found: readonly { key: string; name: { de: string; en: string | null } }[];
  all: readonly PublicService[];
}) {
  const { lang, town } = visit;
  const own = all.filter(({ key }) => found.some((each) => each.key === key));
  const listed = found.filter(({ key }) => !own.some((each) => each.key === key));
  const t = messages[lang];
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={name}
      heading={<span lang="de">{name}</span>}
      lead={t.eventLead(found.length)}
      backLink={{ href: urls.services(town.id), label: t.backToList }}
      query={`name=${encodeURIComponent(name)}`}
    >
      <ul class="bn-link-columns">
        {own.map((service) => (
          <li key={service.key}>
            <a href={urls.service(town.id, service.key)}>{service.name[lang]}</a>
          </li>
        ))}
        {listed.map((service) => {
          const shown = foundName(service, lang);
          return (
            <li key={service.key} lang={shown.lang}>
              <a href={urls.service(town.id, service.key)}>{shown.text}</a>
            </li>
          );
        })}
      </ul>
    </PortalPage>
  );
}
