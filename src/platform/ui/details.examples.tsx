import { Details } from './details.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Closed and open',
    render: (lang) => (
      <div>
        <Details summary={say(lang, 'Welche Unterlagen brauche ich?', 'Which papers do I need?')}>
          <p>{say(lang, 'Ihren alten Ausweis und ein Foto.', 'Your old ID card and a photo.')}</p>
        </Details>
        <Details open summary={say(lang, 'Was kostet es?', 'What does it cost?')}>
          <p>{say(lang, 'Der Besuch selbst ist kostenlos.', 'The visit itself is free.')}</p>
        </Details>
      </div>
    ),
  },
];
