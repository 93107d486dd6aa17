import { Link } from 'react-router';
import type { ImportFolderShown } from '../../../contract/imports.js';
import { useWords } from '../../words/words.js';

/** What a person should know of an import before anything else. */
export function Notices({ of }: { readonly of: ImportFolderShown['import'] }) {
  return (
    <>
      <Same of={of} />
      <Failed of={of} />
      <Warnings of={of} />
    </>
  );
}

function Same({ of: { sameAs } }: { readonly of: ImportFolderShown['import'] }) {
  const { say, time } = useWords();
  if (sameAs === null) return null;
  return (
    <section className="notice">
      <h2>{say('same.title')}</h2>
      <p>{say('same.text', { when: time(sameAs.at), filename: sameAs.filename })}</p>
      <p><Link to={`/imports/${sameAs.id}`}>{say('same.look')}</Link></p>
    </section>
  );
}

/** Its reason is told as the platform noted it, in English. */
function Failed({ of: { status, failure, effects } }: { readonly of: ImportFolderShown['import'] }) {
  const { say } = useWords();
  if (status !== 'failed' || failure === null) return null;
  return (
    <section className="notice is-fault" role="alert">
      <h2>{say('failed.title')}</h2>
      <p lang="en">{failure.row !== null && <>{say('failed.row', { n: failure.row })}: </>}{failure.message}</p>
      <p className="soft">{say(Object.keys(effects).length > 0 ? 'failed.halfway' : 'failed.stays')}</p>
    </section>
  );
}

function Warnings({ of: { file } }: { readonly of: ImportFolderShown['import'] }) {
  const { say } = useWords();
  if (file === null || file.warnings.length === 0) return null;
  return (
    <section className="notice is-waiting">
      <h2>{say('warnings.title')}</h2>
      <ul lang="en">{file.warnings.map(({ code, message }) => <li key={`${code} ${message}`}>{message}</li>)}</ul>
    </section>
  );
}
