import { useEffect, useState } from 'preact/hooks';

/** Addresses inside the app. They name ids only, and stay on the device. */
export const places = {
  home: () => '#/',
  tours: () => '#/tours',
  enrol: () => '#/enrol',
  kit: () => '#/kit',
  returnKit: () => '#/return',
  outbox: () => '#/outbox',
  visit: (visit: string) => `#/visit/${visit}`,
  person: (visit: string, person: string) => `#/visit/${visit}/person/${person}`,
  service: (visit: string, person: string, key: string) => `#/visit/${visit}/person/${person}/service/${key}`,
  receipt: (visit: string, person: string) => `#/visit/${visit}/person/${person}/receipt`,
};

export function go(place: string): void {
  location.hash = place;
}

/** The parts of the address shown now. */
export function usePlace(): string[] {
  const read = () => location.hash.replace(/^#\/?/, '').split('/').filter(Boolean);
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const listener = () => {
      setPlace(read());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return place;
}
