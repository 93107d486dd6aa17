import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ReportFilterShown, ReportFormatShown, ReportKindShown, ReportOfferShown, ReportPreviewShown, ReportWishShown } from '../../../contract/reports.js';
import { Fault } from '../../parts/fault.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import { ColumnFields } from './column-fields.js';
import { FilterFields } from './filter-fields.js';
import { PreviewTables } from './preview-tables.js';
import { tablesOf } from './report-tables.js';

/** Asks for a file: of what, narrowed down to what, with which columns; and shows its first rows before anybody waits for it. */
export function NewReport() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const { data, error, refetch } = useQuery({ queryKey: ['report-offers'], queryFn: () => ask<readonly ReportOfferShown[]>('/report-offers'), staleTime: Infinity });
  return (
    <>
      <ScreenTitle back={<Link to={`/reports${query({ organisation })}`}>{say('reports.title')}</Link>} title={say('reports.new')} note={say('reports.lane')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
      </ScreenTitle>
      {error !== null && <Broken error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Loading />}
      {data !== undefined && organisation !== null && <Wish key={organisation} organisation={organisation} offers={data} />}
    </>
  );
}

interface WishProps {
  readonly organisation: string;
  readonly offers: readonly ReportOfferShown[];
}

/** What the address says beforehand, for ways from elsewhere. */
function useBegun(offers: readonly ReportOfferShown[]): Pick<ReportWishShown, 'kind' | 'filter'> {
  const [address] = useSearchParams();
  const kind = offers.find((offer) => offer.kind === address.get('kind'))?.kind ?? 'donations';
  const mailing = address.get('mailing');
  return { kind, filter: kind === 'mailing-results' && mailing !== null ? { mailing } : {} };
}

function Wish({ organisation, offers }: WishProps) {
  const { say } = useWords();
  const go = useNavigate();
  const begun = useBegun(offers);
  const [kind, setKind] = useState<ReportKindShown>(begun.kind);
  const [format, setFormat] = useState<ReportFormatShown>('xlsx');
  const [filter, setFilter] = useState<ReportFilterShown>(begun.filter);
  const [columns, setColumns] = useState<readonly string[]>([]);
  const offer = offers.find((one) => one.kind === kind) ?? offers[0]!;
  const wish = { organisation, kind, filter, columns };
  const look = useMutation({ mutationFn: () => ask<ReportPreviewShown>('/report-offers/previews', { method: 'POST', body: wish }) });
  const make = useMutation({ mutationFn: () => ask<{ id: string }>('/reports', { method: 'POST', body: { ...wish, format } }), onSuccess: ({ id }) => void go(`/reports/${id}`) });
  const narrow = (next: ReportFilterShown) => {
    // Another table has other columns.
    if (next.by !== filter.by || (next.mailing === undefined) !== (filter.mailing === undefined)) setColumns([]);
    setFilter(next);
  };
  return (
    <div className="stack">
      <Panel title={say('wish.what')}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <KindFields
            offers={offers}
            kind={kind}
            format={format}
            onFormat={setFormat}
            onKind={(chosen) => {
              setKind(chosen);
              setFilter({});
              setColumns([]);
              look.reset();
            }}
          />
          <FilterFields organisation={organisation} offer={offer} filter={filter} onChange={narrow} />
          <ColumnFields tables={tablesOf(offer, filter)} format={format} chosen={columns} onChange={setColumns} />
          <div className="form-end">
            <Button type="submit" loading={make.isPending}>{say('wish.ask')}</Button>
            <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>{say('wish.preview')}</Button>
          </div>
          <Fault error={make.error ?? look.error} />
        </form>
      </Panel>
      {look.data !== undefined && <PreviewTables preview={look.data} />}
    </div>
  );
}

interface KindProps {
  readonly offers: readonly ReportOfferShown[];
  readonly kind: ReportKindShown;
  readonly format: ReportFormatShown;
  readonly onKind: (kind: ReportKindShown) => void;
  readonly onFormat: (format: ReportFormatShown) => void;
}

function KindFields({ offers, kind, format, onKind, onFormat }: KindProps) {
  const { say } = useWords();
  return (
    <div className="form-row">
      <Select
        label={say('report.kind')}
        description={say(`reportText.${kind}`)}
        data={offers.map((offer) => ({ value: offer.kind, label: say(`reportKind.${offer.kind}`) }))}
        value={kind}
        onChange={(chosen) => chosen !== null && onKind(chosen)}
        allowDeselect={false}
      />
      <div className="format-field">
        <span aria-hidden="true">{say('report.format')}</span>
        <SegmentedControl aria-label={say('report.format')} data={[{ value: 'xlsx', label: '.xlsx' }, { value: 'csv', label: '.csv' }]} value={format} onChange={(chosen) => onFormat(chosen)} />
      </div>
    </div>
  );
}
