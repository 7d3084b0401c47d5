import { z } from 'zod';
import { bothLanguages, kitEquipment } from '#domain/catalogue/index.ts';
import { configurationPart } from '#domain/identity/index.ts';
import { timeSchema } from '#platform/values/time-window.ts';

const place = z.object({ name: bothLanguages, address: z.string().min(1), accessible: z.boolean() });

/** Configuration part `visits` of a town. Minutes are whole; travel is by great circle, so no address leaves the house. */
export const visitSettingsSchema = z.object({
  depot: z.object({ lat: z.number(), lon: z.number(), address: z.string().min(1) }),
  dayStart: timeSchema,
  dayEnd: timeSchema,
  /** Unpacking and starting the kit, once per place. */
  setupMinutes: z.int().min(0),
  /** Length of the window promised to the resident. */
  windowMinutes: z.int().min(30),
  breakMinutes: z.int().min(0),
  speedKmh: z.number().positive(),
  /** Roads are longer than the great circle. */
  detourFactor: z.number().min(1),
  /** Travel to an address without coordinates. */
  unknownTravelMinutes: z.int().min(0),
  /** The list of a group date closes at this local time on the evening before. */
  groupListClosesAt: timeSchema,
  /** Minutes kept for a resident of a group date whose services are not named yet. */
  minutesPerExpectedResident: z.int().positive(),
  handOverAfterDays: z.int().min(0),
  handOverMinutes: z.int().positive(),
  /** The need is decided within this time, counted as service time like the promise of 115. */
  decisionWithinHours: z.int().positive(),
  callBackWithinHours: z.int().positive(),
  /** How long the office waits for a proof it has asked for. */
  proofWithinDays: z.int().positive(),
  requiredEquipment: z.array(z.enum(kitEquipment)),
  batteryMinimumPercent: z.int().min(0).max(100),
  /** What a crew can be asked to know: languages, signing. Chosen at the request and at the tour. */
  skills: z.array(z.object({ code: z.string().regex(/^[a-z][a-z-]*$/), name: bothLanguages })),
  nearestOffices: z.array(place),
  terminals: z.array(place),
  /** What a refusal says about exemption from the duty to hold an ID card, § 1 (3) PAuswG. */
  exemptionText: bothLanguages,
});
export type VisitSettings = z.output<typeof visitSettingsSchema>;

/** The settings a town has configured now. */
export const readVisitSettings = configurationPart('visits', visitSettingsSchema);
