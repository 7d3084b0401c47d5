import { Columns } from './columns.tsx';
import { type Example, say } from './example.ts';
import { Section } from './section.tsx';

export const examples: Example[] = [
  {
    title: 'Main part and side part, each a section',
    render: (lang) => (
      <Columns layout="main">
        <Section level={4} title={say(lang, 'Vorgang', 'Case')}>
          <p>{say(lang, 'Was gerade geschieht.', 'What is going on.')}</p>
        </Section>
        <Section level={4} title={say(lang, 'Zuständig', 'Responsible')}>
          <p>{say(lang, 'Bürgerservice', 'Citizen service')}</p>
        </Section>
      </Columns>
    ),
  },
];
