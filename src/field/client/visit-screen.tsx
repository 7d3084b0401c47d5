import { formatTimeRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { TourStop } from '../package-rules.ts';
import { personProgress, tourProgress, visitProgress } from '../progress-rules.ts';
import { ActionButton } from './action-button.tsx';
import { type Note, note } from './memory.ts';
import { messages } from './messages.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { type HeldTour, useApp, useSaid } from './state.ts';
import { addressOf } from './stops-screen.tsx';
import { sync } from './sync.ts';

function Phone({ number }: { number: string }) {
  return (
    <a class="kern-link kern-link--no-visited-state" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      {number}
    </a>
  );
}

function Facts({ stop }: { stop: TourStop }) {
  const { lang } = useApp();
  const t = messages[lang].visit;
  const { access, contact, visit } = stop;
  const lift = access?.lift === 'yes' || access?.lift === 'no' ? access.lift : 'unknown';
  const hints = access
    ? [
        t.lift[lift],
        ...(access.bell ? [t.bell(access.bell)] : []),
        ...(access.dog ? [t.dog] : []),
        ...(access.socket === false ? [t.noSocket] : []),
        ...(access.table === false ? [t.noTable] : []),
        ...(access.note ? [access.note] : []),
      ]
    : [];
  const phones = stop.persons.flatMap(({ phone }) => (phone ? [phone] : []));
  return (
    <SummaryList
      lang={lang}
      rows={[
        ...(visit.windowStart && visit.windowEnd
          ? [{ key: t.window, value: formatTimeRange(lang, visit.windowStart, visit.windowEnd) }]
          : []),
        { key: t.address, value: addressOf(stop) },
        ...(phones[0] ? [{ key: t.phone, value: <Phone number={phones[0]} /> }] : []),
        ...(contact
          ? [
              {
                key: t.contact,
                value: (
                  <>
                    {contact.name} {contact.phone ? <Phone number={contact.phone} /> : null}
                  </>
                ),
              },
            ]
          : []),
        ...(hints.length > 0 ? [{ key: t.access, value: hints.join(' · ') }] : []),
      ]}
    />
  );
}

/** One door: what to know before ringing, who is there, and how it ends. */
export function VisitScreen({ held, stop }: { held: HeldTour; stop: TourStop }) {
  const { lang, commands } = useApp();
  const t = messages[lang].visit;
  const [failed, setFailed] = useSaid<string | undefined>(undefined);
  const at = { tourId: held.data.tour.id, visitId: stop.visit.visitId };
  const { started } = tourProgress(held.data, commands);
  const { arrived, finished } = visitProgress(stop, commands);
  const persons = stop.persons.map((person) => ({ person, progress: personProgress(stop, person, commands) }));
  const open = persons.filter(({ progress }) => progress.outcome === undefined);
  const next = held.data.stops.find((other) => other !== stop && !visitProgress(other, commands).finished);

  const put = (notes: readonly Note[], then?: string) => {
    setFailed(undefined);
    note(at.tourId, notes).then(
      () => {
        void sync();
        if (then) go(then);
      },
      () => setFailed(messages[lang].saveFailed),
    );
  };
  const nobody = () =>
    put(
      [
        ...open.map(({ person }) => ({
          name: 'visits.finish-person' as const,
          input: { ...at, caseId: person.caseId, outcome: 'nobody-home' },
        })),
        { name: 'visits.finish-visit', input: at },
      ],
      places.home(),
    );
  const outcomes: Readonly<Record<string, string>> = messages[lang].outcomes;

  return (
    <Screen title={stop.homeName ?? stop.visit.name} back={places.home()}>
      <Stack>
        <Facts stop={stop} />
        {failed ? <Alert lang={lang} tone="danger" title={failed} live /> : null}
        {!started ? <Alert lang={lang} tone="info" title={t.notStarted} /> : null}
        {started && !arrived ? (
          <ActionButton onPress={() => put([{ name: 'visits.arrive', input: at }])}>{t.arrive}</ActionButton>
        ) : null}
        {arrived ? <h2 class="kern-heading-medium">{t.persons}</h2> : null}
        {arrived
          ? persons.map(({ person, progress }) => (
              <Card
                key={person.caseId}
                level={3}
                title={person.name}
                subline={person.services.map((service) => service.name[lang]).join(', ')}
                aside={
                  progress.outcome ? <Badge tone="info">{outcomes[progress.outcome] ?? progress.outcome}</Badge> : null
                }
                footer={
                  <ButtonLink
                    href={
                      progress.receipt && progress.outcome
                        ? places.receipt(stop.visit.visitId, person.caseId)
                        : places.person(stop.visit.visitId, person.caseId)
                    }
                    variant="secondary"
                    label={t.beginLabel(person.name)}
                  >
                    {t.begin}
                  </ButtonLink>
                }
              />
            ))
          : null}
        {arrived && !finished && open.length === 0 ? (
          <ActionButton onPress={() => put([{ name: 'visits.finish-visit', input: at }])}>{t.finish}</ActionButton>
        ) : null}
        {arrived && !finished && open.length > 0 ? <p>{t.personsOpen}</p> : null}
        {arrived && !finished && open.length === persons.length ? (
          <Details summary={t.nobody}>
            <p>{t.nobodyText}</p>
            <ActionButton variant="secondary" onPress={nobody}>
              {t.nobodyConfirm}
            </ActionButton>
          </Details>
        ) : null}
        {finished ? (
          <>
            <Alert lang={lang} tone="success" title={t.finished} live />
            {next ? <ButtonLink href={places.visit(next.visit.visitId)}>{t.next}</ButtonLink> : null}
            <ButtonLink href={places.home()} variant="secondary">
              {t.toList}
            </ButtonLink>
          </>
        ) : null}
      </Stack>
    </Screen>
  );
}
