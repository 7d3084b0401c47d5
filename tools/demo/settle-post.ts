import type { WebClient } from '../../e2e/web-client.ts';
import { formsOf, formWith, movedOn, submit } from './page-forms.ts';

export interface Post {
  letters: number;
  calls: number;
}

/** The agent opens and prints every letter, rings everybody who wants a call, and notes both. */
export async function settlePost(desk: WebClient): Promise<Post> {
  const post: Post = { letters: 0, calls: 0 };
  for (;;) {
    const page = await desk.get('/desk/post');
    const form = formsOf(page.text).find((one) => one.controls.has('notice'));
    const letters = form?.controls.get('notice')?.options ?? [];
    if (!form || letters.length === 0) break;
    for (const letter of letters) {
      const pdf = await desk.get(`/desk/post/letters/${letter}`);
      if (pdf.status !== 200 || !pdf.text.startsWith('%PDF')) throw new Error(`a letter answers ${pdf.status}`);
    }
    movedOn(await submit(desk, page, form, { notice: letters }), 'marking the letters as printed');
    post.letters += letters.length;
  }
  for (;;) {
    const page = await desk.get('/desk/post');
    const open = formsOf(page.text).find((one) => /\/desk\/post\/calls\/[0-9a-f-]{36}$/.test(one.action));
    if (!open) return post;
    const script = await submit(desk, page, open, {});
    const reached = formsOf(script.text).find((one) => one.controls.get('result')?.values[0] === 'reached');
    if (!reached) formWith(script, { fields: ['result'] });
    else movedOn(await submit(desk, script, reached, {}), 'noting a call');
    post.calls += 1;
  }
}
