import { DayPlan } from './day-plan.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Two crews',
    render: (lang) => (
      <DayPlan
        lang={lang}
        title={say(lang, 'Touren am Montag, 23. November', 'Tours on Monday, 23 November')}
        rows={[
          {
            resource: say(lang, 'Team Nord', 'Crew north'),
            href: '#north',
            items: [
              { start: '08:00', end: '08:20', label: say(lang, 'Koffer prüfen', 'Check the kit'), kind: 'setup' },
              { start: '08:20', end: '08:45', label: say(lang, 'Fahrt', 'Travel'), kind: 'travel' },
              { start: '08:45', end: '09:45', label: 'Z7K-4M2', kind: 'visit' },
              { start: '09:45', end: '10:05', label: say(lang, 'Fahrt', 'Travel'), kind: 'travel' },
              {
                start: '10:05',
                end: '12:05',
                label: say(lang, 'Sammeltermin, 4 Personen', 'Group date, 4 people'),
                kind: 'visit',
              },
              { start: '12:05', end: '12:35', label: say(lang, 'Pause', 'Break'), kind: 'break' },
              { start: '13:00', end: '13:45', label: 'B3T-8W5', kind: 'visit' },
            ],
          },
          {
            resource: say(lang, 'Team Süd', 'Crew south'),
            items: [
              {
                start: '08:00',
                end: '16:00',
                label: say(lang, 'Wagen in Werkstatt', 'Car in repair'),
                kind: 'blocked',
              },
            ],
          },
          { resource: say(lang, 'Team West', 'Crew west'), items: [] },
        ]}
      />
    ),
  },
];
