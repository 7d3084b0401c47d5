import type { WebAnswer, WebClient } from '../../e2e/web-client.ts';
import { type Filled, formWith, movedOn, offered, submit } from './page-forms.ts';
import { type Call, daysOf, liftOf, nameOf, relationOf, wayOf } from './read-calls.ts';
import { addressFields, dateBoxes, type Taken, words } from './take-call.ts';

/**
 * The resident, a relative, a neighbour asks in the portal, page by page, in a browser of their own.
 * Nothing when the portal does not offer the service: then people ring.
 */
export async function requestInPortal(browser: WebClient, call: Call): Promise<Taken | undefined> {
  const town = call.municipality;
  const { resident } = call;
  const relation = relationOf(call);
  const search = await browser.get(`/${town}/services?q=${encodeURIComponent(call.wish)}`);
  const found = search.text.includes(`/${town}/services/${encodeURIComponent(call.service)}"`);
  const caller = nameOf(call.caller.name);
  let page = await browser.follow(await browser.get(`/${town}/visit/new`));
  const next = async (fields: (form: ReturnType<typeof formWith>) => Filled) => {
    const form = formWith(page, { action: /\/visit\/new\// });
    page = await follow(browser, await submit(browser, page, form, fields(form)));
  };
  await next((form) => ({ whom: offered(form, 'whom', [relation])[0] ?? 'other' }));
  if (!hasBox(page, call)) return undefined;
  await next(() => ({ services: [call.service] }));
  const [livesIn = 'own-home'] = [call.evidence.livesIn ?? ''].filter((one) => ['care-home', 'prison'].includes(one));
  await next((form) => ({
    ...(form.controls.has('caller.familyName')
      ? { 'caller.givenName': caller.givenName, 'caller.familyName': caller.familyName }
      : {}),
    'resident.givenName': resident.givenName ?? '',
    'resident.familyName': resident.familyName,
    ...dateBoxes('resident.birthDate', resident.birthDate),
    ...addressFields('resident.address', call),
    livesIn,
    ...(form.controls.has('takesPart') ? { takesPart: call.residentTakesPart ? 'yes' : 'no' } : {}),
  }));
  await next(() => contactFields(call));
  await next(() => visitFields(call));
  await next(() => ({}));
  return { number: await send(browser, page, town), found };
}

/** A home's management asks for a group date, then puts its residents on the list. */
export async function requestGroupInPortal(browser: WebClient, call: Call): Promise<Taken | undefined> {
  const town = call.municipality;
  const contact = nameOf(call.caller.name);
  let page = await browser.follow(await browser.get(`/${town}/visit/group`));
  const next = async (fields: (form: ReturnType<typeof formWith>) => Filled) => {
    const form = formWith(page, { action: /\/visit\/group\// });
    page = await follow(browser, await submit(browser, page, form, fields(form)));
  };
  await next(() => ({
    homeName: call.groupDate?.home ?? '',
    homeKind: call.evidence.livesIn === 'prison' ? 'prison' : 'care-home',
    ...addressFields('address', call),
    expectedResidents: String(call.groupDate?.residents ?? 1),
  }));
  await next(() => ({
    'contact.givenName': contact.givenName,
    'contact.familyName': contact.familyName,
    ...contactFields(call),
  }));
  if (!hasBox(page, call)) return undefined;
  await next(() => ({ services: [call.service] }));
  await next(() => visitFields(call));
  return { number: await send(browser, page, town), found: true };
}

function hasBox(page: WebAnswer, call: Call): boolean {
  return offered(formWith(page, { fields: ['services'] }), 'services', [call.service]).length > 0;
}

/** A page of the form, or the page it leads to; a page that complains is an error. */
async function follow(browser: WebClient, answer: WebAnswer): Promise<WebAnswer> {
  movedOn(answer, 'a page of the request');
  return browser.follow(answer);
}

async function send(browser: WebClient, page: WebAnswer, town: string): Promise<string> {
  const form = formWith(page, { action: /\/check\b/ });
  const taken = await follow(browser, await submit(browser, page, form, {}));
  const number = new RegExp(`href="/${town}/case/([0-9A-Z]{6,})[#"]`).exec(taken.text)?.[1];
  if (!number) throw new Error(`the page after sending names no case (status ${taken.status})`);
  return number;
}

function contactFields(call: Call): Filled {
  const { way, email, phone } = wayOf(call);
  return { contactWay: way, email, phone };
}

function visitFields(call: Call): Filled {
  const hint = call.accessHint ?? '';
  const days = [...new Set(call.availability.flatMap(([span]) => daysOf(span)))].sort();
  const all = (fits: (from: string, to: string) => boolean) =>
    call.availability.length > 0 && call.availability.every(([, from, to]) => fits(from, to));
  return {
    'access.lift': liftOf(hint),
    ...(/Hund/.test(hint) ? { 'access.dog': 'yes' } : {}),
    'access.note': hint,
    days: days.map(String),
    dayPart: all((_, to) => to <= '12:00') ? 'morning' : all((from) => from >= '12:00') ? 'afternoon' : 'any',
    message: words(call),
  };
}
