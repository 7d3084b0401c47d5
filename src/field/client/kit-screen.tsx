import { kitEquipment } from '#domain/catalogue/rules.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { type KitItem, kitObstacles } from '../package-rules.ts';
import { visitProgress } from '../progress-rules.ts';
import { DraftForm, type Fault } from './draft-form.tsx';
import { type Draft, note } from './memory.ts';
import { messages } from './messages.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { type HeldTour, useApp, useSaid } from './state.ts';
import { sync } from './sync.ts';

const states = ['present', 'missing', 'defect'] as const;

/** The kit part by part, on taking it over and on bringing it back. With a wanting kit no tour begins. */
export function KitScreen({ held, way }: { held: HeldTour; way: 'out' | 'back' }) {
  const { lang, commands } = useApp();
  const t = messages[lang].kit;
  const names: Readonly<Record<string, string>> = messages[lang].equipment;
  const [obstacles, setObstacles] = useSaid<readonly string[]>([]);
  const { data } = held;
  const parts = kitEquipment.filter(
    (one) => data.checklist.equipment.includes(one) || data.kit.equipment.includes(one),
  );
  const open = data.stops.filter((stop) => !visitProgress(stop, commands).finished).length;
  const id = `${data.tour.id}/kit-${way}`;

  const read = (values: Draft): { faults: Fault[]; items: KitItem[]; battery: number } => {
    const items: KitItem[] = [];
    const faults: Fault[] = [];
    for (const equipment of parts) {
      const state = states.find((one) => one === values[equipment]);
      if (state) items.push({ equipment, state });
      else faults.push({ name: equipment, text: `${names[equipment] ?? equipment}: ${t.choose}` });
    }
    const battery = /^\d{1,3}$/.test(values.battery?.trim() ?? '') ? Number(values.battery) : -1;
    if (battery < 0 || battery > 100) faults.push({ name: 'battery', text: t.batteryInvalid });
    return { faults, items, battery };
  };

  const submit = async (values: Draft): Promise<Fault[]> => {
    setObstacles([]);
    const { faults, items, battery } = read(values);
    if (faults.length > 0) return faults;
    if (way === 'out') {
      const found = kitObstacles(data, items, battery);
      if (found.length > 0) {
        setObstacles(
          found.map(({ code, equipment }) => {
            if (code === 'incomplete') return t.incomplete(equipment.map((one) => names[one] ?? one).join(', '));
            return code === 'calibration'
              ? t.calibration(formatDate(lang, data.kit.calibratedUntil))
              : t.low(data.checklist.batteryMinimumPercent);
          }),
        );
        return [];
      }
    }
    const name = way === 'out' ? 'visits.take-out-kit' : 'visits.return-kit';
    await note(
      data.tour.id,
      [{ name, input: { tourId: data.tour.id, checklist: items, batteryPercent: battery } }],
      [id],
    );
    void sync();
    go(places.home());
    return [];
  };

  return (
    <Screen title={way === 'out' ? t.title : t.returnTitle} lead={t.lead(data.kit.name)} back={places.home()}>
      {way === 'out' ? <p>{t.calibrated(formatDate(lang, data.kit.calibratedUntil))}</p> : null}
      {way === 'back' && open > 0 ? (
        <Alert lang={lang} tone="warning" title={t.openVisits(open)} />
      ) : (
        <DraftForm id={id} tourId={data.tour.id} submit={submit}>
          {(values, errorAt) => (
            <>
              {parts.map((equipment) => (
                <Radios
                  key={equipment}
                  lang={lang}
                  name={equipment}
                  label={names[equipment] ?? equipment}
                  value={values[equipment]}
                  error={errorAt(equipment)}
                  options={states.map((state) => ({ value: state, label: t[state] }))}
                />
              ))}
              <TextField
                lang={lang}
                name="battery"
                label={t.battery}
                inputMode="numeric"
                width={4}
                value={values.battery}
                error={errorAt('battery')}
              />
              {obstacles.length > 0 ? (
                <Alert lang={lang} tone="danger" title={t.cannot} live>
                  <ul>
                    {obstacles.map((obstacle) => (
                      <li key={obstacle}>{obstacle}</li>
                    ))}
                  </ul>
                  <p>{t.whatNext}</p>
                </Alert>
              ) : null}
              <Button>{way === 'out' ? t.start : t.give}</Button>
            </>
          )}
        </DraftForm>
      )}
    </Screen>
  );
}
