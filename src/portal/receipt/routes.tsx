import { devicesOf, type IdentityTables } from '#domain/identity/index.ts';
import { verifyReceipt } from '#platform/crypto/receipt.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { PortalPage } from '../layout.tsx';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { type Checked, ReceiptResult } from './receipt-result.tsx';
import type { ReceiptProps } from './rules.ts';

async function propsFor(visit: PortalVisit): Promise<ReceiptProps> {
  const { value } = await visit.read((db: Db<Pick<PlatformTables, 'configuration'>>) => readServices(db, visit.tenant));
  const { x, y } = visit.door.signingKey.publicJwk;
  return {
    keys: [{ x, y }],
    tenant: visit.tenant,
    services: Object.fromEntries(value.map((service) => [service.key, service.name[visit.lang]])),
  };
}

export const receiptRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.checkReceipt(':town'),
    permission: 'page:portal.public',
    answer: async (visit) => page(<CheckReceiptPage visit={visit} props={await propsFor(visit)} />),
  },
  {
    method: 'POST',
    url: urls.checkReceipt(':town'),
    permission: 'page:portal.public',
    perMinute: 60,
    async answer(visit) {
      const props = await propsFor(visit);
      const devices = await visit.read((db: Db<IdentityTables>) => devicesOf(db, visit.tenant));
      const locked = devices.filter((device) => device.lockedAt !== null).map((device) => device.id);
      const text = receiptIn(fieldText(visit.form, 'receipt'));
      const checked = await verifyReceipt(text, { keys: props.keys }, visit.now, locked);
      return page(
        <CheckReceiptPage visit={visit} props={props} checked={checked} />,
        checked.ok ? {} : { status: 422 },
      );
    },
  },
]);

/** A scanner gives the whole address; the receipt stands behind its #. */
function receiptIn(text: string): string {
  return text.slice(text.indexOf('#') + 1);
}

function CheckReceiptPage({ visit, props, checked }: { visit: PortalVisit; props: ReceiptProps; checked?: Checked }) {
  const { lang, town, ui, door } = visit;
  const t = messages[lang];
  const script = door.assets.script('src/portal/receipt/check-receipt.island.tsx');
  return (
    <PortalPage
      visit={visit}
      title={t.title}
      lead={t.lead}
      hasErrors={checked?.ok === false}
      {...(script ? { head: <script type="module" src={script} nonce={ui.nonce} /> } : {})}
    >
      <div data-receipt-result="">
        {checked ? (
          <ReceiptResult lang={lang} tenant={visit.tenant} services={props.services} checked={checked} />
        ) : null}
      </div>
      <div data-island="check-receipt" data-props={JSON.stringify(props)}>
        <Form action={urls.checkReceipt(town.id)} csrf={ui.csrf} label={t.title}>
          <TextArea lang={lang} name="receipt" label={t.text} hint={t.hint} value={fieldText(visit.form, 'receipt')} />
          <p class="kern-body" data-receipt-offline="" hidden />
          <Button>{t.check}</Button>
        </Form>
      </div>
    </PortalPage>
  );
}
