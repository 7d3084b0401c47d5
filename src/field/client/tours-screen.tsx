import { useEffect } from 'preact/hooks';
import { formatLongDate, formatTimeRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { ActionButton } from './action-button.tsx';
import { messages } from './messages.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { useApp, useSaid } from './state.ts';
import { listTours, loadTour } from './sync.ts';

/** Own tours of the next days; one of them goes on the device. */
export function ToursScreen() {
  const { lang, tours, online, held, closed, commands } = useApp();
  const t = messages[lang].tours;
  const [refused, setRefused] = useSaid<string | undefined>(undefined);
  useEffect(() => {
    void listTours();
  }, []);
  const load = async (id: string) => {
    const answer = await loadTour(id);
    if (answer === undefined) go(places.home());
    else setRefused(answer || t.offline);
  };
  const unsent = commands.some(({ state }) => state === 'unsent' || state === 'waiting');
  return (
    <Screen title={t.title} back={held ? places.home() : undefined}>
      <Stack>
        {closed ? <Alert lang={lang} tone="success" title={t.closed} live /> : null}
        {refused ? <Alert lang={lang} tone="danger" title={refused} live /> : null}
        {!online ? <Alert lang={lang} tone="warning" title={t.offline} /> : null}
        {unsent && !held ? <Alert lang={lang} tone="info" title={t.unsentLeft} /> : null}
        {tours?.length === 0 ? <p>{t.none}</p> : null}
        {(tours ?? []).map((tour) => {
          const day = formatLongDate(lang, tour.day);
          const over = tour.state === 'finished';
          return (
            <Card
              key={tour.id}
              title={day}
              subline={formatTimeRange(lang, tour.startsAt, tour.endsAt)}
              footer={
                over ? undefined : (
                  <ActionButton label={t.loadLabel(day)} onPress={() => void load(tour.id)}>
                    {t.load}
                  </ActionButton>
                )
              }
            >
              <p>
                {over ? `${t.finished} · ` : ''}
                {t.stops(tour.stops)} · {tour.vehicle} · {tour.kit}
              </p>
            </Card>
          );
        })}
        <ActionButton variant="secondary" onPress={() => void listTours()}>
          {t.refresh}
        </ActionButton>
      </Stack>
    </Screen>
  );
}
