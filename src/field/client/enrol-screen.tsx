import { useEffect, useState } from 'preact/hooks';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { ActionButton } from './action-button.tsx';
import { askSession, enrol, type SessionAnswer } from './device.ts';
import { deviceMessages } from './device-messages.ts';
import { DraftForm } from './draft-form.tsx';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { useApp } from './state.ts';
import { sync } from './sync.ts';

/** The device becomes one of the town's: who is signed in gives it a name, the browser draws its key. */
export function EnrolScreen() {
  const { lang } = useApp();
  const t = deviceMessages[lang].enrol;
  const [session, setSession] = useState<SessionAnswer | 'asking' | undefined>('asking');
  const ask = () => {
    setSession('asking');
    void askSession().then(setSession);
  };
  useEffect(ask, []);
  return (
    <Screen title={t.title} lead={t.lead}>
      {session === undefined ? (
        <Alert lang={lang} tone="warning" title={t.needsNetwork}>
          <ActionButton variant="secondary" onPress={ask}>
            {t.retry}
          </ActionButton>
        </Alert>
      ) : null}
      {session !== undefined && session !== 'asking' && !session.crew ? (
        <Alert lang={lang} tone="info" title={session.name === null ? t.notSignedIn : t.notCrew}>
          <ButtonLink href="/desk/sign-in?next=/field">{t.signIn}</ButtonLink>
        </Alert>
      ) : null}
      {session !== undefined && session !== 'asking' && session.crew ? (
        <DraftForm
          submit={async ({ name = '' }) => {
            if (name.trim() === '') return [{ name: 'name', text: t.nameMissing }];
            const refused = await enrol(name.trim());
            if (refused !== undefined) return [{ name: 'name', text: refused || t.needsNetwork }];
            go(places.home());
            void sync();
            return [];
          }}
        >
          {(values, errorAt) => (
            <>
              <p>{t.as(session.name ?? '')}</p>
              <TextField
                lang={lang}
                name="name"
                label={t.name}
                hint={t.nameHint}
                maxLength={60}
                value={values.name}
                error={errorAt('name')}
              />
              <Button>{t.submit}</Button>
            </>
          )}
        </DraftForm>
      ) : null}
    </Screen>
  );
}
