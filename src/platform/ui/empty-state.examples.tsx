import { ButtonLink } from './button-link.tsx';
import { EmptyState } from './empty-state.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Nothing to do',
    render: (lang) => (
      <EmptyState
        title={say(lang, 'Keine offenen Rückrufe', 'No call-backs waiting')}
        action={
          <ButtonLink href="#call" variant="secondary">
            {say(lang, 'Anruf aufnehmen', 'Take a call')}
          </ButtonLink>
        }
      >
        <p>{say(lang, 'Neue Rückrufe erscheinen hier sofort.', 'New call-backs appear here at once.')}</p>
      </EmptyState>
    ),
  },
];
