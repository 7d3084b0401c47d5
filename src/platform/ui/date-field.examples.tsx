import { DateField } from './date-field.tsx';
import { type Example, say } from './example.ts';
import { TimeField } from './time-field.tsx';

export const examples: Example[] = [
  {
    title: 'Date of birth',
    render: (lang) => (
      <DateField
        lang={lang}
        name="born"
        birthday
        label={say(lang, 'Geburtsdatum', 'Date of birth')}
        value="1951-03-24"
      />
    ),
  },
  {
    title: 'Refused date, as typed',
    render: (lang) => (
      <DateField
        lang={lang}
        name="wish"
        optional
        label={say(lang, 'Wunschtag', 'Preferred day')}
        value={{ day: '31', month: '2', year: '2026' }}
        error={say(lang, 'Diesen Tag gibt es nicht.', 'There is no such day.')}
      />
    ),
  },
  {
    title: 'Time of day',
    render: (lang) => <TimeField lang={lang} name="from" label={say(lang, 'Frühestens', 'Not before')} value="10:00" />,
  },
];
