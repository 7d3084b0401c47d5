import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type TestProduct, until } from './harness.ts';
import { addDevice, bearer } from './test-people.ts';

export const town = 'musterstadt';
export const idCard = '99008001012000';

/** Runs a command as a program of the town does. */
async function runAs(
  product: TestProduct,
  command: string,
  input: object,
  roles = 'agent,dispatcher',
): Promise<Record<string, unknown>> {
  const client = product.client();
  const token = await bearer(product, town, roles);
  const answer = await client.json(`/api/v1/${town}/commands/${command}`, { id: randomUUID(), input }, token);
  if (answer.status !== 200) throw new Error(`${command}: ${answer.text}`);
  return z.object({ outcome: z.record(z.string(), z.unknown()) }).parse(answer.body).outcome;
}

function wish(familyName: string, contactWay: string) {
  return {
    channel: 'phone',
    services: [idCard],
    residentTakesPart: true,
    callBack: true,
    resident: {
      givenName: 'Ottilie',
      familyName,
      birthDate: '1941-05-17',
      phone: '0299 5550100',
      email: 'ottilie@example.org',
      contactWay,
      address: {
        street: 'Lindenweg',
        houseNumber: '7',
        postcode: '45999',
        place: 'Musterstadt',
        lat: 51.478,
        lon: 7.118,
      },
    },
  };
}

/**
 * One case in every state, a tour, a group date, letters, calls and things that went wrong. Answers what the places in
 * an address's pattern stand for, by pattern.
 */
export async function fillWithLife(product: TestProduct): Promise<Record<string, string[]>> {
  const run = (command: string, input: object, roles?: string) => runAs(product, command, input, roles);
  const one = async (sql: string): Promise<string> =>
    String(Object.values((await product.rows(sql))[0] ?? {})[0] ?? '');
  const decided = { facts: { careLevel: 4 }, proofKind: 'care-level-notice' };
  const received = await run('visits.request', wish('Warten', 'letter'));
  const planned = await run('visits.request', wish('Planen', 'call'));
  const refused = await run('visits.request', wish('Ablehnen', 'letter'));
  const unclear = await run('visits.request', wish('Unklar', 'email'));
  const group = await run('visits.request-group-date', {
    channel: 'institution',
    services: [idCard],
    homeName: 'Seniorenzentrum Lindenhof',
    address: { street: 'Parkstraße', houseNumber: '2', postcode: '45999', place: 'Musterstadt' },
    contact: { familyName: 'Leitung', email: 'leitung@example.org', contactWay: 'email' },
    expectedResidents: 3,
  });
  await run('visits.add-resident', {
    groupCaseId: group.caseId,
    services: [idCard],
    consentGivenBy: 'resident',
    resident: { givenName: 'Herta', familyName: 'Gruppe', birthDate: '1938-01-02' },
  });
  const { visitId } = await run('visits.decide-need', { caseId: planned.caseId, ...decided });
  await run('visits.decide-need', {
    caseId: refused.caseId,
    facts: { permanentlyImpaired: true, reachesOfficeAlone: true },
    proofKind: 'told-only',
  });
  await run('visits.decide-need', { caseId: unclear.caseId, facts: {}, proofKind: 'care-level-notice' });
  const waiting = await run('visits.request', wish('Offen', 'call'));
  const open = await run('visits.decide-need', { caseId: waiting.caseId, ...decided });
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const crew = await product.rows(`select id from staff where tenant = '${town}' and login in ('crew1', 'crew2')`);
  const kitId = await one(`select id from kit where tenant = '${town}' limit 1`);
  const vehicleId = await one(`select id from vehicle where tenant = '${town}' limit 1`);
  const { tourId } = await run('visits.create-tour', {
    day,
    from: '08:00',
    to: '16:00',
    crew: crew.map(({ id }) => id),
    vehicleId,
    kitId,
  });
  await run('visits.plan-visit', { visitId, tourId, start: '10:00' });
  const entry = await one(`select id from journal_entry where tenant = '${town}' limit 1`);
  await product.rows(
    `insert into undelivered (tenant, id, reaction, entry_id, subject_kind, subject_id, reason, attempts, since, owner_role, state)
     values ($1, $2, 'notifications.tell', $3, 'case', $4, 'delivery.failed', 10, now(), 'dispatcher', 'open')`,
    [town, randomUUID(), entry, received.caseId],
  );
  const mail = await until(async () => (await product.mails())[0], 'it', 30);
  await until(async () => (await product.rows("select 1 from notice where state = 'to-call'"))[0], 'it', 30);
  const items = [{ service: idCard, cents: 4600 }];
  const asked = { caseId: received.caseId, purpose: 'fee', cents: 4600, items };
  const { payment } = await run('payments.request', asked, 'caseworker');
  const payAt = `/${town}/case/${received.number}/pay/${payment}`;
  const payer = product.client();
  const { secret } = await product.secretsOf(town, String(received.number));
  await payer.get(`/${town}/case/${received.number}/open/${secret}`);
  const begun = await payer.post(payAt, {});
  const numbers = [received, planned, refused, unclear].map(({ number }) => String(number));
  const conflictId = await refusedInTheField(product, { tourId, visitId: open.visitId, caseId: waiting.caseId });
  return {
    '/desk/calls/new': [`/desk/calls/new?service=${idCard}`],
    '/desk/calls': [
      '/desk/calls',
      '/desk/calls?q=ausweis',
      '/desk/calls?q=xyzzy',
      '/desk/calls?q=auto+anmelden&where=Entenhausen',
    ],
    '/desk/calls/services/:key': [`/desk/calls/services/${idCard}`, '/desk/calls/services/99036008007000?q=auto'],
    '/desk/cases/:number': numbers.map((number) => `/desk/cases/${number}`),
    '/desk/calls/taken/:number': [await takenCall(product)],
    '/desk/visits/need/:number': [`/desk/visits/need/${numbers[0]}`],
    '/desk/visits/groups/:number': [`/desk/visits/groups/${group.number}`],
    '/desk/visits/plan/:id': [`/desk/visits/plan/${open.visitId}`, `/desk/visits/plan/${visitId}`],
    '/desk/visits/tours': [`/desk/visits/tours?day=${day}`],
    '/desk/visits/tours/:id': [`/desk/visits/tours/${tourId}`],
    '/desk/visits/tours/:id/sheet': [`/desk/visits/tours/${tourId}/sheet`],
    '/desk/kits/:id': [`/desk/kits/${kitId}`],
    '/desk/conflicts/:id': [`/desk/conflicts/${conflictId}`],
    '/:town/life-events': [`/${town}/life-events?name=${encodeURIComponent(await oneLifeEvent(product))}`],
    '/desk/catalogue/services/:key': [`/desk/catalogue/services/${idCard}`, '/desk/catalogue/services/99102013002000'],
    '/desk/catalogue/offices/:id': ['/desk/catalogue/offices/new'],
    '/desk/catalogue/rules/:at': ['/desk/catalogue/rules/new'],
    '/desk/rules/:table': ['/desk/rules/need-check'],
    '/desk/forms/edit': ['/desk/forms/edit?form=registration-certificate', '/desk/forms/edit?form=new-form'],
    '/dev/account/authorize': [`/dev/account/authorize?${authorizeQuery(product)}`],
    '/:town/my': [],
    '/:town/my/sign-in': [
      `/${town}/my/sign-in?level=high&next=/${town}/services&notice=too-low`,
      `/${town}/my/sign-in?notice=failed`,
    ],
    '/dev/pay/transactions/:id': [new URL(begun.location ?? '').pathname],
    '/:town/case/:number/pay/:id': [payAt, `${payAt}?trouble=not-reachable`],
    '/:town/case/:number/pay/:id/return': [`${payAt}/return`],
    '/dev/mail/:id': [`/dev/mail/${mail.id}`],
    '/:town/services': [`/${town}/services`, `/${town}/services?q=perso`, `/${town}/services?q=xyzzy`],
    '/:town/services/:key': [
      `/${town}/services/${idCard}`,
      `/${town}/services/driving-licence`,
      `/${town}/services/99102013002000?q=hund`,
    ],
    '/:town/services/:key/who': [`/${town}/services/99102013002000/who?q=hund&where=12345`],
    '/:town/visit/new/:step': [],
    '/:town/visit/group/:step': [],
    '/:town/visit/taken': [],
    '/:town/apply/:service': ['registration-certificate', '99108001001000'].map((key) => `/${town}/apply/${key}`),
    // Their pages are looked at one by one where a form is filled in.
    '/:town/apply/:service/:page': [`/${town}/apply/registration-certificate/kind`],
    '/:town/apply/:service/check': [],
    '/:town/apply/:service/pause': [],
    '/:town/apply/:service/sent': [],
    '/:town/case/:number': [...numbers, String(group.number)].map((number) => `/${town}/case/${number}`),
    '/:town/case/:number/email/:change/:token': [`/${town}/case/${numbers[0]}/email/${randomUUID()}/${'a'.repeat(22)}`],
  };
}

/** What the portal asks the sandbox account with. */
function authorizeQuery(product: TestProduct): string {
  return new URLSearchParams({
    response_type: 'code',
    client_id: 'buergernah',
    redirect_uri: `${product.address}/${town}/my/return`,
    scope: 'openid',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
    acr_values: 'STORK-QAA-Level-3 STORK-QAA-Level-4',
  }).toString();
}

/** What a crew notes at a door the office has meanwhile taken off its tour: it lies on the desk. */
async function refusedInTheField(
  product: TestProduct,
  at: { tourId: unknown; visitId: unknown; caseId: unknown },
): Promise<string> {
  const [crew] = await product.rows(`select id from staff where tenant = '${town}' and login = 'crew1'`);
  const client = product.client();
  client.cookies.set('bn_device', await addDevice(product, town, String(crew?.id)));
  const recordedAt = new Date().toISOString();
  const input = {
    ...at,
    recordedAt,
    serviceKey: idCard,
    result: 'done',
    form: { kitOrderNumber: 'K-2026-0042', capturedAt: recordedAt, oldDocument: 'lost' },
  };
  const answer = await client.json(
    '/field/api/sync',
    { since: null, commands: [{ id: randomUUID(), name: 'visits.record-service', input, recordedAt }] },
    { origin: product.address },
  );
  const body = z.object({ outcomes: z.array(z.object({ state: z.string() })) }).safeParse(answer.body);
  if (body.data?.outcomes[0]?.state !== 'refused') throw new Error(`not refused: ${answer.text}`);
  const [conflict] = await product.rows(`select id from field_conflict where tenant = '${town}'`);
  return String(conflict?.id);
}

/** The last screen of a call somebody has just made. */
async function takenCall(product: TestProduct): Promise<string> {
  const client = product.client();
  await client.signInAs('dispatcher', town);
  const page = await client.get(`/desk/calls/new?service=${idCard}`);
  const [, commandId = ''] = /name="commandId" value="([^"]+)"/.exec(page.text) ?? [];
  const answer = await client.post('/desk/calls/new', {
    commandId,
    services: idCard,
    'resident.familyName': 'Anruf',
    'resident.phone': '0299 5550123',
    'resident.street': 'Lindenweg',
    'resident.houseNumber': '7',
    'resident.postcode': '45999',
    'resident.place': 'Musterstadt',
    contactWay: 'letter',
    takesPart: 'yes',
    callBack: 'yes',
  });
  if (!answer.location) throw new Error(`the call was not taken: ${answer.status}`);
  return answer.location;
}

/** The federal list itself is not shipped; one of its common services gets a situation of life. */
async function oneLifeEvent(product: TestProduct): Promise<string> {
  const name = 'Haustiere & Tierhaltung';
  await product.rows('update public_service set life_event = $1 where key = $2', [name, '99102013002000']);
  return name;
}
