import { type Example, say } from './example.ts';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

export const examples: Example[] = [
  {
    title: 'With hint',
    render: (lang) => (
      <TextField
        lang={lang}
        name="phone"
        type="tel"
        autocomplete="tel"
        width={16}
        label={say(lang, 'Telefon', 'Phone')}
        hint={say(lang, 'Unter dieser Nummer rufen wir zurück.', 'We call back on this number.')}
      />
    ),
  },
  {
    title: 'Optional',
    render: (lang) => (
      <TextField
        lang={lang}
        name="mail"
        type="email"
        autocomplete="email"
        optional
        label={say(lang, 'E-Mail', 'E-mail')}
      />
    ),
  },
  {
    title: 'Refused',
    render: (lang) => (
      <TextField
        lang={lang}
        name="postcode"
        inputMode="numeric"
        width={4}
        value="4479"
        label={say(lang, 'Postleitzahl', 'Postcode')}
        hint={say(lang, 'Fünf Ziffern', 'Five digits')}
        error={say(lang, 'Eine Postleitzahl hat fünf Ziffern.', 'A postcode has five digits.')}
      />
    ),
  },
  {
    title: 'Several lines',
    render: (lang) => (
      <TextArea
        lang={lang}
        name="message"
        label={say(lang, 'Ihre Nachricht', 'Your message')}
        value={say(lang, 'Bitte klingeln Sie zweimal.', 'Please ring twice.')}
      />
    ),
  },
];
