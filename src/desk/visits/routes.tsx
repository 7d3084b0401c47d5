import type { Route } from '#platform/http/route.ts';
import type { StaffVisit } from '../visit.ts';
import { groupRoutes } from './group-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { needRoutes } from './need-routes.tsx';
import { planRoutes } from './plan-routes.tsx';
import { tourRoutes } from './tour-routes.tsx';

/** The dispatcher's desk: who gets a visit, when, by which tour. */
export const visitRoutes: readonly Route<StaffVisit>[] = [
  ...listRoutes,
  ...needRoutes,
  ...groupRoutes,
  ...planRoutes,
  ...tourRoutes,
];
