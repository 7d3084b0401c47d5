import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Columns } from './columns.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Cards side by side, one of them a link as a whole',
    render: (lang) => (
      <Columns layout="cards">
        <Card
          level={4}
          title={say(lang, 'Hausbesuch', 'Home visit')}
          subline={say(lang, 'Für Menschen, die nicht kommen können', 'For people who cannot come')}
          href="#visit"
        >
          <p class="kern-body">
            {say(lang, 'Zwei Mitarbeitende kommen zu Ihnen.', 'Two members of staff come to you.')}
          </p>
        </Card>
        <Card
          level={4}
          preline="Z7K-4M2"
          title={say(lang, 'Personalausweis', 'ID card')}
          aside={<Badge tone="info">{say(lang, 'In Bearbeitung', 'In progress')}</Badge>}
          footer={
            <Button variant="secondary" type="button">
              {say(lang, 'Übernehmen', 'Take over')}
            </Button>
          }
        >
          <p class="kern-body">{say(lang, 'Fällig am 27. November.', 'Due on 27 November.')}</p>
        </Card>
      </Columns>
    ),
  },
];
