import { type Example, say } from './example.ts';
import { Fieldset } from './fieldset.tsx';
import { TextField } from './text-field.tsx';

export const examples: Example[] = [
  {
    title: 'An address',
    render: (lang) => (
      <Fieldset
        lang={lang}
        legend={say(lang, 'Wohin sollen wir kommen?', 'Where should we come?')}
        name="address"
        large
      >
        <TextField
          lang={lang}
          name="address-street"
          label={say(lang, 'Straße und Hausnummer', 'Street and house number')}
          autocomplete="street-address"
        />
        <TextField
          lang={lang}
          name="address-postcode"
          label={say(lang, 'Postleitzahl', 'Postcode')}
          inputMode="numeric"
          maxLength={5}
          width={4}
          autocomplete="postal-code"
        />
      </Fieldset>
    ),
  },
];
