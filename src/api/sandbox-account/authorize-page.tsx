import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Page } from '#platform/ui/page.tsx';
import type { PageContext } from '#platform/ui/page-context.ts';
import { Radios } from '#platform/ui/radios.tsx';
import type { AuthorizeWish } from './authorize-rules.ts';
import { messages } from './messages.ts';
import { acrs, residents } from './residents.ts';

/** Three people, three ways, and three ends: signed in, cancelled, failed. */
export function AuthorizePage({ ui, action, wish }: { ui: PageContext; action: string; wish: AuthorizeWish }) {
  const { lang } = ui;
  const t = messages[lang];
  const wished = (wish.acr_values ?? '').split(' ');
  const sent = Object.entries(wish).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const first = acrs.find((acr) => wished.includes(acr)) ?? acrs[0];
  return (
    <Page {...ui} title={t.title} lead={t.lead} query={new URLSearchParams(sent).toString()}>
      <Form action={action} csrf={ui.csrf} hidden={{ ...wish }}>
        <Radios
          lang={lang}
          name="resident"
          label={t.who}
          value={residents[0].id}
          options={residents.map(({ id, name }) => ({
            value: id,
            label: id === 'temporary' ? t.temporary(name) : name,
          }))}
        />
        <Radios
          lang={lang}
          name="acr"
          label={t.how}
          {...(wish.acr_values ? { hint: t.wished(wished.join(', ')) } : {})}
          value={first}
          options={acrs.map((value) => ({ value, label: t.acrs[value] }))}
        />
        <ButtonRow>
          <Button name="end" value="sign-in">
            {t.signIn}
          </Button>
          <Button name="end" value="cancel" variant="secondary">
            {t.cancel}
          </Button>
          <Button name="end" value="fail" variant="tertiary">
            {t.fail}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Whoever comes with a request of nobody's is sent nowhere: not even back. */
export function UnknownRequestPage({ ui }: { ui: PageContext }) {
  const t = messages[ui.lang];
  return (
    <Page {...ui} title={t.title}>
      <Alert lang={ui.lang} tone="warning" title={t.unknownTitle} level={2}>
        <p class="kern-body">{t.unknown}</p>
      </Alert>
    </Page>
  );
}
