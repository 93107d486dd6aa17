// The least that answers from a database: node fastify-pg.mjs <port> <database url>
import fastify from 'fastify';
import pg from 'pg';

const [port, connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString });
const app = fastify();
app.get('/', async () => (await pool.query('SELECT count(*)::integer AS campaigns FROM campaigns')).rows[0]);
await app.listen({ port: Number(port), host: '127.0.0.1' });
