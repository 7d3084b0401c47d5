import { requestGroupDate, requestVisit } from '#domain/visits/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { newCaseActor } from '../new-case-actor.ts';
import { urls } from '../urls.ts';
import { CheckGroup, CheckRequest } from './check-answers.tsx';
import { checkGroup, groupFieldOf, groupFields, groupFrom, groupSteps } from './group-form.ts';
import { messages } from './messages.ts';
import { prefill } from './prefill.ts';
import { AskAddress, AskContact, AskServices, AskVisit, choices, Line } from './questions.tsx';
import { checkRequest, fieldOf, requestFields, requestFrom, requestSteps } from './request-form.ts';
import { AskPerson, AskProof, AskWhom } from './request-questions.tsx';
import { takenRoutes } from './taken-routes.tsx';
import { type StepView, wizardRoutes } from './wizard.tsx';

const requestRoutes = wizardRoutes({
  form: 'visit-request',
  steps: requestSteps,
  fields: requestFields,
  title: (visit) => messages[visit.lang].requestTitle,
  start: (town) => urls.request(town),
  at: urls.requestStep,
  check: (step, fields, visit) => checkRequest(step, fields, visit.lang),
  prefill: (fields, { account }) => (account ? prefill(fields, account.attributes) : fields),
  fieldOf,
  render(step, view) {
    switch (step) {
      case 'whom':
        return <AskWhom view={view} />;
      case 'services':
        return <AskServices view={view} hint={messages[view.visit.lang].servicesHint} />;
      case 'person':
        return <AskPerson view={view} />;
      case 'contact':
        return <AskContact view={view} />;
      case 'visit':
        return <AskVisit view={view} />;
      case 'proof':
        return <AskProof view={view} />;
      case 'check':
        return <CheckRequest view={view} />;
    }
  },
  send: (visit, { id, fields }) =>
    visit.door.gate.execute({
      id,
      command: requestVisit,
      actor: newCaseActor(visit),
      input: requestFrom(fields, visit.lang),
    }),
});

const groupRoutes = wizardRoutes({
  form: 'group-request',
  steps: groupSteps,
  fields: groupFields,
  title: (visit) => messages[visit.lang].groupTitle,
  start: (town) => urls.requestGroup(town),
  at: urls.requestGroupStep,
  check: (step, fields, visit) => checkGroup(step, fields, visit.lang),
  fieldOf: groupFieldOf,
  render(step, view) {
    switch (step) {
      case 'home':
        return <AskHome view={view} />;
      case 'contact':
        return <AskContactPerson view={view} />;
      case 'services':
        return <AskServices view={view} hint={messages[view.visit.lang].groupServicesHint} />;
      case 'visit':
        return <AskVisit view={view} />;
      case 'check':
        return <CheckGroup view={view} />;
    }
  },
  send: (visit, { id, fields }) =>
    visit.door.gate.execute({
      id,
      command: requestGroupDate,
      actor: newCaseActor(visit),
      input: groupFrom(fields, visit.lang),
    }),
});

export const visitRoutes = [...requestRoutes, ...groupRoutes, ...takenRoutes];

function AskHome({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  return (
    <>
      <Line view={view} name="homeName" label={t.homeName} autocomplete="organization" />
      <Radios
        lang={lang}
        name="homeKind"
        label={t.homeKind}
        options={choices(t.homeKindOptions)}
        value={fieldText(view.fields, 'homeKind') || 'care-home'}
        error={view.errors.at('homeKind')}
      />
      <AskAddress view={view} name="address" legend={t.homeAddress} />
      <Line
        view={view}
        name="expectedResidents"
        label={t.expected}
        hint={t.expectedHint}
        inputMode="numeric"
        width={4}
      />
    </>
  );
}

function AskContactPerson({ view }: { view: StepView }) {
  const t = messages[view.visit.lang];
  return (
    <>
      <h2 class="kern-heading-medium">{t.contactPerson}</h2>
      <Line view={view} name="contact.givenName" label={t.givenName} autocomplete="given-name" optional />
      <Line view={view} name="contact.familyName" label={t.familyName} autocomplete="family-name" />
      <AskContact view={view} />
    </>
  );
}
