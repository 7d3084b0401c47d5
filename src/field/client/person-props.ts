import type { TourPerson, TourStop } from '../package-rules.ts';
import type { HeldTour } from './state.ts';

/** Somebody at a stop of the tour on this device. */
export interface PersonProps {
  held: HeldTour;
  stop: TourStop;
  person: TourPerson;
}
