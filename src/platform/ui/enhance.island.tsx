import { languages } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

// Comfort only: every page works without this file. It is loaded on every page, so it stays small and needs no framework.

function texts() {
  const lang = languages.find((language) => language === document.documentElement.lang) ?? languages[0];
  return messages[lang];
}

/** A second press while the first is on its way is dropped; the command id would make it harmless anyway. */
function guardAgainstSecondPress(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !('once' in form.dataset) || event.defaultPrevented) return;
  if ('sending' in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = '';
  // `disabled` would keep the pressed button's own value from being sent.
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'kern-sr-only';
  form.append(status);
  status.textContent = texts().sending;
  // A download or a lost connection leaves the page where it is: the form must not stay shut.
  setTimeout(makeReadyAgain, 10_000);
}

/** Coming back by the browser's back button shows the page as it was left: ready to send again. */
function makeReadyAgain(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
    form.querySelector(':scope > [role="status"]')?.remove();
  }
}

function dialogButton(look: string, text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `kern-btn kern-btn--${look}`;
  const label = document.createElement('span');
  label.className = 'kern-label';
  label.textContent = text;
  button.append(label);
  return button;
}

/** Asks before a form with `data-confirm` is sent. Escape and "no" lead back to the pressed button. */
function askFirst(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.confirm || 'confirmed' in form.dataset) return;
  event.preventDefault();
  const { submitter } = event;
  const dialog = document.createElement('dialog');
  dialog.className = 'kern-dialog bn-dialog';
  dialog.setAttribute('aria-labelledby', 'bn-confirm-title');
  const header = document.createElement('div');
  header.className = 'kern-dialog__header';
  const title = document.createElement('h2');
  title.className = 'kern-title kern-title--large';
  title.id = 'bn-confirm-title';
  title.textContent = texts().confirmTitle;
  header.append(title);
  const body = document.createElement('div');
  body.className = 'kern-dialog__body';
  const question = document.createElement('p');
  question.className = 'kern-body';
  question.textContent = form.dataset.confirm;
  body.append(question);
  const footer = document.createElement('div');
  footer.className = 'kern-dialog__footer';
  const no = dialogButton('secondary', texts().confirmNo);
  const yes = dialogButton('primary', texts().confirmYes);
  footer.append(no, yes);
  dialog.append(header, body, footer);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  no.addEventListener('click', () => dialog.close());
  yes.addEventListener('click', () => {
    form.dataset.confirmed = '';
    dialog.close();
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  });
  dialog.showModal();
  no.focus();
}

document.addEventListener('submit', askFirst);
document.addEventListener('submit', guardAgainstSecondPress);
window.addEventListener('pageshow', makeReadyAgain);
document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
