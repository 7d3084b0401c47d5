import { randomBytes } from 'node:crypto';
import { devicesOf, type IdentityTables, lockDevice } from '#domain/identity/index.ts';
import { statusOf } from '#platform/commands/problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { makeCommandId } from '#platform/values/command-id.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { DeviceListPage } from './list-page.tsx';

async function listPage(visit: StaffVisit, problems: readonly Problem[] = []) {
  const devices = await visit.read((db: Db<IdentityTables>) => devicesOf(db, visit.tenant));
  const newId = () => makeCommandId(Date.parse(visit.now), randomBytes(10));
  return page(
    <DeviceListPage
      visit={visit}
      devices={devices}
      commandIds={new Map(devices.map((device) => [device.id, newId()]))}
      errors={formErrors(visit.door.problems, problems, visit.lang, () => undefined)}
      done={visit.query.locked === '1'}
    />,
    { status: problems.length > 0 ? statusOf(visit.door.problems, problems) : 200 },
  );
}

export const deviceRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.devices(), permission: 'page:desk.devices', answer: (visit) => listPage(visit) },
  {
    method: 'POST',
    url: urls.lockDevice(':device'),
    permission: 'identity.lock-device',
    async answer(visit) {
      const outcome = await visit.execute(lockDevice, { deviceId: visit.params.device });
      return outcome.ok ? redirect(`${urls.devices()}?locked=1`) : listPage(visit, outcome.problems);
    },
  },
]);
