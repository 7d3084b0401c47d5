import { caseTexts, possibleActions, stepsByHand, type Transition, wordFor } from '#domain/cases/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { urls } from '../urls.ts';
import { formOf, type PartProps } from './form-of.ts';
import { messages } from './messages.ts';

const groundsFor: Readonly<Record<string, readonly string[]>> = {
  refuse: ['criteria-not-met', 'not-resident', 'service-not-offered', 'evidence-missing', 'no-answer'],
  'hand-on': ['other-office', 'other-authority', 'not-resident'],
};

/** The buttons of a case: the rows of the transition table this person may take by hand now. */
export function Steps({ visit, read, errors }: PartProps) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const { file } = read;
  const byHand: readonly string[] = stepsByHand;
  const steps =
    door.may(actor, 'cases.move-on') && file.state !== 'planned'
      ? possibleActions(file.state, actor.roles).filter(({ action }) => byHand.includes(action))
      : [];
  const maySay = door.may(actor, 'cases.accept') && file.state !== 'ended' && file.responsibility !== 'accepted';
  const mayWithdraw =
    door.may(actor, 'cases.withdraw') &&
    possibleActions(file.state, actor.roles).some((row) => row.action === 'withdraw');
  const idle = steps.length === 0 && !maySay;
  const nothingByHand = file.state === 'planned' ? t.plannedByVisit : t.noActions;
  const readOnly = mayWithdraw ? undefined : t.readOnly;
  const note = !idle ? undefined : door.may(actor, 'cases.move-on') ? nothingByHand : readOnly;
  return (
    <Section title={t.actions}>
      {maySay ? (
        <Form
          action={urls.caseAction(file.number, 'accept')}
          {...formOf(visit, 'accept')}
          hidden={{ version: file.version }}
          inline
        >
          <Button>{t.accept}</Button>
        </Form>
      ) : null}
      {steps.map((step) => (
        <Step key={step.action} visit={visit} read={read} errors={errors} step={step} />
      ))}
      {note === undefined ? null : <p class="kern-body">{note}</p>}
      {mayWithdraw ? <Withdraw visit={visit} read={read} /> : null}
    </Section>
  );
}

/** The person says on the telephone that they no longer want it. */
function Withdraw({ visit, read }: Omit<PartProps, 'errors'>) {
  const t = messages[visit.lang];
  const { number, kind } = read.file;
  return (
    <Details summary={t.withdraw}>
      <p class="kern-body">{kind === 'group-date' ? t.withdrawGroup : t.withdrawText}</p>
      <Form
        action={urls.caseAction(number, 'withdraw')}
        {...formOf(visit, 'withdraw')}
        label={t.withdraw}
        confirm={t.withdrawAsk}
      >
        <div>
          <Button variant="danger">{t.withdrawSend}</Button>
        </div>
      </Form>
    </Details>
  );
}

function Step({ visit, read, errors, step }: PartProps & { step: Transition }) {
  const { lang, form } = visit;
  const t = messages[lang];
  const { action } = step;
  const name = (field: string) => `${action}.${field}`;
  const label = caseTexts[lang].action[action];
  const asks = action === 'ask-resident';
  const wrong = ['ground', 'outcome', 'message'].some((field) => errors.at(name(field)));
  const outcomes = step.outcomes && step.outcomes.length > 1 ? step.outcomes : [];
  return (
    <Details summary={label} open={wrong}>
      <Form
        action={urls.caseAction(read.file.number, 'step')}
        {...formOf(visit, action)}
        hidden={{ action, version: read.file.version }}
        label={label}
      >
        {outcomes.length > 0 ? (
          <Radios
            lang={lang}
            name={name('outcome')}
            label={t.outcome}
            value={fieldText(form, name('outcome'))}
            error={errors.at(name('outcome'))}
            options={outcomes.map((value) => ({ value, label: caseTexts[lang].phase[`ended-${value}`].word }))}
          />
        ) : null}
        {groundsFor[action] ? (
          <Select
            lang={lang}
            name={name('ground')}
            label={t.ground}
            value={fieldText(form, name('ground'))}
            error={errors.at(name('ground'))}
            options={groundsFor[action].map((value) => ({ value, label: wordFor(t.grounds, value) }))}
          />
        ) : null}
        <TextArea
          lang={lang}
          name={name('message')}
          label={asks ? t.question : t.message}
          hint={t.messageHint}
          value={fieldText(form, name('message'))}
          error={errors.at(name('message'))}
          rows={3}
          optional={!asks}
        />
        <div>
          <Button variant={step.to === 'ended' ? 'danger' : 'primary'}>{label}</Button>
        </div>
      </Form>
    </Details>
  );
}
