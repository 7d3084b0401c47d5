import { type Example, say } from './example.ts';
import { Pagination } from './pagination.tsx';
import { Steps } from './steps.tsx';
import { Tabs } from './tabs.tsx';

export const examples: Example[] = [
  {
    title: 'Steps',
    render: (lang) => (
      <Steps
        lang={lang}
        current={2}
        steps={[
          say(lang, 'Ihr Anliegen', 'Your request'),
          say(lang, 'Person und Ort', 'Person and place'),
          say(lang, 'Prüfen und senden', 'Check and send'),
        ]}
      />
    ),
  },
  {
    title: 'Tabs',
    render: (lang) => (
      <Tabs
        label={say(lang, 'Ansichten', 'Views')}
        items={[
          { href: '#mine', label: say(lang, 'Meine', 'Mine'), count: 4, current: true },
          { href: '#team', label: 'Team', count: 17 },
          { href: '#done', label: say(lang, 'Erledigt', 'Done') },
        ]}
      />
    ),
  },
  {
    title: 'Pagination',
    render: (lang) => <Pagination lang={lang} previous="#1" next="#3" page={2} pages={7} />,
  },
];
