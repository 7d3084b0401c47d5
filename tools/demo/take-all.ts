import { openClient, type WebClient } from '../../e2e/web-client.ts';
import { keepList } from './keep-list.ts';
import type { Call } from './read-calls.ts';
import { requestGroupInPortal, requestInPortal } from './request-in-portal.ts';
import type { Stopwatch } from './stopwatch.ts';
import { type Taken, takeAtDesk, takeGroupAtDesk } from './take-call.ts';

/** The people of the demonstration who work, each with a browser of their own, by town and login. */
export type Staff = (town: string, login: string) => Promise<WebClient>;

export interface TakenCall extends Taken {
  call: Call;
  /** Which way it really came in. */
  door: 'desk' | 'portal';
  listed: number;
}

/** Takes a call the way it came: typed at the desk, or asked for in the portal. */
export async function takeCall(address: string, staff: Staff, call: Call, watch: Stopwatch): Promise<TakenCall> {
  const group = call.groupDate && call.residentTakesPart;
  if (group) return takeGroup(address, staff, call, watch);
  if (call.channel === 'portal') {
    const browser = openClient(address, 'de');
    const taken = await watch.time('request in the portal', () => requestInPortal(browser, call));
    // What the portal does not offer cannot be asked for there: the person rings, and is told why not.
    if (taken) return { ...taken, call, door: 'portal', listed: 0 };
  }
  const agent = await staff(call.municipality, 'agent');
  const taken = await watch.time('call at the desk', () => takeAtDesk(agent, call));
  return { ...taken, call, door: 'desk', listed: 0 };
}

async function takeGroup(address: string, staff: Staff, call: Call, watch: Stopwatch): Promise<TakenCall> {
  const town = call.municipality;
  const onEach = (add: () => Promise<void>) => watch.time('resident on a list', add);
  if (call.channel === 'institution' || call.channel === 'portal') {
    const home = openClient(address, 'de');
    const taken = await watch.time('group date in the portal', () => requestGroupInPortal(home, call));
    if (taken) {
      const page = await home.get(`/${town}/case/${taken.number}`);
      return { ...taken, call, door: 'portal', listed: await keepList(home, page, call, onEach) };
    }
  }
  const agent = await staff(town, 'agent');
  const taken = await watch.time('group date at the desk', () => takeGroupAtDesk(agent, call));
  const dispatcher = await staff(town, 'dispatcher');
  const page = await dispatcher.get(`/desk/visits/groups/${taken.number}`);
  const listed = await keepList(dispatcher, page, call, onEach);
  return { ...taken, call, door: 'desk', listed };
}
