import { instantAt, type Resource, type VisitSettings } from '#domain/visits/index.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { minutesOf, timeSchema } from '#platform/values/time-window.ts';

export interface TypedTour {
  from: string;
  to: string;
  crew1: string;
  crew2: string;
  vehicleId: string;
  kitId: string;
  skills: string[];
}

export function readTourForm(form: FormBody): TypedTour {
  return {
    from: fieldText(form, 'from'),
    to: fieldText(form, 'to'),
    crew1: fieldText(form, 'crew1'),
    crew2: fieldText(form, 'crew2'),
    vehicleId: fieldText(form, 'vehicleId'),
    kitId: fieldText(form, 'kitId'),
    skills: fieldTexts(form, 'skills'),
  };
}

/** Whole days, and the first who are free all day: most tours are made with one press. */
export function likelyTour(settings: VisitSettings, resources: readonly Resource[]): TypedTour {
  const free = (kind: Resource['kind']) =>
    resources.filter((resource) => resource.kind === kind && resource.busy.length === 0).map(({ id }) => id);
  const [crew1 = '', crew2 = ''] = free('staff');
  const [vehicleId = ''] = free('vehicle');
  const [kitId = ''] = free('kit');
  return { from: settings.dayStart, to: settings.dayEnd, crew1, crew2, vehicleId, kitId, skills: [] };
}

/** Absent instead of blank, so that the refusal says what is missing. */
export function tourInput(day: string, typed: TypedTour) {
  const chosen = (text: string) => (text === '' ? undefined : text);
  return {
    day,
    from: typed.from,
    to: typed.to,
    crew: [chosen(typed.crew1), chosen(typed.crew2)],
    vehicleId: chosen(typed.vehicleId),
    kitId: chosen(typed.kitId),
    skills: typed.skills,
  };
}

/** The form field for a path of the command's input. */
export function tourField(path: string): string {
  if (path === 'crew' || path === 'crew.1') return 'crew2';
  return path === 'crew.0' ? 'crew1' : path;
}

/** Who and what of the wish is taken, by form field: the database says only that something is. */
export function takenIn(
  day: string,
  typed: TypedTour,
  resources: readonly Resource[],
): { field: keyof TypedTour; resource: Resource; busy: Resource['busy'][number] }[] {
  const from = timeSchema.safeParse(typed.from);
  const to = timeSchema.safeParse(typed.to);
  if (!from.success || !to.success) return [];
  const [begins, ends] = [instantAt(day, minutesOf(from.data)), instantAt(day, minutesOf(to.data))];
  const fields = ['crew1', 'crew2', 'vehicleId', 'kitId'] as const;
  return fields.flatMap((field) => {
    const resource = resources.find(({ id }) => id === typed[field]);
    const busy = resource?.busy.find(
      (span) => Date.parse(span.from) < Date.parse(ends) && Date.parse(span.to) > Date.parse(begins),
    );
    return resource && busy ? [{ field, resource, busy }] : [];
  });
}
