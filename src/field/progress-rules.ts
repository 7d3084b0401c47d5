import type { TourData, TourPerson, TourStop } from './package-rules.ts';

/** A command as the device remembers it. */
export interface NotedCommand {
  id: string;
  name: string;
  input: Readonly<Record<string, unknown>>;
  state: 'unsent' | 'waiting' | 'accepted' | 'refused';
}

export interface PersonProgress {
  identified: boolean;
  consented: boolean;
  /** By service key: `done` or `not-done`. */
  results: ReadonlyMap<string, string>;
  papers: number;
  signed: boolean;
  outcome: string | undefined;
  /** The signed receipt, once it was written. */
  receipt: { token: string; at: string } | undefined;
}

export interface VisitProgress {
  arrived: boolean;
  finished: boolean;
}

export const signatureName = 'Unterschrift';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What counts as done here: what the office knows already, and what was noted on this device and not refused. */
export function personProgress(stop: TourStop, person: TourPerson, commands: readonly NotedCommand[]): PersonProgress {
  const mine = commands.filter(
    ({ input, state, name }) =>
      state !== 'refused' &&
      input.caseId === person.caseId &&
      (name === 'cases.attach-paper' || input.visitId === stop.visit.visitId),
  );
  const one = (name: string) => mine.find((command) => command.name === name);
  const results = new Map(
    person.services.flatMap(({ key, result }) => (result ? [[key, result.result] as const] : [])),
  );
  for (const { name, input } of mine)
    if (name === 'visits.record-service') results.set(text(input.serviceKey), text(input.result));
  const finish = one('visits.finish-person');
  const receipt = one('visits.issue-receipt');
  const papers = mine.filter(({ name }) => name === 'cases.attach-paper');
  return {
    identified: person.identifiedAt !== null || one('visits.identify-person') !== undefined,
    consented: person.consentAt !== null || one('visits.record-consent') !== undefined,
    results,
    papers: papers.filter(({ input }) => input.name !== signatureName).length,
    signed: papers.some(({ input }) => input.name === signatureName),
    outcome: person.outcome ?? (finish && text(finish.input.outcome)),
    receipt: receipt && { token: text(receipt.input.token), at: text(receipt.input.recordedAt) },
  };
}

export function visitProgress(stop: TourStop, commands: readonly NotedCommand[]): VisitProgress {
  const has = (name: string) =>
    commands.some(
      (command) => command.state !== 'refused' && command.name === name && command.input.visitId === stop.visit.visitId,
    );
  return {
    arrived: ['on-site', 'ended'].includes(stop.visit.state) || has('visits.arrive'),
    finished: stop.visit.state === 'ended' || has('visits.finish-visit'),
  };
}

export function tourProgress(data: TourData, commands: readonly NotedCommand[]) {
  const has = (name: string) =>
    commands.some(
      (command) => command.state !== 'refused' && command.name === name && command.input.tourId === data.tour.id,
    );
  return {
    started: data.tour.state !== 'planned' || has('visits.take-out-kit'),
    returned: data.tour.state === 'finished' || has('visits.return-kit'),
  };
}

/** Papers stand beside the row of a visit: nothing builds on them, and a bad photograph holds nothing up. */
const chained = (name: string) => name !== 'cases.attach-paper';

/**
 * The command a new one builds on: the last one at the same visit, else the one the tour began with. Until that one is
 * settled at the office the new one waits there, so the order of arrival means nothing.
 */
export function commandBefore(
  commands: readonly NotedCommand[],
  next: { name: string; input: Readonly<Record<string, unknown>> },
): string | null {
  if (!chained(next.name)) return null;
  const { visitId, tourId } = next.input;
  const sameVisit = commands.findLast(
    (command) => chained(command.name) && visitId !== undefined && command.input.visitId === visitId,
  );
  if (sameVisit) return sameVisit.id;
  return (
    commands.findLast((command) => command.name === 'visits.take-out-kit' && command.input.tourId === tourId)?.id ??
    null
  );
}
