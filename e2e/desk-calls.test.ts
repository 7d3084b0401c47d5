import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axe,
  closeBrowser,
  newPage,
  noHorizontalScroll,
  signInAs,
  startProduct,
  type TestProduct,
  until,
} from './harness.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

/** Types into the field that has the focus after tabbing to it: no mouse, as a keyboard user does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/** Chooses a radio of the group the keyboard is led to; arrows move within it. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  for (let presses = 0; presses < 6; presses += 1) {
    if (await page.isChecked(`[name="${name}"][value="${value}"]`)) return;
    await page.keyboard.press(presses === 0 ? 'Space' : 'ArrowDown');
  }
  throw new Error(`${value} of ${name} cannot be chosen by keyboard`);
}

const number = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** A whole call without a mouse, from the words of the caller to the number. */
async function takeCallByKeyboard(page: Page, familyName: string): Promise<string> {
  await page.goto('/desk/calls');
  await typeInto(page, 'q', 'mein Perso ist abgelaufen');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await tabTo(page, 'a[href^="/desk/calls/new"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/calls\/new/);
  await typeInto(page, 'resident.givenName', 'Erna');
  await typeInto(page, 'resident.familyName', familyName);
  await typeInto(page, 'resident.birthDate-day', '3');
  await typeInto(page, 'resident.birthDate-month', '5');
  await typeInto(page, 'resident.birthDate-year', '1939');
  await typeInto(page, 'resident.phone', '0299 5550123');
  await typeInto(page, 'resident.street', 'Lindenweg');
  await typeInto(page, 'resident.houseNumber', '7');
  await typeInto(page, 'resident.postcode', '45999');
  await typeInto(page, 'resident.place', 'Musterstadt');
  await choose(page, 'contactWay', 'letter');
  await choose(page, 'takesPart', 'yes');
  await tabTo(page, '[name="callBack"]');
  await page.keyboard.press('Space');
  await tabTo(page, 'main form button[type="submit"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/calls\/taken\//);
  return number(page);
}

/** The same call, filled in at once. */
async function takeCall(page: Page, familyName: string, contactWay: 'letter' | 'call'): Promise<string> {
  await page.goto('/desk/calls/new?service=99008001012000');
  const texts = {
    'resident.givenName': 'Erna',
    'resident.familyName': familyName,
    'resident.birthDate-day': '3',
    'resident.birthDate-month': '5',
    'resident.birthDate-year': '1939',
    'resident.phone': '0299 5550123',
    'resident.street': 'Lindenweg',
    'resident.houseNumber': '7',
    'resident.postcode': '45999',
    'resident.place': 'Musterstadt',
  };
  for (const [name, text] of Object.entries(texts)) await page.fill(`[name="${name}"]`, text);
  await page.check(`[name="contactWay"][value="${contactWay}"]`);
  await page.check('[name="takesPart"][value="yes"]');
  await page.check('[name="callBack"]');
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL(/\/desk\/calls\/taken\//);
  return number(page);
}

test('a call is taken in three screens by keyboard, without JavaScript', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'agent');
  const taken = await takeCallByKeyboard(page, 'Tastatur');
  const text = await page.locator('main').innerText();
  const { code } = await product.secretsOf('musterstadt', taken);
  expect(text.replace(/[\s-]/g, '')).toContain(taken);
  expect(text.replace(/[\s-]/g, '')).toContain(code);
  expect(text).toMatch(/[A-Z] wie [A-ZÄÖÜ]|zwo|acht/);
  expect(text).toContain('Wir rufen Sie zurück bis');
  const slip = await page.request.get(`/desk/calls/taken/${taken}/slip`);
  expect(slip.headers()['content-type']).toContain('application/pdf');
  expect((await slip.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('what is wrong is said at its field, and what was typed stays', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'agent');
  await page.goto('/desk/calls/new?service=99008001012000');
  await page.fill('[name="resident.familyName"]', 'Bleibt');
  await page.fill('[name="resident.birthDate-day"]', '31');
  await page.fill('[name="resident.birthDate-month"]', '2');
  await page.fill('[name="resident.birthDate-year"]', '1940');
  await page.getByRole('button', { name: 'Aufnehmen' }).click();
  expect(await page.title()).toMatch(/^Fehler:/);
  expect(await page.inputValue('[name="resident.familyName"]')).toBe('Bleibt');
  const link = page.locator('[data-error-summary] a[href="#f-resident-street"]');
  expect(await link.count()).toBe(1);
  expect(await page.locator('#f-resident-birthDate-group-error').innerText()).toContain('Tag');
});

test('an agent sees no content of a running case without the secret, and all of it with', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'agent');
  const taken = await takeCall(page, 'Geheimnis', 'letter');
  const other = await newPage(product, { js: false });
  await signInAs(other, 'agent', 'bochum');
  expect((await other.goto(`/desk/cases/${taken}`))?.status()).toBe(404);
  await page.goto(`/desk/cases/${taken}`);
  expect(await page.content()).not.toContain('Geheimnis');
  expect(await page.locator('main').innerText()).toContain('Vor-Ort-Service');
  await page.fill('[name="note"]', 'Bitte die Tochter anrufen.');
  await page.getByRole('button', { name: 'Nachricht hinterlassen' }).click();
  expect(await page.locator('main').innerText()).toContain('Ihre Nachricht liegt bei der zuständigen Stelle');

  await page.fill('[name="code"]', 'HK4M7PXW29CD');
  await page.getByRole('button', { name: 'Öffnen' }).click();
  expect(await page.content()).not.toContain('Geheimnis');
  const { code } = await product.secretsOf('musterstadt', taken);
  await page.goto('/desk/cases');
  await page.fill('[name="number"]', taken);
  await page.fill('[name="code"]', code);
  await page.getByRole('button', { name: 'Öffnen' }).click();
  await page.waitForURL(new RegExp(taken));
  expect(await page.locator('main').innerText()).toContain('Erna Geheimnis');
  await page.getByRole('button', { name: 'Vorgang der Person schließen' }).click();
  await page.goto(`/desk/cases/${taken}`);
  expect(await page.content()).not.toContain('Geheimnis');
});

test('an agent with the secret changes contact data and withdraws for the person on the telephone', async () => {
  const page = await newPage(product, { js: false, width: 320 });
  await signInAs(page, 'agent');
  const taken = await takeCall(page, 'Rueckzug', 'letter');
  const { code } = await product.secretsOf('musterstadt', taken);
  await page.goto('/desk/cases');
  await page.fill('[name="number"]', taken);
  await page.fill('[name="code"]', code);
  await page.getByRole('button', { name: 'Öffnen' }).click();
  await page.waitForURL(new RegExp(taken));
  const main = page.locator('main');

  await page.locator('summary', { hasText: 'Kontaktdaten ändern' }).click();
  await page.fill('[name="phone"]', 'bei der Tochter');
  await page.getByRole('button', { name: 'Änderung speichern' }).click();
  expect(await page.inputValue('[name="phone"]')).toBe('bei der Tochter');
  const wrong = page.locator('[name="phone"]');
  expect(await wrong.getAttribute('aria-invalid')).toBe('true');
  expect(await noHorizontalScroll(page)).toEqual([]);
  await page.fill('[name="phone"]', '0299 5550777');
  await page.check('[name="contactWay"][value="call"]');
  await page.getByRole('button', { name: 'Änderung speichern' }).click();
  await page.waitForURL(new RegExp(`/desk/cases/${taken}$`));
  expect(await product.rows("select phone, contact_way from party where family_name = 'Rueckzug'")).toEqual([
    { phone: '+492995550777', contact_way: 'call' },
  ]);
  await until(async () => {
    await page.goto(`/desk/cases/${taken}`);
    return (await main.innerText()).includes('Eingang bestätigt');
  });

  await page.locator('summary', { hasText: 'Zurücknehmen, weil die Person es nicht mehr möchte' }).click();
  await page.getByRole('button', { name: 'Ja, für die Person zurücknehmen' }).click();
  await page.waitForURL(new RegExp(`/desk/cases/${taken}$`));
  expect(await main.innerText()).toContain('Zurückgenommen');
  expect(await page.getByRole('button', { name: 'Ja, für die Person zurücknehmen' }).count()).toBe(0);
  await until(async () => {
    await page.goto(`/desk/cases/${taken}`);
    return (await main.innerText()).includes('Abschluss: Zurückgenommen');
  });
  expect(await main.innerText()).toContain('steht auf der Anrufliste');
});

test('a dispatcher finds the case by name and birth date; looking at contact data is recorded', async () => {
  const agent = await newPage(product, { js: false });
  await signInAs(agent, 'agent');
  const taken = await takeCall(agent, 'Auskunft', 'letter');
  const page = await newPage(product, { js: false });
  await signInAs(page, 'dispatcher');
  await page.goto('/desk/cases?q=ausk&born-day=3&born-month=5&born-year=1939');
  await page.locator(`a[href="/desk/cases/${taken}"]`).click();
  expect(await page.content()).not.toContain('5550123');
  await page.getByRole('button', { name: 'Kontaktdaten ansehen' }).click();
  expect(await page.content()).toContain('5550123');
  expect(await page.locator('main').innerText()).toContain('Die Kontaktdaten wurden angesehen.');
});

test('a stale page is refused and shows the case as it is now', async () => {
  const agent = await newPage(product, { js: false });
  await signInAs(agent, 'agent');
  const taken = await takeCall(agent, 'Gleichzeitig', 'letter');
  const [one, two] = [await newPage(product, { js: false }), await newPage(product, { js: false })];
  for (const page of [one, two]) {
    await signInAs(page, 'dispatcher');
    await page.goto(`/desk/cases/${taken}`);
  }
  await one.getByRole('button', { name: 'Zuständigkeit übernehmen' }).click();
  await one.waitForLoadState();
  await two.getByRole('button', { name: 'Zuständigkeit übernehmen' }).click();
  expect(await two.title()).toMatch(/^Fehler:/);
  expect(await two.locator('main').innerText()).toContain('übernommen');
});

test('the promise to call back is kept from the work list', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'agent');
  const taken = await takeCall(page, 'Rueckruf', 'letter');
  await page.goto('/desk');
  const row = page.locator('tr', { has: page.locator(`a[href="/desk/cases/${taken}"]`) });
  expect(await row.innerText()).toContain('Rückruf');
  await row.getByRole('button', { name: /Zurückgerufen/ }).click();
  await page.waitForURL(/\/desk$/);
  expect(await page.locator(`tr:has(a[href="/desk/cases/${taken}"])`).count()).toBe(0);
  const [promise] = await product.rows(
    `select p.state from promise p join case_file f on f.tenant = p.tenant and f.id = p.case_id
     where f.number = $1 and p.kind = 'call-back'`,
    [taken],
  );
  expect(promise?.state).toBe('kept');
});

test('a letter is opened, ticked and reported as printed', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'agent');
  const taken = await takeCall(page, 'Briefpost', 'letter');
  const row = page.locator('tr', { has: page.locator(`a[href="/desk/cases/${taken}"]`) });
  await until(async () => {
    await page.goto('/desk/post');
    return (await row.count()) > 0;
  }, 'the letter');
  const href = await row.locator('a[href^="/desk/post/letters/"]').getAttribute('href');
  const letter = await page.request.get(href ?? '');
  expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: /als gedruckt/ }).click();
  expect(await page.locator('main').innerText()).toContain('Bitte kreuzen Sie mindestens einen Brief an');
  await row.locator('input[type="checkbox"]').check();
  await page.getByRole('button', { name: /als gedruckt/ }).click();
  await page.waitForURL(/\/desk\/post$/);
  expect(await row.count()).toBe(0);
});

test('who wants to be rung is rung: the agent reads out the answer, and not reached stays on the list', async () => {
  const page = await newPage(product);
  await signInAs(page, 'agent');
  const taken = await takeCall(page, 'Anruferin', 'call');
  await page.goto(`/desk/cases/${taken}`);
  expect(await page.content()).not.toContain('5550123');
  await page.getByRole('button', { name: 'Kontaktdaten ansehen' }).click();
  expect(await page.content()).toContain('5550123');
  const office = await newPage(product, { js: false });
  await signInAs(office, 'dispatcher', 'musterstadt', `/desk/cases/${taken}`);
  await office.fill('[name="message"]', 'Bitte legen Sie den alten Ausweis bereit.');
  await office.getByRole('button', { name: 'An die Person senden' }).click();
  await office.fill('[name="note"]', 'Nur für uns.');
  await office.getByRole('button', { name: 'Notiz speichern' }).click();
  const row = page.locator('tr', { has: page.locator(`a[href="/desk/cases/${taken}"]`) });
  const prepare = async () => {
    await page.goto('/desk/post');
    return (await row.count()) > 0;
  };
  await until(prepare, 'the call');
  await row.getByRole('button', { name: /Anruf vorbereiten/ }).click();
  const script = await page.locator('main').innerText();
  expect(script).toContain('Bitte legen Sie den alten Ausweis bereit.');
  expect(script).not.toContain('Nur für uns.');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Nicht erreicht' }).click();
  expect(await row.count()).toBe(1);
  await row.getByRole('button', { name: /Anruf vorbereiten/ }).click();
  await page.getByRole('button', { name: 'Erreicht und gesagt' }).click();
  await page.waitForURL(/\/desk\/post$/);
  expect(await row.count()).toBe(0);
});

test('what was not delivered is tried again or settled with a note', async () => {
  const agent = await newPage(product, { js: false });
  await signInAs(agent, 'agent');
  const taken = await takeCall(agent, 'Unzustellbar', 'letter');
  const { caseId } = await product.secretsOf('musterstadt', taken);
  const setAside = () =>
    product.rows(
      `insert into undelivered (tenant, id, reaction, entry_id, subject_kind, subject_id, reason, attempts, since, owner_role, state)
       select tenant, gen_random_uuid(), 'notifications.tell', id, 'case', $1, 'delivery.failed', 8, now(), 'dispatcher', 'open'
       from journal_entry where tenant = 'musterstadt' and subject_id = $1 and type = 'case.opened'`,
      [caseId],
    );
  await setAside();
  const page = await newPage(product, { js: false });
  await signInAs(page, 'dispatcher', 'musterstadt', '/desk/delivery');
  const row = page.locator('tr', { has: page.locator(`a[href="/desk/cases/${taken}"]`) });
  expect(await row.innerText()).toContain('Nachricht an die Person');
  expect(await row.innerText()).not.toContain('delivery.failed');
  await row.getByRole('button', { name: /Noch einmal versuchen/ }).click();
  await page.waitForURL(/\/desk\/delivery$/);
  expect(await row.count()).toBe(0);
  await setAside();
  await page.goto('/desk/delivery');
  await row.locator('summary').click();
  await row.getByRole('button', { name: /Als erledigt melden/ }).click();
  expect(await page.title()).toMatch(/^Fehler:/);
  await row.locator('input[type="text"]').fill('Am Telefon gesagt.');
  await row.getByRole('button', { name: /Als erledigt melden/ }).click();
  await page.waitForURL(/\/desk\/delivery$/);
  expect(await row.count()).toBe(0);
});

test('an auditor filters the journal and verifies it', async () => {
  const page = await newPage(product, { js: false });
  await signInAs(page, 'auditor', 'musterstadt', '/desk/journal');
  await page.getByRole('button', { name: 'Jetzt prüfen' }).click();
  expect(await page.locator('main').innerText()).toContain('Das Protokoll ist unversehrt');
  await page.goto('/desk/journal?type=promise');
  const types = await page.locator('tbody code:first-of-type').allInnerTexts();
  expect(types.filter((type) => /^[a-z-]+\.[a-z-]+$/.test(type)).every((type) => type.startsWith('promise.'))).toBe(
    true,
  );
  await page.goto('/desk/journal?number=falsch');
  expect(await page.title()).toMatch(/^Fehler:/);
});

const pages: [login: string, path: string][] = [
  ['agent', '/desk'],
  ['agent', '/desk/calls?q=ausweis'],
  ['agent', '/desk/calls/new?service=99008001012000'],
  ['agent', '/desk/calls/group'],
  ['agent', '/desk/cases'],
  ['dispatcher', '/desk/cases'],
  ['dispatcher', '/desk/post'],
  ['dispatcher', '/desk/delivery'],
  ['admin', '/desk/catalogue'],
  ['auditor', '/desk/journal'],
];

test.each(['de', 'en'] as const)(
  'no page of the desk has a barrier or scrolls sideways at 320 px (%s)',
  async (lang) => {
    const agent = await newPage(product, { lang, width: 320 });
    await signInAs(agent, 'agent');
    const taken = await takeCall(agent, 'Barriere', 'letter');
    expect(await axe(agent)).toEqual([]);
    expect(await noHorizontalScroll(agent)).toEqual([]);
    const cases: [string, string][] = [
      ['agent', `/desk/cases/${taken}`],
      ['dispatcher', `/desk/cases/${taken}`],
    ];
    const signedIn = new Map<string, Page>([['agent', agent]]);
    for (const [login, path] of [...pages, ...cases]) {
      const page = signedIn.get(login) ?? (await newPage(product, { lang, width: 320 }));
      if (!signedIn.has(login)) await signInAs(page, login);
      signedIn.set(login, page);
      await page.goto(path);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      expect(await axe(page), `${login} ${path}`).toEqual([]);
      expect(await noHorizontalScroll(page), `${login} ${path}`).toEqual([]);
    }
  },
);
