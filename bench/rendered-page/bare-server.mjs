// What Node can do at best: one constant page, plain or gzip'd, without a framework, a log or a question asked. On
// `/dressed` with the header lines that the page is sent with, which a real answer cannot do without.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [folder] = process.argv.slice(2);
const dress = JSON.parse(readFileSync(`${folder}/headers.json`, 'utf8'));

function answerOf(file, encoding) {
  const body = readFileSync(`${folder}/${file}`);
  const lines = ['content-type', 'text/html; charset=utf-8', 'content-length', String(body.length), ...encoding];
  return { body, bare: lines, dressed: [...dress, ...lines] };
}

const plain = answerOf('page.html', []);
const gzip = answerOf('page.html.gz', ['content-encoding', 'gzip']);

const server = createServer((request, response) => {
  const answer = request.headers['accept-encoding'] === undefined ? plain : gzip;
  response.writeHead(200, request.url === '/dressed' ? answer.dressed : answer.bare);
  response.end(answer.body);
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
