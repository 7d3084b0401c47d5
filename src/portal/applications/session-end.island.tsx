// Warns before the page closes and gives more time without leaving it. Without this script the page says until when it
// stays open, and its button does the same by sending the form. The links to the other language keep what was typed.

const warnMillis = 5 * 60_000;

function watch(box: HTMLElement): void {
  const end = Date.parse(box.dataset.sessionEnd ?? '');
  const wait = end - warnMillis - Date.now();
  const form = box.closest('form');
  if (!form || Number.isNaN(end)) return;
  setTimeout(() => warn(box, form), Math.max(0, wait));
}

function warn(box: HTMLElement, form: HTMLFormElement): void {
  if (document.querySelector('dialog[open]')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'kern-dialog bn-dialog';
  dialog.setAttribute('aria-labelledby', 'bn-session-title');
  const title = document.createElement('h2');
  title.className = 'kern-title kern-title--large';
  title.id = 'bn-session-title';
  title.textContent = box.dataset.title ?? '';
  const text = document.createElement('p');
  text.className = 'kern-body';
  text.textContent = box.dataset.text ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kern-btn kern-btn--primary';
  const label = document.createElement('span');
  label.className = 'kern-label';
  label.textContent = box.dataset.button ?? '';
  button.append(label);
  dialog.append(title, text, button);
  button.addEventListener('click', () => {
    dialog.close();
    void extend(box, form);
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Sends what was typed, as the button without scripts does, and takes the new end from the answer. */
async function extend(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  const sent = new FormData(form);
  for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name);
  sent.set('action', 'extend');
  const body = new URLSearchParams();
  for (const [name, value] of sent) if (typeof value === 'string') body.append(name, value);
  const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' }).catch(() => undefined);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  const fresh = page?.querySelector<HTMLElement>('[data-session-end]');
  // No answer: the button of the page still is there to try again.
  if (!fresh) return;
  box.dataset.sessionEnd = fresh.dataset.sessionEnd ?? '';
  box.dataset.text = fresh.dataset.text ?? '';
  const shown = box.querySelector('[data-session-text]');
  if (shown) shown.textContent = fresh.querySelector('[data-session-text]')?.textContent ?? '';
  watch(box);
}

const box = document.querySelector<HTMLElement>('[data-session-end]');
if (box) watch(box);

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[rel="alternate"][hreflang]'))
  link.addEventListener('click', (event) => {
    const button = document.querySelector<HTMLButtonElement>(`button[value="language:${link.hreflang}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
