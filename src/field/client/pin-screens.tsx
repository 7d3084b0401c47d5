import { Button } from '#platform/ui/button.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { setPin, unlock } from './device.ts';
import { deviceMessages } from './device-messages.ts';
import { DraftForm } from './draft-form.tsx';
import { Screen } from './screen.tsx';
import { useApp } from './state.ts';
import { listTours, sync } from './sync.ts';

const shortest = 6;

export function NewPinScreen() {
  const { lang } = useApp();
  const t = deviceMessages[lang].pin;
  return (
    <Screen title={t.newTitle} lead={t.newLead}>
      <DraftForm
        submit={async ({ pin = '', repeat = '' }) => {
          if (pin.length < shortest) return [{ name: 'pin', text: t.tooShort }];
          if (pin !== repeat) return [{ name: 'repeat', text: t.differs }];
          await setPin(pin);
          void listTours();
          return [];
        }}
      >
        {(values, errorAt) => (
          <>
            <TextField
              lang={lang}
              name="pin"
              type="password"
              label={t.pin}
              hint={t.pinHint}
              autocomplete="new-password"
              value={values.pin}
              error={errorAt('pin')}
            />
            <TextField
              lang={lang}
              name="repeat"
              type="password"
              label={t.repeat}
              autocomplete="new-password"
              value={values.repeat}
              error={errorAt('repeat')}
            />
            <Button>{t.save}</Button>
          </>
        )}
      </DraftForm>
    </Screen>
  );
}

export function UnlockScreen() {
  const { lang } = useApp();
  const t = deviceMessages[lang].pin;
  return (
    <Screen title={t.title}>
      <DraftForm
        submit={async ({ pin = '' }) => {
          const opened = await unlock(pin);
          if (!opened.ok) return [{ name: 'pin', text: opened.waitSeconds > 0 ? t.wait(opened.waitSeconds) : t.wrong }];
          void sync();
          return [];
        }}
      >
        {(values, errorAt) => (
          <>
            <TextField
              lang={lang}
              name="pin"
              type="password"
              label={t.pin}
              autocomplete="current-password"
              value={values.pin}
              error={errorAt('pin')}
            />
            <Button>{t.open}</Button>
          </>
        )}
      </DraftForm>
    </Screen>
  );
}
