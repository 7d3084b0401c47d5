import { formatTime } from '#platform/i18n/format.ts';
import { languages } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type SessionProps, sessionProps, stayed, warnMinutes } from './rules.ts';

// Without scripts the foot of every page says until when; here the page speaks up before the time is over.
const place = document.querySelector<HTMLElement>('[data-account-session]');
const main = document.querySelector('main');
const lang = languages.find((one) => one === document.documentElement.lang) ?? languages[0];
const t = messages[lang];
const timers: number[] = [];
// Another page of the same person has moved the end on: this one need not warn.
const others = new BroadcastChannel('bn-session');

function later(milliseconds: number, work: () => void): void {
  timers.push(window.setTimeout(work, Math.max(0, milliseconds)));
}

function schedule(props: SessionProps, until: string, left: number): void {
  for (const timer of timers.splice(0)) window.clearTimeout(timer);
  document.querySelector('[data-account-alert]')?.remove();
  const end = place?.querySelector('[data-account-end]');
  if (end) end.textContent = t.session(formatTime(lang, until));
  later(left - warnMinutes * 60_000, () => warn(props, until));
  later(left, () => over(props));
}

function show(tone: 'warning' | 'danger', title: string, text: string, action: HTMLElement): void {
  document.querySelector('[data-account-alert]')?.remove();
  const box = document.createElement('div');
  box.className = `kern-alert kern-alert--${tone} bn-alert`;
  box.dataset.accountAlert = '';
  box.setAttribute('role', 'alert');
  const header = document.createElement('div');
  header.className = 'kern-alert__header';
  const icon = document.createElement('span');
  icon.className = `kern-icon kern-icon--${tone}`;
  icon.setAttribute('aria-hidden', 'true');
  const heading = document.createElement('p');
  heading.className = 'kern-title';
  heading.textContent = title;
  header.append(icon, heading);
  const body = document.createElement('div');
  body.className = 'kern-alert__body';
  const paragraph = document.createElement('p');
  paragraph.className = 'kern-body';
  paragraph.textContent = text;
  body.append(paragraph, action);
  box.append(header, body);
  main?.prepend(box);
}

function warn(props: SessionProps, until: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kern-btn kern-btn--primary';
  const label = document.createElement('span');
  label.className = 'kern-label';
  label.textContent = t.stay;
  button.append(label);
  button.addEventListener('click', () => void stay(props));
  show('warning', t.soonOver, t.soonOverText(formatTime(lang, until)), button);
}

function over(props: SessionProps): void {
  const link = document.createElement('a');
  link.className = 'kern-link';
  link.href = props.signIn;
  link.textContent = t.signIn;
  show('danger', t.nowOver, t.nowOverText, link);
}

async function stay(props: SessionProps): Promise<void> {
  const answer = await fetch(props.stay, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ csrf: props.csrf }),
  }).catch(() => undefined);
  const found = answer?.ok ? stayed.safeParse(await answer.json()) : undefined;
  if (!found?.success) return over(props);
  const { until, now } = found.data;
  schedule(props, until, Date.parse(until) - Date.parse(now));
  others.postMessage(until);
  main?.focus();
}

if (place) {
  const props = sessionProps.parse(JSON.parse(place.dataset.accountSession ?? '{}'));
  // The two clocks may differ: only what is left between two times of the server counts.
  const left = Date.parse(props.until) - Date.parse(props.now);
  const skew = Date.parse(props.now) - Date.now();
  schedule(props, props.until, left);
  others.postMessage(props.until);
  others.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') schedule(props, data, Date.parse(data) - Date.now() - skew);
  });
}
