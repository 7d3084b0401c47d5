import { type Example, say } from './example.ts';
import { SummaryList } from './summary-list.tsx';

export const examples: Example[] = [
  {
    title: 'Check before sending',
    render: (lang) => (
      <SummaryList
        lang={lang}
        rows={[
          { key: 'Name', value: 'Łucja Nguyễn-Țurcan', action: { href: '#name' } },
          {
            key: say(lang, 'Anschrift', 'Address'),
            value: say(lang, 'Lange Straße 12, 3. Stock links', 'Lange Straße 12, third floor left'),
            action: { href: '#address' },
          },
          { key: say(lang, 'Gebühr', 'Fee'), value: say(lang, 'keine', 'none') },
        ]}
      />
    ),
  },
];
