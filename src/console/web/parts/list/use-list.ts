import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Order, PageShown } from '../../../contract/common.js';
import { ask, query } from '../../wire/ask.js';
import type { Column, ListModel } from './list-model.js';

const EVERYWHERE = ['search', 'sort', 'order', 'columns'] as const;

type Wishes = Readonly<Record<string, string | null>>;

/** A list as its address asks for it: who follows the address sees the same. */
export function useList<Row>(model: ListModel<Row>, organisation: string | null) {
  const [address, setAddress] = useSearchParams();
  const wishes = useMemo<Wishes>(() => Object.fromEntries([...EVERYWHERE, ...model.filters].map((name) => [name, address.get(name)])), [address, model.filters]);
  const change = useCallback(
    (changes: Wishes) =>
      setAddress(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) if (value === null || value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setAddress],
  );
  const { columns: chosen, ...asked } = wishes;
  const shown = useMemo(() => shownColumns(model.columns, chosen ?? null), [model.columns, chosen]);
  const pages = useInfiniteQuery({
    queryKey: ['list', model.path, organisation, asked],
    queryFn: ({ pageParam }) => ask<PageShown<Row>>(`${model.path}${query({ organisation, ...asked, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const exportHref = `/console/api${model.path}/export.csv${query({ organisation, ...asked, columns: shown.map(({ name }) => name).join(',') })}`;
  const sort = { by: wishes['sort'] ?? model.usualSort?.by ?? '', order: (wishes['order'] as Order | null) ?? model.usualSort?.order ?? 'descending' };
  return { wishes, change, shown, rows, pages, exportHref, sort };
}

export type List<Row> = ReturnType<typeof useList<Row>>;

function shownColumns<Row>(columns: readonly Column<Row>[], chosen: string | null): readonly Column<Row>[] {
  const names = chosen?.split(',') ?? [];
  const known = columns.filter(({ name }) => names.includes(name));
  return known.length > 0 ? known : columns.filter(({ isUsual }) => isUsual);
}
