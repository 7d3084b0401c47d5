import { z } from 'zod';
import { kitEquipment } from '#domain/catalogue/rules.ts';

const both = z.object({ de: z.string(), en: z.string() });
const equipment = z.array(z.string()).transform((codes) => kitEquipment.filter((known) => codes.includes(known)));

const serviceShape = z.object({
  key: z.string(),
  name: both,
  formKey: z.string(),
  papers: z.array(both),
  result: z.object({ result: z.string() }).optional(),
});
export type TourService = z.output<typeof serviceShape>;

const personShape = z.object({
  caseId: z.string(),
  number: z.string(),
  name: z.string(),
  birthDate: z.string().nullable(),
  phone: z.string().nullable(),
  lang: z.string(),
  identifiedAt: z.string().nullable(),
  consentAt: z.string().nullable(),
  outcome: z.string().nullable(),
  services: z.array(serviceShape),
});
export type TourPerson = z.output<typeof personShape>;

const stopShape = z.object({
  visit: z.object({
    visitId: z.string(),
    number: z.string(),
    purpose: z.string(),
    state: z.string(),
    name: z.string(),
    windowStart: z.string().nullable(),
    windowEnd: z.string().nullable(),
    beginsAt: z.string().nullable(),
    travelMinutes: z.number(),
  }),
  address: z.object({ street: z.string(), houseNumber: z.string(), postcode: z.string(), place: z.string() }),
  homeName: z.string().nullable(),
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).optional(),
  access: z
    .object({
      lift: z.string(),
      bell: z.string().nullable(),
      dog: z.boolean(),
      socket: z.boolean().nullable(),
      table: z.boolean().nullable(),
      note: z.string().nullable(),
    })
    .optional(),
  persons: z.array(personShape),
});
export type TourStop = z.output<typeof stopShape>;

/** What a device keeps of one tour. What the server says beyond this is dropped at the door. */
export const packageShape = z.object({
  tour: z.object({
    id: z.string(),
    day: z.string(),
    state: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    crew: z.array(z.object({ name: z.string() })),
    vehicle: z.string(),
  }),
  kit: z.object({
    name: z.string(),
    weightKg: z.number(),
    calibratedUntil: z.string(),
    equipment,
    blanks: z.array(z.string()),
  }),
  checklist: z.object({ equipment, batteryMinimumPercent: z.number() }),
  stops: z.array(stopShape),
  expiresAt: z.string(),
});
export type TourData = z.output<typeof packageShape>;

/** A tour as the list of own tours names it: nobody's data. */
export const tourListShape = z.object({
  tours: z.array(
    z.object({
      id: z.string(),
      day: z.string(),
      state: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      stops: z.number(),
      vehicle: z.string(),
      kit: z.string(),
    }),
  ),
});
export type ListedTour = z.output<typeof tourListShape>['tours'][number];

export type KitItem = { equipment: (typeof kitEquipment)[number]; state: 'present' | 'missing' | 'defect' };

/** Why a tour cannot start with this kit, as the office would say it too; empty when it can. */
export function kitObstacles(
  data: Pick<TourData, 'tour' | 'kit' | 'checklist'>,
  items: readonly KitItem[],
  batteryPercent: number,
): { code: 'incomplete' | 'calibration' | 'battery'; equipment: string[] }[] {
  const present = new Set(items.filter((item) => item.state === 'present').map((item) => item.equipment));
  const wanting = data.checklist.equipment.filter((one) => !present.has(one));
  return [
    ...(wanting.length > 0 ? [{ code: 'incomplete' as const, equipment: wanting }] : []),
    ...(data.kit.calibratedUntil < data.tour.day ? [{ code: 'calibration' as const, equipment: [] }] : []),
    ...(batteryPercent < data.checklist.batteryMinimumPercent ? [{ code: 'battery' as const, equipment: [] }] : []),
  ];
}
