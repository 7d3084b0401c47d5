import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Page } from '#platform/ui/page.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { DeskVisit } from '../visit.ts';
import { messages } from './messages.ts';

export interface Persona {
  tenant: string;
  town: string;
  login: string;
  name: string;
  roles: readonly string[];
}

export function SignInPage({
  visit,
  towns,
  personas,
  next,
  errors = noErrors,
}: {
  visit: DeskVisit;
  towns: readonly { tenant: string; name: string }[];
  personas: readonly Persona[];
  next: string;
  errors?: FormErrors;
}) {
  const { lang, ui } = visit;
  const t = messages[lang];
  const names: Readonly<Record<string, string>> = desk[lang].roles;
  return (
    <Page
      {...ui}
      title={t.title}
      lead={t.lead}
      area={desk[lang].area}
      hasErrors={errors.summary.length > 0}
      query={`next=${encodeURIComponent(next)}`}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {visit.door.oidc ? (
        <Form action={urls.oidcStart()} csrf={ui.csrf} hidden={{ next }}>
          <Select
            lang={lang}
            name="town"
            label={t.town}
            options={towns.map((town) => ({ value: town.tenant, label: town.name }))}
            hint={t.oidcHint}
          />
          <Button>{t.oidc}</Button>
        </Form>
      ) : (
        <Form action={urls.signInPassword()} csrf={ui.csrf} hidden={{ next }}>
          <Select
            lang={lang}
            name="town"
            label={t.town}
            options={towns.map((town) => ({ value: town.tenant, label: town.name }))}
          />
          <TextField
            lang={lang}
            name="login"
            label={t.login}
            autocomplete="username"
            error={errors.at('login')}
            value={visit.form.login?.toString()}
          />
          <TextField
            lang={lang}
            name="password"
            label={t.password}
            type="password"
            autocomplete="current-password"
            error={errors.at('password')}
          />
          <ButtonRow>
            <Button>{t.submit}</Button>
          </ButtonRow>
        </Form>
      )}
      {personas.length > 0 ? (
        <Section title={t.personas} id="personas">
          <p class="kern-body">{t.personasHint}</p>
          <Stack>
            {towns.map((town) => (
              <Card key={town.tenant} title={town.name} level={3}>
                <ButtonRow>
                  {personas
                    .filter((persona) => persona.tenant === town.tenant)
                    .map((persona) => (
                      <Form
                        key={persona.login}
                        inline
                        action={urls.signInAs()}
                        csrf={ui.csrf}
                        hidden={{ next, town: town.tenant, login: persona.login }}
                      >
                        <Button variant="secondary">
                          {persona.roles.map((role) => names[role] ?? role).join(', ')}: {persona.name}
                        </Button>
                      </Form>
                    ))}
                </ButtonRow>
              </Card>
            ))}
          </Stack>
        </Section>
      ) : null}
    </Page>
  );
}
