import { type CaseTables, type ListedCase, listOfAccount } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { readVisitSettings, type VisitDb, visitsOfCase } from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import { readServices } from '../services.ts';
import type { PortalVisit } from '../visit.ts';

/** A line of a resident's list; `window` is when we come, where a visit is planned. */
export type Line = ListedCase & { window: { from: string; to: string } | undefined };

export interface MyList {
  lines: readonly Line[];
  services: readonly PublicService[];
}

/** Everything in the list of this account, over all channels. */
export function readList(visit: PortalVisit, account: string): Promise<MyList> {
  const { tenant, now } = visit;
  return visit.read(async (db: VisitDb & Db<CaseTables>) => {
    const { value: settings } = await readVisitSettings(db, tenant);
    const lines: Line[] = [];
    for (const listed of await listOfAccount(db, tenant, account, { now, waitingDays: settings.proofWithinDays })) {
      const visits = listed.next.code === 'we-come' ? await visitsOfCase(db, tenant, listed.file.id) : [];
      const planned = visits.find((one) => one.state === 'planned');
      const { windowStart: from, windowEnd: to } = planned ?? {};
      lines.push({ ...listed, window: from && to ? { from, to } : undefined });
    }
    return { lines, services: (await readServices(db, tenant)).value };
  });
}
