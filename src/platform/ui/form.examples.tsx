import { Button } from './button.tsx';
import { ButtonRow } from './button-row.tsx';
import { type Example, say } from './example.ts';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';

export const examples: Example[] = [
  {
    title: 'A form that asks before it sends',
    render: (lang) => (
      <Form
        action="#sent"
        csrf="example"
        commandId="01890000-0000-7000-8000-000000000000"
        hidden={{ step: 2 }}
        confirm={say(lang, 'Der Termin wird abgesagt.', 'The appointment will be cancelled.')}
        label={say(lang, 'Termin absagen', 'Cancel the appointment')}
      >
        <TextField lang={lang} name="reason" label={say(lang, 'Grund', 'Reason')} optional />
        <ButtonRow>
          <Button variant="danger">{say(lang, 'Termin absagen', 'Cancel appointment')}</Button>
        </ButtonRow>
      </Form>
    ),
  },
  {
    title: 'A search in one line',
    render: (lang) => (
      <Form method="get" inline label={say(lang, 'Vorgänge suchen', 'Search cases')}>
        <TextField
          lang={lang}
          name="q"
          type="search"
          label={say(lang, 'Nummer oder Name', 'Number or name')}
          optional
        />
        <Button variant="secondary">{say(lang, 'Suchen', 'Search')}</Button>
      </Form>
    ),
  },
];
