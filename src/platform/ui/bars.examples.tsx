import { Bars } from './bars.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Days of waiting by channel',
    render: (lang) => (
      <Bars
        lang={lang}
        title={say(lang, 'Wartezeit nach Weg', 'Waiting time by channel')}
        bars={[
          { label: say(lang, 'Telefon 115', 'Phone 115'), value: 4, text: say(lang, '4 Tage', '4 days') },
          { label: 'Portal', value: 3, text: say(lang, '3 Tage', '3 days') },
          { label: say(lang, 'Einrichtung', 'Institution'), value: 11, text: say(lang, '11 Tage', '11 days') },
        ]}
      />
    ),
  },
];
