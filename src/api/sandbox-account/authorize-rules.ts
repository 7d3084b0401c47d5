import { z } from 'zod';

const word = z.string().min(1).max(300);

/** An authorization request as this provider takes it: code flow with PKCE, state and nonce, nothing less. */
export const authorizeWish = z.object({
  response_type: z.literal('code'),
  client_id: word,
  redirect_uri: word,
  scope: word,
  state: word,
  nonce: word,
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
  acr_values: z.string().max(300).optional(),
});
export type AuthorizeWish = z.output<typeof authorizeWish>;

/** Redirects go to the return address of a town of this installation and nowhere else. */
export function isReturnAddress(publicUrl: string, address: string): boolean {
  return (
    address.startsWith(`${publicUrl}/`) && /^\/[a-z][a-z0-9-]{1,39}\/my\/return$/.test(address.slice(publicUrl.length))
  );
}
