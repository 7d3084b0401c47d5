import { Badge } from './badge.tsx';
import { type Example, say } from './example.ts';
import { Table } from './table.tsx';

interface Work {
  number: string;
  service: { de: string; en: string };
  due: string;
  days: number;
}

const rows: Work[] = [
  { number: 'Z7K-4M2', service: { de: 'Personalausweis', en: 'ID card' }, due: '27.11.2026', days: 6 },
  {
    number: 'B3T-8W5',
    service: { de: 'Beglaubigung einer Vorsorgevollmacht', en: 'Certified copy of a power of attorney' },
    due: '20.11.2026',
    days: -1,
  },
];

export const examples: Example[] = [
  {
    title: 'A work list; cards on narrow screens',
    render: (lang) => (
      <Table
        lang={lang}
        caption={say(lang, 'Meine Vorgänge', 'My cases')}
        rows={rows}
        rowKey={(row) => row.number}
        columns={[
          {
            label: say(lang, 'Nummer', 'Number'),
            cell: (row) => <a href={`#${row.number}`}>{row.number}</a>,
            rowHeader: true,
          },
          { label: say(lang, 'Leistung', 'Service'), cell: (row) => row.service[lang] },
          { label: say(lang, 'Fällig', 'Due'), cell: (row) => row.due },
          { label: say(lang, 'Tage', 'Days'), cell: (row) => row.days, numeric: true },
          {
            label: say(lang, 'Stand', 'State'),
            cell: (row) =>
              row.days < 0 ? (
                <Badge tone="danger">{say(lang, 'Überfällig', 'Overdue')}</Badge>
              ) : (
                <Badge>{say(lang, 'Offen', 'Open')}</Badge>
              ),
          },
        ]}
      />
    ),
  },
  {
    title: 'No rows',
    render: (lang) => (
      <Table lang={lang} caption={say(lang, 'Leer', 'Empty')} rows={[]} rowKey={() => ''} columns={[]} />
    ),
  },
];
