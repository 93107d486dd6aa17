import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { start } from '../children.mjs';

/** Whether nginx is here; Debian's package will do. */
export const hasNginx = () => spawnSync('nginx', ['-v']).status === 0;

/** Serves the files of `folder` by one nginx process on `core`: plain, and the gzip'd one beside it as it lies there. */
export async function startNginx(core, folder, port, canPin) {
  mkdirSync(`${folder}/c`, { recursive: true });
  const configuration = `
    daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
    events { worker_connections 512; }
    http {
      access_log off; default_type text/html; charset utf-8; sendfile on; tcp_nopush on; keepalive_requests 10000000;
      open_file_cache max=10; gzip_static on; etag on;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      server { listen 127.0.0.1:${port}; root ${folder}; location = /c/boathouse { try_files /page.html =404; } }
    }`;
  writeFileSync(`${folder}/nginx.conf`, configuration);
  const [command, ...args] = [...(canPin ? ['taskset', '-c', String(core)] : []), 'nginx', '-c', `${folder}/nginx.conf`];
  const child = start(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let patience = 100; patience > 0; patience -= 1) {
    if (await fetch(`http://127.0.0.1:${port}/c/boathouse`).then(({ ok }) => ok, () => false)) return { pid: child.pid, port };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx did not start');
}
