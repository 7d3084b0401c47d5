import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { enrolDevice, leaseDays, readTown } from '#domain/identity/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { makeDeviceCertificate } from '#platform/crypto/receipt.ts';
import { json } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { deviceCookie, hashToken } from '../identify.ts';
import { urls } from '../urls.ts';
import type { FieldVisit } from '../visit.ts';

const coordinate = z.string().regex(/^[\w-]{43}$/);
const enrolBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  publicKey: z.strictObject({ x: coordinate, y: coordinate }),
});

export const enrolRoutes = defineRoutes<FieldVisit>([
  {
    method: 'GET',
    url: urls.session(),
    permission: 'page:portal.public',
    takes: 'json',
    answer: async (visit) =>
      json({ name: visit.staff?.name ?? null, crew: visit.door.may(visit.actor, 'identity.enrol-device') }),
  },
  {
    method: 'POST',
    url: urls.enrol(),
    permission: 'identity.enrol-device',
    takes: 'json',
    perMinute: 20,
    async answer(visit) {
      const body = enrolBody.safeParse(visit.body, { reportInput: true });
      if (!body.success) throw new Refusal(...inputProblems(body.error));
      const { door, tenant, now } = visit;
      const deviceId = randomUUID();
      const token = randomBytes(32).toString('base64url');
      const leaseUntil = new Date(Date.parse(now) + leaseDays * 86_400_000).toISOString();
      const certificate = await makeDeviceCertificate(door.signingKey.privateKey, {
        tenant,
        device: deviceId,
        publicKey: body.data.publicKey,
        validFrom: now,
        validUntil: leaseUntil,
      });
      const tokenHash = hashToken(token).toString('hex');
      const input = { deviceId, ...body.data, tokenHash, certificate, leaseUntil };
      const outcome = await visit.execute(enrolDevice, input);
      if (!outcome.ok) throw new Refusal(...outcome.problems);
      const town = await visit.read((db: Parameters<typeof readTown>[0]) => readTown(db, tenant));
      return {
        kind: 'json',
        value: { deviceId, tenant, staffId: visit.actor.id, certificate, leaseUntil, town: town.value.name },
        cookies: [
          { name: deviceCookie, value: `${tenant}.${token}`, path: urls.app(), maxAgeSeconds: leaseDays * 86_400 },
        ],
      };
    },
  },
]);
