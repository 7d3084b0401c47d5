import { Breadcrumb } from './breadcrumb.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Three levels',
    render: (lang) => (
      <Breadcrumb
        lang={lang}
        items={[
          { label: say(lang, 'Start', 'Home'), href: '#start' },
          { label: say(lang, 'Leistungen', 'Services'), href: '#services' },
          { label: say(lang, 'Hausbesuch', 'Home visit') },
        ]}
      />
    ),
  },
];
