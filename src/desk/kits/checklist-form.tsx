import { randomUUID } from 'node:crypto';
import { kitEquipment } from '#domain/catalogue/index.ts';
import { equipmentNames } from '#domain/visits/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { Section } from '#platform/ui/section.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { urls } from '../urls.ts';
import type { KitPageProps } from './kit-page-props.ts';
import { messages } from './messages.ts';

/** Somebody looks into the kit: at any time, or when it comes back from its tour. */
export function ChecklistForm({ visit, kit, settings, typed, errors }: KitPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const out = kit.custody !== undefined;
  const known = new Map(kit.items.map((item) => [item.equipment, item.state]));
  const looked = kitEquipment.filter(
    (equipment) => known.has(equipment) || settings.requiredEquipment.includes(equipment),
  );
  const title = out ? t.return : t.check;
  return (
    <Section title={title}>
      <p>{out ? t.returnLead : t.checkLead}</p>
      <Form
        action={out ? urls.returnKit(kit.kitId) : urls.checkKit(kit.kitId)}
        csrf={visit.ui.csrf}
        commandId={randomUUID()}
        hidden={{ tourId: kit.custody?.tourId }}
        label={title}
      >
        {looked.map((equipment) => (
          <Radios
            key={equipment}
            lang={lang}
            name={`item-${equipment}`}
            label={equipmentNames(equipment, lang)}
            horizontal
            value={fieldText(typed, `item-${equipment}`) || (known.get(equipment) ?? 'missing')}
            error={errors.at(`item-${equipment}`)}
            options={Object.entries(t.states).map(([value, label]) => ({ value, label }))}
          />
        ))}
        <TextField
          lang={lang}
          name="batteryPercent"
          label={t.batteryField}
          inputMode="numeric"
          width={4}
          value={fieldText(typed, 'batteryPercent') || String(kit.batteryPercent)}
          error={errors.at('batteryPercent')}
        />
        {out ? null : (
          <DateField
            lang={lang}
            name="calibratedUntil"
            label={t.newCalibration}
            hint={t.newCalibrationHint}
            optional
            value={readDateParts(typed, 'calibratedUntil')}
            error={errors.at('calibratedUntil')}
          />
        )}
        <ButtonRow>
          <Button>{out ? t.returnButton : t.checkButton}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
