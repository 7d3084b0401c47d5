import type { StaffVisit } from '../visit.ts';

/** What the caller has said so far: the wish, and a place where it is not the town. */
export interface CallWish {
  words: string;
  where: string;
  /** A municipality chosen among several of the same name. */
  area: string;
}

export function readCallWish(visit: StaffVisit): CallWish {
  const { q = '', where = '', area = '' } = visit.query;
  return { words: q.trim().slice(0, 200), where: where.trim().slice(0, 200), area: area.slice(0, 20) };
}
