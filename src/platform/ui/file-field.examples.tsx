import { type Example, say } from './example.ts';
import { FileField } from './file-field.tsx';

export const examples: Example[] = [
  {
    title: 'Papers, optional',
    render: (lang) => (
      <FileField
        lang={lang}
        name="papers"
        label={say(lang, 'Unterlagen', 'Papers')}
        hint={say(lang, 'Foto oder PDF.', 'Photo or PDF.')}
        accept="image/*,application/pdf"
        maxMegabytes={10}
        multiple
        optional
      />
    ),
  },
  {
    title: 'Refused',
    render: (lang) => (
      <FileField
        lang={lang}
        name="proof"
        label={say(lang, 'Vollmacht', 'Power of attorney')}
        error={say(lang, 'Die Datei ist zu groß.', 'The file is too large.')}
      />
    ),
  },
];
