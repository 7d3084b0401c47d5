import { type Example, say } from './example.ts';
import { Form } from './form.tsx';
import { SuggestField } from './suggest-field.tsx';

export const examples: Example[] = [
  {
    title: 'Suggests while one types, where scripts run',
    render: (lang) => (
      <Form method="get" action="#suggest" label={say(lang, 'Baustein suchen', 'Find a component')}>
        <SuggestField
          lang={lang}
          name="component"
          label={say(lang, 'Baustein suchen', 'Find a component')}
          hint={say(lang, 'Zum Beispiel: field', 'For example: field')}
          from="/dev/suggest"
          script={undefined}
          nonce=""
          optional
        />
      </Form>
    ),
  },
];
