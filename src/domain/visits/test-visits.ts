import type { z } from 'zod';
import type { ExampleTown, World } from '#domain/test-world.ts';
import { addConsumables } from './add-consumables.ts';
import { addKit } from './add-kit.ts';
import { addVehicle } from './add-vehicle.ts';
import { createTour } from './create-tour.ts';
import { decideNeed } from './decide-need.ts';
import { planVisit } from './plan-visit.ts';
import type { createTourInput } from './planning-rules.ts';
import { requestVisit } from './request.ts';
import type { RequestInput } from './request-rules.ts';
import type { NeedFacts } from './rules.ts';
import { takeOutKit } from './take-out-kit.ts';

/** LeiKa keys the tests speak of. */
export const idCard = '99008001012000';
export const provisionalId = '99008001012002';
export const lifeCertificate = 'life-certificate';

export const equipment = ['notebook', 'printer', 'scanner', 'fingerprint-sensor', 'change-terminal', 'camera'] as const;
export const checklist = equipment.map((each) => ({ equipment: each, state: 'present' as const }));

const agsOf = { musterstadt: '05999000', bochum: '05911000', essen: '05113000' } as const;

/** A request as a person of the town makes it; `changed` replaces parts. */
export function aRequest(changed: Partial<RequestInput> = {}, town: ExampleTown = 'musterstadt'): RequestInput {
  return {
    channel: 'phone',
    resident: {
      givenName: 'Hedwig',
      familyName: 'Sonnenschein',
      birthDate: '1938-04-02',
      contactWay: 'letter',
      address: {
        street: 'Lindenweg',
        houseNumber: '7',
        postcode: '45999',
        place: 'Musterstadt',
        ags: agsOf[town],
        lat: 51.478,
        lon: 7.118,
      },
    },
    services: [idCard],
    residentTakesPart: true,
    ...changed,
  };
}

/** Asks and is granted: a visit to plan. */
export async function grantedVisit(
  world: World,
  changed: Partial<RequestInput> = {},
  facts: NeedFacts = { careLevel: 4 },
): Promise<{ caseId: string; visitId: string }> {
  const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest(changed));
  const decided = await world.done(decideNeed, world.as('dispatcher'), {
    caseId,
    facts,
    proofKind: 'care-level-notice',
  });
  if (decided.visitId === null) throw new Error(`not granted: ${decided.ground}`);
  return { caseId, visitId: decided.visitId };
}

let drawn = 0;

/** A vehicle and a full kit with blanks. */
export async function equip(world: World, town: ExampleTown = 'musterstadt', blanks = 2) {
  const dispatcher = world.as('dispatcher', town);
  drawn += 1;
  const { vehicleId } = await world.done(addVehicle, dispatcher, { name: `Bürgermobil ${drawn}` });
  const { kitId } = await world.done(addKit, dispatcher, {
    name: `Koffer ${drawn}`,
    weightKg: 16.5,
    calibratedUntil: '2027-06-30',
    batteryPercent: 95,
    equipment: [...equipment],
  });
  const numbers = Array.from({ length: blanks }, (_, index) => `VPA${drawn}X${index}00`);
  if (blanks > 0) await world.done(addConsumables, dispatcher, { kitId, kind: 'provisional-id-blank', numbers });
  return { vehicleId, kitId, numbers };
}

export function crewOf(world: World, logins: [string, string] = ['crew1', 'crew2'], town: ExampleTown = 'musterstadt') {
  return [world.as(logins[0], town).id, world.as(logins[1], town).id] satisfies [string, string];
}

/** A tour on Wednesday after the world's start, with things of its own. */
export async function aTour(
  world: World,
  changed: Partial<z.input<typeof createTourInput>> = {},
): Promise<{ tourId: string; kitId: string; numbers: string[] }> {
  const { vehicleId, kitId, numbers } = await equip(world);
  const { tourId } = await world.done(createTour, world.as('dispatcher'), {
    day: '2026-11-25',
    from: '08:00',
    to: '16:00',
    crew: crewOf(world),
    vehicleId,
    kitId,
    ...changed,
  });
  return { tourId, kitId, numbers };
}

/** The crew's actor, with an enrolled device. */
export function crewActor(world: World, login = 'crew1') {
  return { ...world.as(login), door: 'field', device: '018f0000-0000-7000-8000-00000000d001' };
}

/** A visit planned on a tour that has started. */
export async function onTheRoad(world: World, changed: Partial<RequestInput> = {}, day = '2026-11-25') {
  const { caseId, visitId } = await grantedVisit(world, changed);
  const tour = await aTour(world, { day });
  const planned = await world.done(planVisit, world.as('dispatcher'), { visitId, tourId: tour.tourId, start: '10:00' });
  await world.done(takeOutKit, crewActor(world), { tourId: tour.tourId, checklist, batteryPercent: 90 });
  const at = (recordedAt: string) => ({ tourId: tour.tourId, visitId, recordedAt });
  return { caseId, visitId, ...tour, planned, at };
}
