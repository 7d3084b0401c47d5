import { z } from 'zod';
import { kitEquipment } from '#domain/catalogue/rules.ts';
import { dateSchema } from '#platform/values/date.ts';
import { timeSchema } from '#platform/values/time-window.ts';
import { needFactsSchema, proofKinds } from './rules.ts';
import { instantSchema, lineOfText, plainText } from './text-rules.ts';

const id = z.uuid();
const version = z.int().min(1);
const shortName = lineOfText(1, 60);
const skill = z.string().regex(/^[a-z][a-z-]*$/);

/** `visits.decide-need`. The facts are looked at and forgotten; the kind of proof stays. */
export const decideNeedInput = z.strictObject({
  caseId: id,
  version: version.optional(),
  facts: needFactsSchema,
  proofKind: z.enum(proofKinds),
  /** What is asked back when it is unclear; absent: the standard sentence. */
  question: plainText(2000).optional(),
});

export const createTourInput = z
  .strictObject({
    day: dateSchema,
    from: timeSchema,
    to: timeSchema,
    crew: z.tuple([id, id]).refine(([one, other]) => one !== other, 'visits.crew-needs-two'),
    vehicleId: id,
    kitId: id,
    skills: z.array(skill).max(20).default([]),
  })
  .refine((tour) => tour.from < tour.to, { message: 'time-window.reversed', path: ['to'] });

export const cancelTourInput = z.strictObject({
  tourId: id,
  version: version.optional(),
  unplan: z.boolean().default(false),
});

/** `visits.plan-visit`: without `start` the best place on the tour; planned already means moved. */
export const planVisitInput = z.strictObject({
  visitId: id,
  tourId: id,
  /** Local "HH:MM" of arriving. */
  start: timeSchema.optional(),
  version: version.optional(),
  /** Soft reasons knowingly set aside. */
  accept: z.array(z.enum(['outside-wish', 'no-break'])).default([]),
});
export const unplanVisitInput = z.strictObject({ visitId: id, version: version.optional() });
export const cancelVisitInput = z.strictObject({
  visitId: id,
  reason: z
    .enum(['not-needed', 'in-hospital', 'other-date-later', 'moved', 'deceased', 'withdrawn', 'other'])
    .default('not-needed'),
});
export const askOtherTimeInput = z.strictObject({
  visitId: id,
  message: plainText(2000).optional(),
});
export const remindInput = z.strictObject({ visitId: id });

export const addVehicleInput = z.strictObject({ name: shortName });

const equipment = z.enum(kitEquipment);
export const checklistSchema = z
  .array(z.strictObject({ equipment, state: z.enum(['present', 'missing', 'defect']) }))
  .min(1)
  .max(kitEquipment.length);
const percent = z.int().min(0).max(100);

export const addKitInput = z.strictObject({
  name: shortName,
  weightKg: z.number().min(0.1).max(99.9),
  calibratedUntil: dateSchema,
  batteryPercent: percent.default(100),
  equipment: z.array(equipment).min(1),
});
export const checkKitInput = z.strictObject({
  kitId: id,
  items: checklistSchema,
  batteryPercent: percent,
  calibratedUntil: dateSchema.optional(),
});
/** Numbers of blanks as printed on them. */
export const blankNumberSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9-]{4,20}$/, 'visits.blank-number-invalid'));
export const addConsumablesInput = z.strictObject({
  kitId: id,
  kind: z.enum(['provisional-id-blank']),
  numbers: z.array(blankNumberSchema).min(1).max(200),
});
export const voidConsumableInput = z.strictObject({
  consumableId: id,
  reason: z.enum(['misprint', 'damaged', 'lost', 'expired']),
});
export const takeOutKitInput = z.strictObject({
  tourId: id,
  checklist: checklistSchema,
  batteryPercent: percent,
  recordedAt: instantSchema.optional(),
});
export const returnKitInput = z.strictObject({
  tourId: id,
  checklist: checklistSchema,
  batteryPercent: percent,
  recordedAt: instantSchema.optional(),
});
export const settleConflictInput = z.strictObject({ conflictId: id, result: z.enum(['applied', 'dropped']) });
