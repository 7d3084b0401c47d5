import { useEffect, useState } from 'preact/hooks';
import type { Lang } from '#platform/i18n/messages.ts';
import type { ListedTour, TourData } from '../package-rules.ts';
import type { NotedCommand } from '../progress-rules.ts';
import type { DeviceRow } from './store.ts';
import type { Vault } from './vault.ts';

/** A command with what the device knows about its way to the office. */
export interface LocalCommand extends NotedCommand {
  seq: number;
  after: string | null;
  tourId: string;
  recordedAt: string;
  /** The office's sentence about a refusal. */
  message: string | undefined;
}

export interface HeldTour {
  data: TourData;
  version: string;
}

export interface AppState {
  phase: 'starting' | 'no-device' | 'new-pin' | 'locked' | 'open' | 'wiped';
  lang: Lang;
  device: DeviceRow | undefined;
  vault: Vault | undefined;
  held: HeldTour | undefined;
  commands: readonly LocalCommand[];
  /** Own tours as last heard; `undefined` before the first answer. */
  tours: readonly ListedTour[] | undefined;
  online: boolean;
  sending: boolean;
  /** The office no longer takes this device's messages: its lease is over or it is unknown. */
  leaseOver: boolean;
  /** The desk has changed the tour while it was on the road. */
  changed: boolean;
  /** The tour is over and everything was taken: the data is gone. */
  closed: boolean;
}

let state: AppState = {
  phase: 'starting',
  lang: 'de',
  device: undefined,
  vault: undefined,
  held: undefined,
  commands: [],
  tours: undefined,
  online: navigator.onLine,
  sending: false,
  leaseOver: false,
  changed: false,
  closed: false,
};
const listeners = new Set<() => void>();

export function getState(): AppState {
  return state;
}

export function setState(change: Partial<AppState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** The app's state, and a new look at it whenever it changes. */
export function useApp(): AppState {
  const [, turn] = useState(0);
  useEffect(() => {
    const listener = () => turn((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return state;
}

/** State that holds sentences. They go when the language changes: nobody reads one in the language just left. */
export function useSaid<T>(nothing: T): [T, (value: T) => void] {
  const { lang } = useApp();
  const [said, setSaid] = useState({ lang, value: nothing });
  return [said.lang === lang ? said.value : nothing, (value) => setSaid({ lang: state.lang, value })];
}
