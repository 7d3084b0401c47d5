import { type Example, say } from './example.ts';
import { Timeline } from './timeline.tsx';

export const examples: Example[] = [
  {
    title: 'What happened so far',
    render: (lang) => (
      <Timeline
        label={say(lang, 'Verlauf', 'History')}
        items={[
          {
            when: say(lang, '20. November 2026, 09:12 Uhr', '20 November 2026, 09:12'),
            iso: '2026-11-20T09:12:00+01:00',
            title: say(lang, 'Anruf angenommen', 'Call taken'),
            who: '115',
            tone: 'success',
          },
          {
            when: say(lang, '20. November 2026, 11:40 Uhr', '20 November 2026, 11:40'),
            iso: '2026-11-20T11:40:00+01:00',
            title: say(lang, 'Hausbesuch bewilligt', 'Home visit granted'),
            who: say(lang, 'Disposition', 'Dispatch'),
            tone: 'success',
            body: <p>{say(lang, 'Sie erfüllen die Voraussetzungen.', 'You meet the conditions.')}</p>,
          },
          {
            when: say(lang, 'bis 27. November 2026', 'by 27 November 2026'),
            title: say(lang, 'Wir nennen Ihnen einen Termin', 'We give you a date'),
            tone: 'info',
          },
        ]}
      />
    ),
  },
];
