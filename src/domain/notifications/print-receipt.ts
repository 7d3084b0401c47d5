import { visitReceipt } from '#domain/documents/index.ts';
import type { IdentityTables } from '#domain/identity/index.ts';
import { notDoneReasons } from '#domain/visits/field-rules.ts';
import { receiptsOfCase, resultsOfCase } from '#domain/visits/index.ts';
import { serviceOfKey } from '#domain/visits/rules.ts';
import type { Db } from '#platform/db/pool.ts';
import { renderSlip } from '#platform/pdf/slip.ts';
import type { PublicLinks } from '#platform/values/public-links.ts';
import { type NoticeReads, readSubject, serviceNames } from './read-subject.ts';
import { receiptMessages } from './receipt-messages.ts';

export type ReceiptReads = NoticeReads & Pick<IdentityTables, 'staff' | 'staff_role'>;

/**
 * The receipt of a visit as its PDF, for the resident's page and the desk: the same that was handed over on the spot,
 * with the device's own signed token. Undefined when the case has no such receipt.
 */
export async function printReceipt(
  db: Db<ReceiptReads>,
  links: Pick<PublicLinks, 'site' | 'checkReceipt'>,
  of: { tenant: string; caseId: string; receiptId: string; now: string },
): Promise<Uint8Array | undefined> {
  const { tenant, caseId, receiptId, now } = of;
  const receipt = (await receiptsOfCase(db, tenant, caseId)).find((one) => one.receiptId === receiptId);
  const subject = receipt && (await readSubject(db, tenant, caseId, now));
  if (!receipt || !subject) return undefined;
  const { lang, services, town, facts, file } = subject;
  const t = receiptMessages[lang];
  const visit = await db
    .selectFrom('receipt')
    .select('visit_id')
    .where('tenant', '=', tenant)
    .where('id', '=', receiptId)
    .executeTakeFirstOrThrow();
  const results = (await resultsOfCase(db, tenant, caseId)).filter((row) => row.visitId === visit.visit_id);
  const toBring = results.some(
    (row) => row.result === 'done' && services.some((one) => one.key === row.serviceKey && one.handOver),
  );
  const issuer = {
    lang,
    town: { name: town.name, address: town.address },
    phone: facts.phone,
    site: links.site(tenant),
  };
  const slip = visitReceipt(issuer, {
    number: file.number,
    at: results[0]?.recordedAt ?? receipt.issuedAt,
    services: results.flatMap((row) =>
      serviceNames(services, lang, [serviceOfKey(row.serviceKey)]).map((name) => {
        const reason = notDoneReasons.find((one) => one === row.reason);
        return {
          name,
          done: row.result === 'done',
          ...(row.kitOrderNumber === null ? {} : { order: row.kitOrderNumber }),
          ...(reason === undefined ? {} : { reason: t.reasons[reason] }),
        };
      }),
    ),
    crew: t.crew(facts.office),
    next: file.state === 'ended' ? t.nextEnded : toBring ? t.nextHandOver : t.nextOpen,
    token: receipt.token,
    checkAt: links.checkReceipt(tenant),
  });
  return renderSlip(slip);
}
