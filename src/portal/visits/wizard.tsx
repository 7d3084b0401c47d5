import { randomBytes } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { PublicService } from '#domain/catalogue/index.ts';
import { readVisitSettings, type VisitSettings, type WhoMay, whoMayHaveVisit } from '#domain/visits/index.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { type FormErrors, formErrors, noErrors } from '#platform/http/form-errors.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import { defineRoutes, type Route } from '#platform/http/route.ts';
import { sayMissing } from '#platform/http/say-missing.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { makeCommandId } from '#platform/values/command-id.ts';
import { openCaseSession } from '../case-session.ts';
import { PortalPage } from '../layout.tsx';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { type FormState, mergeFields, openState, sealState } from './form-state.ts';
import { messages } from './messages.ts';

/** What the pages of a form show besides what was typed. */
export interface Facts {
  services: readonly PublicService[];
  settings: VisitSettings;
  whoMay: WhoMay;
}

export interface StepView {
  visit: PortalVisit;
  facts: Facts;
  fields: FormBody;
  errors: FormErrors;
  /** Address of another page of this form with everything typed so far. */
  linkTo: (step: string) => string;
}

type Taken = { caseId: string; number: string };
type StepName = keyof (typeof messages)['de']['headings'];

/** A form of several short pages that works without scripts; the last page is the check before sending. */
export interface Wizard<S extends StepName> {
  form: string;
  steps: readonly S[];
  fields: Readonly<Record<S, readonly string[]>>;
  title: (visit: PortalVisit) => string;
  start: (town: string) => string;
  at: (town: string, step: string, state?: string) => string;
  check: (step: S, fields: FormBody, visit: PortalVisit) => Problem[];
  /** What is known already, added after the first page was sent: it says whose data is asked for. */
  prefill?: (fields: FormBody, visit: PortalVisit) => FormBody;
  /** The form field an input path of the command belongs to. */
  fieldOf: (path: string) => string;
  render: (step: S, view: StepView) => ComponentChildren;
  send: (visit: PortalVisit, state: FormState) => Promise<Outcome<Taken>>;
}

async function readFacts(visit: PortalVisit): Promise<Facts> {
  return visit.read(async (db: Db<Pick<PlatformTables, 'configuration'>>) => ({
    services: (await readServices(db, visit.tenant)).value.filter((service) => service.onSite),
    settings: (await readVisitSettings(db, visit.tenant)).value,
    whoMay: await whoMayHaveVisit(db, visit.tenant, visit.lang, visit.now),
  }));
}

/** Start, page and sending of a form. */
export function wizardRoutes<S extends StepName>(wizard: Wizard<S>): readonly Route<PortalVisit>[] {
  const begin = (visit: PortalVisit): Answer => {
    const fields = visit.query.service ? { services: visit.query.service } : {};
    const id = makeCommandId(Date.parse(visit.now), randomBytes(10));
    const state = sealState(visit, wizard.form, { id, begunAt: visit.now, complete: false, fields });
    return redirect(wizard.at(visit.town.id, wizard.steps[0] ?? 'check', state));
  };
  const problemsAt = (visit: PortalVisit, step: S, fields: FormBody) => wizard.check(step, fields, visit);
  const show = async (visit: PortalVisit, step: S, state: FormState, problems: readonly Problem[]) => {
    const errors = problems.length > 0 ? errorsOf(visit, problems, wizard.fieldOf, wizard.fields[step]) : noErrors;
    return page(
      <WizardPage
        wizard={wizard}
        step={step}
        visit={visit}
        facts={await readFacts(visit)}
        state={state}
        errors={errors}
      />,
      problems.length > 0 ? { status: 422 } : {},
    );
  };
  const stepOf = (visit: PortalVisit) => wizard.steps.find((name) => name === visit.params.step);
  const firstWrong = (visit: PortalVisit, fields: FormBody, before: S) =>
    wizard.steps.slice(0, wizard.steps.indexOf(before)).find((name) => problemsAt(visit, name, fields).length > 0);
  return defineRoutes<PortalVisit>([
    {
      method: 'GET',
      url: wizard.start(':town'),
      permission: 'page:portal.public',
      answer: async (visit) => begin(visit),
    },
    {
      method: 'GET',
      url: wizard.at(':town', ':step'),
      permission: 'page:portal.public',
      async answer(visit) {
        const step = stepOf(visit);
        const state = openState(visit, wizard.form, visit.query.s);
        if (!step || !state) return begin(visit);
        const wrong = firstWrong(visit, state.fields, step);
        if (wrong) return redirect(wizard.at(visit.town.id, wrong, visit.query.s));
        return show(visit, step, state, []);
      },
    },
    {
      method: 'POST',
      url: wizard.at(':town', ':step'),
      permission: 'page:portal.public',
      async answer(visit) {
        const step = stepOf(visit);
        const before = openState(visit, wizard.form, visit.query.s);
        if (!step || !before) return begin(visit);
        const typed = mergeFields(before.fields, visit.form, wizard.fields[step]);
        const fields = step === wizard.steps[0] && wizard.prefill ? wizard.prefill(typed, visit) : typed;
        const state = { ...before, fields };
        const wrong = firstWrong(visit, fields, step);
        if (wrong) return redirect(wizard.at(visit.town.id, wrong, sealState(visit, wizard.form, state)));
        const problems = problemsAt(visit, step, fields);
        if (problems.length > 0) return show(visit, step, state, problems);
        if (step === 'check') {
          const outcome = await wizard.send(visit, state);
          if (!outcome.ok) return show(visit, step, state, outcome.problems);
          return redirect(urls.taken(visit.town.id), [openCaseSession(visit.door, visit.tenant, outcome.value.caseId)]);
        }
        const next = wizard.steps[wizard.steps.indexOf(step) + 1] ?? step;
        const complete = state.complete || next === 'check';
        const last = wizard.steps[wizard.steps.length - 1] ?? next;
        // Who came back to correct one page returns to the check, unless the change makes another page incomplete.
        const to = state.complete ? (firstWrong(visit, fields, last) ?? last) : next;
        return redirect(wizard.at(visit.town.id, to, sealState(visit, wizard.form, { ...state, complete })));
      },
    },
  ]);
}

/** In the order of the page, and with a sentence of its own where a choice is missing. */
function errorsOf(
  visit: PortalVisit,
  problems: readonly Problem[],
  fieldOf: (path: string) => string,
  names: readonly string[],
): FormErrors {
  const place = (problem: Problem) =>
    names.findIndex((name) => name.replace(/-(day|month|year)$/, '') === fieldOf(problem.field ?? ''));
  const sorted = problems.toSorted((a, b) => place(a) - place(b));
  const found = formErrors(visit.door.problems, sorted, visit.lang, fieldOf);
  return sayMissing(found, problems, fieldOf, messages[visit.lang].missing);
}

function WizardPage<S extends StepName>({
  wizard,
  step,
  visit,
  facts,
  state,
  errors,
}: {
  wizard: Wizard<S>;
  step: S;
  visit: PortalVisit;
  facts: Facts;
  state: FormState;
  errors: FormErrors;
}) {
  const { lang, ui, town } = visit;
  const t = messages[lang];
  const sealed = sealState(visit, wizard.form, state);
  const index = wizard.steps.indexOf(step);
  const before = wizard.steps[index - 1];
  const linkTo = (name: string) => wizard.at(town.id, name, sealed);
  return (
    <PortalPage
      visit={visit}
      section="request"
      title={`${t.headings[step]} – ${wizard.title(visit)}`}
      heading={t.headings[step]}
      hasErrors={errors.summary.length > 0}
      query={`s=${sealed}`}
      {...(before ? { backLink: { href: linkTo(before), label: t.back } } : {})}
    >
      <Steps lang={lang} steps={wizard.steps.map((name) => t.steps[name])} current={index + 1} />
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={linkTo(step)} csrf={ui.csrf}>
        {wizard.render(step, { visit, facts, fields: state.fields, errors, linkTo })}
        <Button>{step === 'check' ? t.send : t.next}</Button>
      </Form>
    </PortalPage>
  );
}
