/** The baseline of pages: the same kind of server answering one string. `node static-server.mjs PORT BYTES` */
import fastify from 'fastify';

const [port, bytes] = process.argv.slice(2).map(Number);
const text = 'x'.repeat(bytes);
const app = fastify();
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(text));
await app.listen({ host: '127.0.0.1', port });
