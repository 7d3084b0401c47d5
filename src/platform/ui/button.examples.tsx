import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { ButtonRow } from './button-row.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Variants in a row',
    render: (lang) => (
      <ButtonRow>
        <Button>{say(lang, 'Absenden', 'Send')}</Button>
        <Button variant="secondary">{say(lang, 'Zwischenspeichern', 'Save for later')}</Button>
        <Button variant="tertiary">{say(lang, 'Verwerfen', 'Discard')}</Button>
        <Button variant="danger" icon="delete">
          {say(lang, 'Zurückziehen', 'Withdraw')}
        </Button>
      </ButtonRow>
    ),
  },
  {
    title: 'Links that look like buttons',
    render: (lang) => (
      <ButtonRow>
        <ButtonLink href="#start" icon="arrow-forward">
          {say(lang, 'Jetzt beantragen', 'Apply now')}
        </ButtonLink>
        <ButtonLink href="#letter" variant="secondary" icon="download">
          {say(lang, 'Bescheid als PDF', 'Decision as PDF')}
        </ButtonLink>
      </ButtonRow>
    ),
  },
];
