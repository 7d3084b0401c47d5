import { tourPackage, type VisitDb } from '#domain/visits/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import { sentence } from '#platform/commands/problems.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { json } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { digestOf } from '../tours/digest.ts';
import { urls } from '../urls.ts';
import type { DeviceVisit } from '../visit.ts';
import { applyCommands } from './apply-commands.ts';
import { attachmentLimit, takeAttachment } from './attachment.ts';
import { syncBody } from './sync-rules.ts';

export const syncRoutes = defineRoutes<DeviceVisit>([
  {
    method: 'PUT',
    url: urls.attachment(':hash'),
    permission: 'api:field.sync',
    takes: 'bytes',
    maxBytes: attachmentLimit,
    answer: async (visit) => json(await takeAttachment(visit)),
  },
  {
    method: 'POST',
    url: urls.sync(),
    permission: 'api:field.sync',
    takes: 'json',
    maxBytes: 1024 * 1024,
    async answer(visit) {
      const body = syncBody.safeParse(visit.body, { reportInput: true });
      if (!body.success) throw new Refusal(...inputProblems(body.error));
      const { since, commands } = body.data;
      const applied = await applyCommands(visit.door, visit.actor, commands);
      const outcomes = applied.map(({ id, state, problem }) => ({
        id,
        state,
        ...(problem ? { code: problem.code, message: sentence(visit.door.problems, problem, visit.lang) } : {}),
      }));
      if (!since) return json({ outcomes, changes: null, next: null });
      const fresh = await visit.read((db: VisitDb) => tourPackage(db, visit.tenant, since.tourId, visit.actor.id));
      const next = fresh ? digestOf(fresh) : null;
      return json({ outcomes, changes: next === since.version ? null : (fresh ?? null), next });
    },
  },
]);
