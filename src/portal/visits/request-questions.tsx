import { proofKinds, visitMessages } from '#domain/visits/index.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Prefilled } from '../account/prefilled.tsx';
import { CallUs } from '../call-us.tsx';
import { messages } from './messages.ts';
import { AskAddress, choices, Line } from './questions.tsx';
import { asksForOther } from './request-form.ts';
import type { StepView } from './wizard.tsx';

export function AskWhom({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  return (
    <>
      <Radios
        lang={lang}
        name="whom"
        label={t.whom}
        options={choices(t.whomOptions)}
        value={fieldText(view.fields, 'whom')}
        error={view.errors.at('whom')}
      />
      <Details summary={t.whoMay}>
        <ul>
          {view.facts.whoMay.granted.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class="kern-body">{t.noClaim}</p>
        <p class="kern-body">{t.whoMayUnsure}</p>
        <CallUs visit={view.visit} />
      </Details>
    </>
  );
}

export function AskPerson({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  const other = asksForOther(view.fields);
  const own = other ? {} : { given: 'given-name', family: 'family-name' };
  return (
    <>
      <Prefilled visit={view.visit} />
      {other ? (
        <Fieldset lang={lang} legend={t.yourName} large>
          <Line view={view} name="caller.givenName" label={t.givenName} autocomplete="given-name" optional />
          <Line view={view} name="caller.familyName" label={t.familyName} autocomplete="family-name" />
        </Fieldset>
      ) : null}
      <Fieldset lang={lang} legend={other ? t.theirName : t.yourName} large>
        <Line view={view} name="resident.givenName" label={t.givenName} autocomplete={own.given} optional />
        <Line view={view} name="resident.familyName" label={t.familyName} autocomplete={own.family} />
        <DateField
          lang={lang}
          name="resident.birthDate"
          label={t.birthDate}
          hint={t.birthHint}
          birthday={!other}
          value={readDateParts(view.fields, 'resident.birthDate')}
          error={view.errors.at('resident.birthDate')}
          optional
        />
      </Fieldset>
      <AskAddress view={view} name="resident.address" legend={t.address} />
      <Radios
        lang={lang}
        name="livesIn"
        label={other ? t.livesIn : t.livesInSelf}
        options={choices(t.livesInOptions)}
        value={fieldText(view.fields, 'livesIn')}
        error={view.errors.at('livesIn')}
      />
      {other ? (
        <Radios
          lang={lang}
          name="takesPart"
          label={t.takesPart}
          hint={t.takesPartHint}
          options={choices({ yes: t.yes, no: t.no })}
          value={fieldText(view.fields, 'takesPart')}
          error={view.errors.at('takesPart')}
        />
      ) : null}
    </>
  );
}

/** Kinds only, and why: what they say about health is looked at by a person and never stored. */
export function AskProof({ view }: { view: StepView }) {
  const { lang } = view.visit;
  const t = messages[lang];
  const names = visitMessages[lang].proofOf;
  return (
    <>
      <p class="kern-body">{t.proofWhy}</p>
      <Checkboxes
        lang={lang}
        name="proofKinds"
        label={t.proof}
        hint={t.proofHint}
        options={proofKinds
          .filter((kind) => kind !== 'told-only' && kind !== 'none')
          .map((kind) => ({ value: kind, label: names[kind] }))}
        values={fieldTexts(view.fields, 'proofKinds')}
        error={view.errors.at('proofKinds')}
        optional
      />
    </>
  );
}
