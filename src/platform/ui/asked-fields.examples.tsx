import { AskedFields } from './asked-fields.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Fields of a form that is data',
    render: (lang) => (
      <AskedFields
        lang={lang}
        maxMegabytes={10}
        errorAt={(name) =>
          name === 'asked-day' ? say(lang, 'Diesen Tag gibt es nicht.', 'There is no such day.') : undefined
        }
        blocks={[
          {
            kind: 'field',
            name: 'asked-day',
            label: say(lang, 'Tag des Auszugs', 'Day of moving out'),
            optional: false,
            control: { kind: 'date', birthday: false },
            value: { day: '31', month: '2', year: '2026' },
          },
          {
            kind: 'group',
            name: 'asked-family',
            label: say(lang, 'Menschen, die mitziehen', 'People who move too'),
            add: say(lang, 'Noch eine Person', 'Another person'),
            min: 0,
            max: 3,
            items: [1, 2].map((number) => ({
              legend: `Person ${number}`,
              fields: [
                {
                  kind: 'field' as const,
                  name: `asked-family.${number}.name`,
                  label: 'Name',
                  optional: false,
                  control: { kind: 'text' as const },
                  value: '',
                },
              ],
            })),
          },
        ]}
      />
    ),
  },
];
