import { CaseNumber } from './case-number.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  { title: 'A number to speak', render: (lang) => <CaseNumber lang={lang} number="Z7K-4M2-9PD" /> },
  {
    title: 'With its own label',
    render: (lang) => (
      <CaseNumber lang={lang} number="4281 7730" label={say(lang, 'Ihr Zugangscode', 'Your access code')} />
    ),
  },
];
