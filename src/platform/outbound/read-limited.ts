/** The text of an answer; `undefined` when it is longer than `limit` bytes. */
export async function readLimited(answer: Response, limit: number): Promise<string | undefined> {
  if (answer.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > limit) {
      // Leaving the loop ends the stream and the connection: a hostile answer cannot fill the memory.
      return undefined;
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
