import type { WebClient } from '../../e2e/web-client.ts';
import { formsOf, formWith, movedOn, submit } from './page-forms.ts';

export interface Post {
  letters: number;
  calls: number;
  /** Calls that were not needed any more. */
  overtaken: number;
}

/** The agent opens and prints every letter, rings everybody who wants a call, and notes both. */
export async function settlePost(desk: WebClient): Promise<Post> {
  const post: Post = { letters: 0, calls: 0, overtaken: 0 };
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
    const results = formsOf(script.text).filter((one) => one.controls.has('result'));
    const reached = results.find((one) => one.controls.get('result')?.values[0] === 'reached');
    // What has been overtaken meanwhile is taken off the list instead.
    const settle = reached ?? formWith(script, { fields: ['result'] });
    movedOn(await submit(desk, script, settle, {}), 'noting a call');
    if (reached) post.calls += 1;
    else post.overtaken += 1;
  }
}
