import { defineRoutes } from '#platform/http/route.ts';
import type { PortalVisit } from '../visit.ts';
import { listRoutes } from './list-routes.tsx';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.tsx';

/** The resident's account: signing in and out, and the own list. */
export const accountRoutes = defineRoutes<PortalVisit>([...signInRoutes, ...sessionRoutes, ...listRoutes]);
