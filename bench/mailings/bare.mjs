// Nodemailer alone: the same mails over the same pool to the same server, with nothing to remember.
import { createTransport } from 'nodemailer';

const AT_ONCE = 125;

process.on('message', async ({ url, connections, count, mail }) => {
  const transport = createTransport({ url, pool: true, maxConnections: connections, maxMessages: 1_000 });
  const cpu = process.cpuUsage();
  const began = performance.now();
  let next = 0;
  const sendOn = async () => {
    while (next < count) {
      next += 1;
      const token = `${next}`.padStart(43, 'x');
      await transport.sendMail({
        ...mail,
        messageId: `<m.${token}@freshet.example>`,
        to: { name: `Person ${next}`, address: `person${next}@readers.example` },
        html: mail.html.replaceAll('NAME', `Person ${next}`),
        text: mail.text.replaceAll('NAME', `Person ${next}`),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  transport.close();
  process.send({ seconds, cpuSeconds: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit());
