import type { CockpitShown } from '../../../contract/cockpit.js';
import { Age } from '../../parts/age.js';
import { Chart } from '../../parts/chart/chart.js';
import { Panel } from '../../parts/panel.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';
import { hourNow } from './hours.js';
import { useDayModels } from './day-models.js';

interface OfCockpit {
  readonly cockpit: CockpitShown;
}

/** What has been raised since the day began, against the edition before at the same hour. */
export function Pace({ cockpit }: OfCockpit) {
  const { say } = useWords();
  const hour = Math.floor(hourNow(cockpit.day, useNow()));
  const { pace } = useDayModels(cockpit, hour);
  return (
    <Panel title={say('cockpit.pace')} aside={<PaceAge cockpit={cockpit} />}>
      <Chart model={pace} axis={say('chart.hour')} summary={say('cockpit.paceSummary')} />
    </Panel>
  );
}

export function Gifts({ cockpit }: OfCockpit) {
  const { say } = useWords();
  const hour = Math.floor(hourNow(cockpit.day, useNow()));
  const { gifts } = useDayModels(cockpit, hour);
  return (
    <Panel title={say('cockpit.byHour')} aside={<PaceAge cockpit={cockpit} />}>
      <Chart model={gifts} axis={say('chart.hour')} summary={say('cockpit.byHourSummary')} height={200} />
    </Panel>
  );
}

/** Whether mails bring gifts: what went out and what came in, hour by hour. */
export function Mails({ cockpit }: OfCockpit) {
  const { say } = useWords();
  const hour = Math.floor(hourNow(cockpit.day, useNow()));
  const { mails } = useDayModels(cockpit, hour);
  if (cockpit.plan.sentByHour.length === 0) return null;
  return (
    <Panel title={say('cockpit.mails')}>
      <Chart model={mails} axis={say('chart.hour')} summary={say('cockpit.mailsSummary')} height={200} />
    </Panel>
  );
}

/** How old the hours are, and how many campaigns they lack: a sum that is not whole is never shown as one. */
function PaceAge({ cockpit: { pace } }: OfCockpit) {
  const { say, count } = useWords();
  return (
    <span className={pace.missing === 0 ? 'figure-age' : 'figure-age is-stale'}>
      {pace.missing === null ? say('cockpit.adding') : pace.missing > 0 && <>{count('cockpit.missing', pace.missing)} · </>}
      {pace.missing !== null && <Age at={pace.asOf} prefix={say('figure.asOf')} />}
    </span>
  );
}
