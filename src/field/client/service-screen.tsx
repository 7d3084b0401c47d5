import { notDoneReasons } from '#domain/visits/field-rules.ts';
import { isFormKey } from '#domain/visits/form-rules.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { TourService } from '../package-rules.ts';
import { DraftForm, type Fault } from './draft-form.tsx';
import { formMessages } from './form-messages.ts';
import { type Draft, note } from './memory.ts';
import { personMessages } from './person-messages.ts';
import type { PersonProps } from './person-props.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { readServiceForm, type ServiceField, serviceFields } from './service-fields.ts';
import { useApp } from './state.ts';
import { sync } from './sync.ts';

function FieldOf({
  field,
  values,
  error,
  blanks,
}: {
  field: ServiceField;
  values: Draft;
  error: string | undefined;
  blanks: readonly string[];
}) {
  const { lang } = useApp();
  const t = formMessages[lang];
  const { name } = field;
  const hints: Readonly<Record<string, string>> = t.hints;
  const all = { lang, name, label: t.labels[name], error, hint: hints[name] };
  switch (field.kind) {
    case 'check':
      return <Checkbox {...all} checked={values[name] === 'yes'} />;
    case 'date':
      return (
        <DateField
          {...all}
          value={{ day: values[`${name}-day`], month: values[`${name}-month`], year: values[`${name}-year`] }}
        />
      );
    case 'choice':
      return (
        <Radios
          {...all}
          value={values[name]}
          options={field.options.map((value) => ({ value, label: t.answers[value] }))}
        />
      );
    case 'blank':
      return <Select {...all} value={values[name]} options={blanks.map((value) => ({ value, label: value }))} />;
    default:
      return (
        <TextField
          {...all}
          value={values[name]}
          optional={field.optional}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          {...(field.kind === 'number' ? { width: 4 as const } : {})}
        />
      );
  }
}

/** One service for one person: done with what its form asks, or not done and why. */
export function ServiceScreen({ held, stop, person, service }: PersonProps & { service: TourService }) {
  const { lang, commands } = useApp();
  const t = personMessages[lang];
  const visitId = stop.visit.visitId;
  const tourId = held.data.tour.id;
  const id = `${visitId}/${person.caseId}/${service.key}`;
  const formKey = isFormKey(service.formKey) ? service.formKey : undefined;
  const fields = formKey ? serviceFields[formKey] : [];
  const used = new Set(
    commands.flatMap(({ input: { form } }) =>
      form && typeof form === 'object' && 'blankNumber' in form ? [String(form.blankNumber)] : [],
    ),
  );
  const blanks = held.data.kit.blanks.filter((number) => !used.has(number));

  const submit = async (values: Draft): Promise<Fault[]> => {
    const input = { tourId, visitId, caseId: person.caseId, serviceKey: service.key };
    if (values.result === 'not-done') {
      const reason = notDoneReasons.find((one) => one === values.reason);
      if (!reason) return [{ name: 'reason', text: t.choose }];
      await note(tourId, [{ name: 'visits.record-service', input: { ...input, result: 'not-done', reason } }], [id]);
    } else {
      if (values.result !== 'done' || !formKey) return [{ name: 'result', text: t.choose }];
      const read = readServiceForm(formKey, values, new Date().toISOString());
      if (!read.ok)
        return read.faults.map(({ name, fault }) => ({
          name,
          text: `${formMessages[lang].labels[name]}: ${formMessages[lang].errors[fault]}`,
        }));
      const done = { ...input, result: 'done', form: read.form };
      await note(tourId, [{ name: 'visits.record-service', input: done }], [id]);
    }
    void sync();
    go(places.person(visitId, person.caseId));
    return [];
  };

  return (
    <Screen title={service.name[lang]} lead={person.name} back={places.person(visitId, person.caseId)}>
      {fields.some(({ name }) => name === 'kitOrderNumber') ? <p>{t.kitOnly}</p> : null}
      <DraftForm id={id} tourId={tourId} submit={submit}>
        {(values, errorAt) => (
          <>
            <Radios
              lang={lang}
              name="result"
              label={t.resultLabel}
              value={values.result}
              error={errorAt('result')}
              options={[
                { value: 'done', label: t.done },
                { value: 'not-done', label: t.notDone },
              ]}
            />
            {values.result === 'done'
              ? fields.map((field) => (
                  <FieldOf key={field.name} field={field} values={values} error={errorAt(field.name)} blanks={blanks} />
                ))
              : null}
            {values.result === 'not-done' ? (
              <Radios
                lang={lang}
                name="reason"
                label={t.reason}
                value={values.reason}
                error={errorAt('reason')}
                options={notDoneReasons.map((value) => ({ value, label: t.reasons[value] }))}
              />
            ) : null}
            <Button>{t.save}</Button>
          </>
        )}
      </DraftForm>
    </Screen>
  );
}
