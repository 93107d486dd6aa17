import { Link } from 'react-router';
import type { EndpointShown } from '../../../contract/settings.js';
import { Age } from '../../parts/age.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { EndpointState } from './endpoint-state.js';

export const STATES = ['good', 'failing', 'disabled'] as const;

export const ENDPOINTS: ListModel<EndpointShown> = {
  path: '/webhook-endpoints',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['state', 'event'],
  hasExport: true,
  empty: { title: 'hooks.empty', text: 'hooks.emptyText' },
  columns: [
    { name: 'url', title: 'hook.url', isUsual: true, sort: { by: 'url', first: 'ascending' }, cell: (endpoint) => <Address of={endpoint} /> },
    { name: 'description', title: 'hook.description', isUsual: true, sort: { by: 'description', first: 'ascending' }, cell: ({ description }) => <bdi>{description || '–'}</bdi> },
    { name: 'events', title: 'hook.events', isUsual: true, cell: ({ eventTypes }) => <span className="tags">{eventTypes.map((type) => <code key={type} className="small">{type}</code>)}</span> },
    { name: 'state', title: 'column.status', isUsual: true, cell: (endpoint) => <EndpointState of={endpoint} /> },
    { name: 'failures', title: 'hooks.failures', isUsual: false, isNumeric: true, sort: { by: 'failures', first: 'descending' }, cell: ({ failures }) => failures },
    { name: 'failingSince', title: 'hook.failingSince', isUsual: false, cell: ({ failingSince }) => (failingSince === null ? '–' : <Age at={failingSince} />) },
    { name: 'createdAt', title: 'keys.made', isUsual: true, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Address({ of: { id, url } }: { readonly of: EndpointShown }) {
  const [organisation] = useOrganisation();
  return <Link to={`/webhooks/${id}${query({ organisation })}`} className="cell-long">{url}</Link>;
}
