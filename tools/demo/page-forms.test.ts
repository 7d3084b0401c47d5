import { expect, it } from 'vitest';
import type { WebAnswer, WebClient } from '../../e2e/web-client.ts';
import { formsOf, formWith, movedOn, shownFor, submit } from './page-forms.ts';

const html = `<title>Seite</title>
<form action="/a?x=1&amp;y=2#r" id="f"><input type="hidden" name="csrf" value="t&amp;t">
<input type="radio" name="way" value="a"><input type="radio" name="way" value="b" checked>
<input type="checkbox" name="box" value="1"><select name="pick"><option value="">–</option><option value="p" selected>P</option></select>
<textarea name="text">Grüße &lt;3</textarea><button name="step" value="one">Eins</button></form>
<form action="/b"><input name="other"><button>Zwei</button></form>
<button form="f" name="step" value="two">Drei</button>
<dl><dt class="k">Grund</dt><dd>Weil <b>es</b> so ist.</dd></dl>`;
const page: WebAnswer = { status: 200, headers: new Headers(), text: html, location: undefined };

function recorder() {
  const sent: { path: string; form: unknown }[] = [];
  const client: Pick<WebClient, 'post'> = {
    post: async (path, form) => {
      sent.push({ path, form });
      return page;
    },
  };
  return { sent, client };
}

it('sends what a browser would: hidden and chosen fields as they stand, what was filled in, the pressed button', async () => {
  const { sent, client } = recorder();
  await submit(client, page, formWith(page, { fields: ['way'] }), { box: ['1'], text: 'x' }, 'two');
  expect(sent).toEqual([
    { path: '/a?x=1&y=2', form: { csrf: ['t&t'], way: ['b'], box: ['1'], pick: ['p'], text: ['x'], step: 'two' } },
  ]);
});

it('refuses what no person could do: a field, an answer or a button the form does not have', async () => {
  const { client } = recorder();
  const form = formWith(page, { fields: ['way'] });
  await expect(submit(client, page, form, { foreign: 'x' })).rejects.toThrow('no field foreign');
  await expect(submit(client, page, form, { way: 'c' })).rejects.toThrow('no answer c');
  await expect(submit(client, page, form, {}, 'three')).rejects.toThrow('no button three');
  expect(() => formWith(page, { fields: ['nothing'] })).toThrow('no form with nothing on the page "Seite"');
  expect(() => movedOn(page, 'sending')).toThrow('sending: "Seite" (status 200)');
});

it('keeps forms apart and reads what a page shows beside a key', () => {
  expect(formsOf(html).map((form) => form.buttons.map(({ text }) => text))).toEqual([['Eins', 'Drei'], ['Zwei']]);
  expect(shownFor(page, 'Grund')).toBe('Weil es so ist.');
  expect(shownFor(page, 'Anderes')).toBeUndefined();
});
