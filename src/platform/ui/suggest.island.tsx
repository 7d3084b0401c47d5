import { languages } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Suggestion } from './suggest-field.tsx';

// Comfort only: without it the form sends the words and its page shows the same results first. The behaviour is the
// editable combobox with a list box of the ARIA Authoring Practices: the focus stays in the field.

const pauseMs = 200;
const shortest = 2;
const t = messages[languages.find((one) => one === document.documentElement.lang) ?? languages[0]];

function suggestWhileTyping(input: HTMLInputElement, from: string): void {
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'bn-suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', t.suggestions);
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'kern-sr-only';
  status.setAttribute('role', 'status');
  input.after(list, status);
  // HTML lets a text box be a combobox, a search box not.
  input.type = 'text';
  input.enterKeyHint = 'search';
  input.autocomplete = 'off';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = new AbortController();

  function activate(index: number): void {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    clearTimeout(timer);
    question.abort();
    activate(-1);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  function show(items: readonly Suggestion[]): void {
    close();
    list.replaceChildren(...items.map((item, index) => optionOf(item, `${list.id}-${index}`)));
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    status.textContent = t.suggestionCount(items.length);
  }

  async function ask(): Promise<void> {
    question.abort();
    question = new AbortController();
    const { signal } = question;
    try {
      const answer = await fetch(`${from}?q=${encodeURIComponent(input.value.trim())}`, {
        signal,
        headers: { accept: 'application/json' },
      });
      if (!answer.ok) return close();
      const items = itemsOf(await answer.json());
      if (!signal.aborted && document.activeElement === input) show(items);
    } catch {
      // Given up for a newer question, or no network: the form works as it is.
    }
  }

  function choose(option: Element | null | undefined): void {
    if (!(option instanceof HTMLElement) || !option.dataset.href) return;
    close();
    location.assign(option.dataset.href);
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.trim().length >= shortest) timer = setTimeout(ask, pauseMs);
    else {
      close();
      status.textContent = '';
    }
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (list.hidden) {
      if (step !== 0 && input.value.trim().length >= shortest) void ask();
      return;
    }
    const count = list.children.length;
    if (step !== 0) {
      // Who is choosing keeps the list they see, whatever is still on its way.
      clearTimeout(timer);
      question.abort();
      // One place more than there are options: the field itself.
      activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && active >= 0) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
  // Pressing an option must not take the focus out of the field, which would close the list first.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => choose(target instanceof Element ? target.closest('li') : null));
}

function optionOf({ text, lang, href }: Suggestion, id: string): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.href = href;
  if (lang) option.lang = lang;
  option.textContent = text;
  return option;
}

function itemsOf(answer: unknown): Suggestion[] {
  const items = typeof answer === 'object' && answer && 'items' in answer ? answer.items : [];
  return Array.isArray(items) ? items.filter(isSuggestion) : [];
}

function isSuggestion(item: unknown): item is Suggestion {
  const known = typeof item === 'object' && item !== null && 'text' in item && 'href' in item;
  return known && typeof item.text === 'string' && typeof item.href === 'string';
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]'))
  suggestWhileTyping(input, input.dataset.suggest ?? '');
