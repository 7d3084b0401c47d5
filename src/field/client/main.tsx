import './field.css';
import { render } from 'preact';
import { urls } from '../urls.ts';
import { begin, lockNow } from './device.ts';
import { EnrolScreen } from './enrol-screen.tsx';
import { KitScreen } from './kit-screen.tsx';
import { messages } from './messages.ts';
import { OutboxScreen } from './outbox-screen.tsx';
import { PersonScreen } from './person-screen.tsx';
import { NewPinScreen, UnlockScreen } from './pin-screens.tsx';
import { usePlace } from './place.ts';
import { ReceiptScreen } from './receipt-screen.tsx';
import { chooseLanguage, Screen } from './screen.tsx';
import { ServiceScreen } from './service-screen.tsx';
import { getState, setState, useApp } from './state.ts';
import { StopsScreen } from './stops-screen.tsx';
import { sync } from './sync.ts';
import { ToursScreen } from './tours-screen.tsx';
import { VisitScreen } from './visit-screen.tsx';

const syncSeconds = 20;
const idleMinutes = 15;

/** The screen of an address. What the device does not hold (any more) leads back to the list. */
function TourScreens() {
  const { held } = useApp();
  const [first, visitId, , caseId, last, key] = usePlace();
  if (first === 'outbox') return <OutboxScreen />;
  if (!held || first === 'tours') return <ToursScreen />;
  if (first === 'kit') return <KitScreen key="out" held={held} way="out" />;
  if (first === 'return') return <KitScreen key="back" held={held} way="back" />;
  const stop = first === 'visit' ? held.data.stops.find(({ visit }) => visit.visitId === visitId) : undefined;
  if (!stop) return <StopsScreen held={held} />;
  const person = stop.persons.find((one) => one.caseId === caseId);
  if (!person) return <VisitScreen key={visitId} held={held} stop={stop} />;
  const at = { held, stop, person };
  if (last === 'receipt') return <ReceiptScreen key={caseId} {...at} />;
  const service = last === 'service' ? person.services.find((one) => one.key === key) : undefined;
  return service ? (
    <ServiceScreen key={`${caseId}/${key}`} {...at} service={service} />
  ) : (
    <PersonScreen key={caseId} {...at} />
  );
}

function App() {
  const { phase, lang } = useApp();
  const [first] = usePlace();
  const t = messages[lang];
  switch (phase) {
    case 'starting':
      return null;
    case 'wiped':
      return (
        <Screen title={t.wipedTitle}>
          <p role="alert">{t.wiped}</p>
        </Screen>
      );
    case 'no-device':
      return <EnrolScreen />;
    case 'new-pin':
      return <NewPinScreen />;
    case 'locked':
      return first === 'enrol' ? <EnrolScreen /> : <UnlockScreen />;
    case 'open':
      return first === 'enrol' ? <EnrolScreen /> : <TourScreens />;
  }
}

/** Links of an error summary lead to fields; as an address of the app they would lead away. */
function keepInPage(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#f-"]') : null;
  if (!link) return;
  event.preventDefault();
  document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.focus();
}

function watch(): void {
  let lastTouch = Date.now();
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, () => {
      lastTouch = Date.now();
    });
  addEventListener('online', () => void sync());
  addEventListener('offline', () => setState({ online: false }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync();
  });
  setInterval(() => {
    if (Date.now() - lastTouch > idleMinutes * 60_000) lockNow();
    else void sync();
  }, syncSeconds * 1000);
  document.addEventListener('click', keepInPage);
}

async function start(): Promise<void> {
  const chosen = localStorage.getItem('lang') ?? document.documentElement.lang;
  chooseLanguage(chosen === 'en' ? 'en' : 'de');
  const root = document.getElementById('app');
  if (!root) return;
  root.replaceChildren();
  render(<App />, root);
  watch();
  await begin();
  if (navigator.serviceWorker) await navigator.serviceWorker.register(urls.worker(), { scope: urls.app() });
  if (getState().phase === 'open') await sync();
}

void start();
