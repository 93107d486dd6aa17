// An SMTP server that takes everything, as lightly as can be: whoever sends to it is what is measured.
import { createServer } from 'node:net';
import { LOCALHOST } from '../../bin/services/ports.mjs';

const END_OF_MAIL = Buffer.from('\r\n.\r\n');

let taken = 0;

const server = createServer((socket) => {
  let isMail = false;
  let rest = Buffer.alloc(0);
  socket.setNoDelay(true).on('error', () => {});
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = isMail ? rest.indexOf(END_OF_MAIL) : rest.indexOf('\r\n');
      if (end < 0) return;
      const line = isMail ? '' : rest.subarray(0, end).toString('latin1');
      rest = rest.subarray(end + (isMail ? END_OF_MAIL.length : 2));
      if (isMail) taken += 1;
      isMail = !isMail && /^DATA$/i.test(line);
      if (/^QUIT$/i.test(line)) return void socket.end('221 bye\r\n');
      socket.write(isMail ? '354 go on\r\n' : '250 ok\r\n');
    }
  });
});

server.listen(0, LOCALHOST, () => process.send({ url: `smtp://${LOCALHOST}:${server.address().port}` }));
process.on('message', () => process.send({ taken }));
process.on('disconnect', () => process.exit());
