import { Button } from './button.tsx';
import { type Example, say } from './example.ts';
import { Form } from './form.tsx';
import { UploadList } from './upload-list.tsx';

export const examples: Example[] = [
  {
    title: 'Two files, one refused',
    render: (lang) => (
      <UploadList
        lang={lang}
        label={say(lang, 'Ihre Unterlagen', 'Your papers')}
        items={[
          {
            name: 'IMG_20261120_091244.jpg',
            bytes: 2_345_678,
            href: '#file',
            state: { text: say(lang, 'Angekommen', 'Received'), tone: 'success' },
            action: (
              <Form action="#remove" csrf="example" inline>
                <Button
                  variant="tertiary"
                  label={say(lang, 'Entfernen: IMG_20261120_091244.jpg', 'Remove: IMG_20261120_091244.jpg')}
                >
                  {say(lang, 'Entfernen', 'Remove')}
                </Button>
              </Form>
            ),
          },
          { name: 'scan.exe', bytes: 812, state: { text: say(lang, 'Abgelehnt', 'Refused'), tone: 'danger' } },
        ]}
      />
    ),
  },
];
