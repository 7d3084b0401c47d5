import { Badge } from './badge.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Tones',
    render: (lang) => (
      <p class="bn-button-row">
        <Badge>{say(lang, 'Entwurf', 'Draft')}</Badge>
        <Badge tone="info">{say(lang, 'In Bearbeitung', 'In progress')}</Badge>
        <Badge tone="success">{say(lang, 'Bewilligt', 'Granted')}</Badge>
        <Badge tone="warning">{say(lang, 'Frist morgen', 'Due tomorrow')}</Badge>
        <Badge tone="danger">{say(lang, 'Überfällig', 'Overdue')}</Badge>
      </p>
    ),
  },
];
