import { Columns } from './columns.tsx';
import { type Example, say } from './example.ts';
import { Section } from './section.tsx';
import { Stack } from './stack.tsx';

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
  {
    title: 'A stack',
    render: (lang) => (
      <Stack gap="small">
        <p>{say(lang, 'Zuerst dies.', 'This first.')}</p>
        <p>{say(lang, 'Dann das.', 'Then that.')}</p>
      </Stack>
    ),
  },
];
