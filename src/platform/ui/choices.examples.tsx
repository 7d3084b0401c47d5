import { Checkbox } from './checkbox.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { type Example, say } from './example.ts';
import { Radios } from './radios.tsx';
import { Select } from './select.tsx';

export const examples: Example[] = [
  {
    title: 'Radios',
    render: (lang) => (
      <Radios
        lang={lang}
        name="contact"
        label={say(lang, 'Wie erreichen wir Sie?', 'How can we reach you?')}
        value="letter"
        options={[
          { value: 'mail', label: say(lang, 'Per E-Mail', 'By e-mail') },
          {
            value: 'letter',
            label: say(lang, 'Per Brief', 'By letter'),
            hint: say(lang, 'Dauert etwa drei Tage.', 'Takes about three days.'),
          },
          { value: 'call', label: say(lang, 'Bitte rufen Sie mich zurück', 'Please call me back') },
        ]}
      />
    ),
  },
  {
    title: 'Radios side by side, refused',
    render: (lang) => (
      <Radios
        lang={lang}
        name="lift"
        horizontal
        label={say(lang, 'Gibt es einen Aufzug?', 'Is there a lift?')}
        error={say(lang, 'Bitte wählen Sie Ja oder Nein.', 'Please choose yes or no.')}
        options={[
          { value: 'yes', label: say(lang, 'Ja', 'Yes') },
          { value: 'no', label: say(lang, 'Nein', 'No') },
        ]}
      />
    ),
  },
  {
    title: 'Checkboxes, optional',
    render: (lang) => (
      <Checkboxes
        lang={lang}
        name="access"
        optional
        values={['bell']}
        label={say(lang, 'Was sollen wir wissen?', 'What should we know?')}
        options={[
          { value: 'bell', label: say(lang, 'Klingel defekt', 'Bell does not work') },
          { value: 'dog', label: say(lang, 'Hund im Haus', 'There is a dog') },
          { value: 'table', label: say(lang, 'Kein Tisch vorhanden', 'No table') },
        ]}
      />
    ),
  },
  {
    title: 'One box, required and refused',
    render: (lang) => (
      <Checkbox
        lang={lang}
        name="consent"
        required
        label={say(lang, 'Ich habe die Hinweise zum Datenschutz gelesen.', 'I have read the privacy notice.')}
        error={say(lang, 'Bitte bestätigen Sie die Hinweise.', 'Please confirm the notice.')}
      />
    ),
  },
  {
    title: 'Select',
    render: (lang) => (
      <Select
        lang={lang}
        name="service"
        label={say(lang, 'Leistung', 'Service')}
        options={[
          { value: 'id', label: say(lang, 'Personalausweis', 'ID card') },
          { value: 'passport', label: say(lang, 'Reisepass', 'Passport') },
        ]}
      />
    ),
  },
];
