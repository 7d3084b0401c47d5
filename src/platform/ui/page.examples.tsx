import { type Example, say } from './example.ts';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

/** The whole `Page` is this page itself; here stand its parts as other doors show them. */
export const examples: Example[] = [
  {
    title: 'Header of a surface for staff',
    render: (lang) => (
      <PageHeader
        lang={lang}
        town={{ name: 'Musterstadt', home: '#home' }}
        area={say(lang, 'Leitstelle', 'Control desk')}
        nav={[
          { href: '#calls', label: say(lang, 'Anrufe', 'Calls') },
          { href: '#cases', label: say(lang, 'Vorgänge', 'Cases'), current: true, count: 12 },
          { href: '#tours', label: say(lang, 'Touren', 'Tours') },
          { href: '#kits', label: say(lang, 'Koffer', 'Kits') },
        ]}
        user={{ name: 'D. Beispiel', role: say(lang, 'Disposition', 'Dispatch'), signOut: '#out' }}
        csrf="example"
        languageSwitch
      />
    ),
  },
  {
    title: 'Footer',
    render: (lang) => (
      <PageFooter
        lang={lang}
        townName="Musterstadt"
        links={[
          { href: '#imprint', label: say(lang, 'Impressum', 'Imprint') },
          { href: '#privacy', label: say(lang, 'Datenschutz', 'Privacy') },
          { href: '#accessibility', label: say(lang, 'Barrierefreiheit', 'Accessibility') },
        ]}
      />
    ),
  },
];
