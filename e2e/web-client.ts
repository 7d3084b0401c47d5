/** One answer, with its body already read. */
export interface WebAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads, as a path. */
  location: string | undefined;
}

export interface WebClient {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<WebAnswer>;
  /**
   * Sends a form as a browser would: with the CSRF token of this client's browser, from this origin.
   * A `csrf` in the form wins, so that a test can send a wrong one or none (`''`).
   */
  post(
    path: string,
    form: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<WebAnswer>;
  /** A form with files. */
  postFiles(
    path: string,
    form: Readonly<Record<string, string>>,
    files: readonly { field: string; name: string; bytes: Uint8Array; type?: string }[],
  ): Promise<WebAnswer>;
  json(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<WebAnswer & { body: unknown }>;
  /** Follows redirects by GET. */
  follow(answer: WebAnswer): Promise<WebAnswer>;
  signInAs(login: string, town?: string): Promise<void>;
  csrf(): Promise<string>;
  readonly cookies: Map<string, string>;
  /** `Set-Cookie` lines of every answer, as they came. */
  readonly setCookies: string[];
}

/** A browser without a screen. Redirects are not followed: tests look at them. */
export function openClient(address: string, lang: 'de' | 'en'): WebClient {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  let token: string | undefined;

  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<WebAnswer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${address}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { 'accept-language': lang, ...(cookie ? { cookie } : {}), ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await answer.text();
    token ??= /name="csrf" value="([^"]+)"/.exec(text)?.[1];
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      location: answer.headers.get('location') ?? undefined,
    };
  };

  const csrf = async (): Promise<string> => {
    if (token === undefined) await send('/desk/sign-in', { headers: {} });
    if (token === undefined) throw new Error('the sign-in page has no form with a CSRF token');
    return token;
  };

  const client: WebClient = {
    cookies,
    setCookies,
    csrf,
    get: (path, headers = {}) => send(path, { headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
    async post(path, form, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ csrf: await csrf(), ...form })) {
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      }
      return send(path, {
        method: 'POST',
        body: body.toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: address,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      });
    },
    async postFiles(path, form, files) {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf: await csrf(), ...form })) body.append(name, value);
      for (const { field, name, bytes, type } of files)
        body.append(field, new Blob([new Uint8Array(bytes)], { type: type ?? 'application/octet-stream' }), name);
      return send(path, { method: 'POST', body, headers: { origin: address, 'sec-fetch-site': 'same-origin' } });
    },
    async json(path, body, headers = {}) {
      const answer = await send(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return { ...answer, body: isJson ? JSON.parse(answer.text) : undefined };
    },
    async follow(answer) {
      let at = answer;
      for (let hops = 0; at.location !== undefined && hops < 5; hops += 1) {
        const to = new URL(at.location, address);
        at = await client.get(`${to.pathname}${to.search}`);
      }
      return at;
    },
    async signInAs(login, town = 'musterstadt') {
      const answer = await client.post('/desk/sign-in/persona', { town, login });
      if (answer.status !== 303) throw new Error(`${login} of ${town} could not sign in: ${answer.status}`);
    },
  };
  return client;
}
