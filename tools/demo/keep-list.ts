import type { WebAnswer, WebClient } from '../../e2e/web-client.ts';
import { type Filled, formWith, movedOn, offered, submit } from './page-forms.ts';
import type { Call } from './read-calls.ts';
import { dateBoxes } from './take-call.ts';

const given = ['Anna', 'Bożena', 'Carl', 'Dilara', 'Emil', 'Frieda', 'Georg', 'Hatice', 'Ilse', 'Jürgen'];
const family = ['Ackermann', 'Baumgärtner', 'Çelik', 'Dąbrowski', 'Engels', 'Fröhlich', 'Groß', "O'Neill", 'Íñiguez'];

/**
 * Puts residents on the list of a group date: the one the call names, and as many invented ones as the home expects.
 * `page` is the page with the list, at the portal (the home's own) or at the desk.
 */
export async function keepList(
  client: WebClient,
  page: WebAnswer,
  call: Call,
  onEach: (add: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const wanted = Math.max(1, call.groupDate?.residents ?? 1);
  let at = page;
  for (let index = 0; index < wanted; index += 1) {
    await onEach(async () => {
      const form = formWith(at, { fields: ['consentGivenBy', 'services'] });
      const prefix = form.controls.has('resident.familyName') ? 'resident.' : '';
      const answer = await submit(client, at, form, {
        ...personFields(prefix, call, index),
        services: offered(form, 'services', [call.service]),
        consentGivenBy: index % 3 === 2 ? 'guardian' : 'resident',
      });
      movedOn(answer, 'adding a resident to the list');
      at = await client.follow(answer);
    });
  }
  return wanted;
}

function personFields(prefix: string, call: Call, index: number): Filled {
  const invented = {
    givenName: given[index % given.length] ?? 'Anna',
    familyName: family[(index * 7) % family.length] ?? 'Ackermann',
    birthDate: `19${30 + ((index * 3) % 25)}-0${1 + (index % 9)}-1${index % 10}`,
  };
  const { givenName, familyName, birthDate } = index === 0 ? call.resident : invented;
  return {
    [`${prefix}givenName`]: givenName ?? '',
    [`${prefix}familyName`]: familyName,
    ...dateBoxes(`${prefix}birthDate`, birthDate),
  };
}
