import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CachedFieldsModule } from './cached-fields/cached-fields.module.js';
import { ConfigModule } from './config/config.module.js';
import { Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { FigureRefreshModule } from './donations/figure-refresh.module.js';
import { DonationsModule } from './donations/donations.module.js';
import { ImportWorkModule } from './imports/import-work.module.js';
import { MatchesModule } from './matches/matches.module.js';
import { BulkMailModule } from './mailings/bulk-mail.module.js';
import { MailingsModule } from './mailings/mailings.module.js';
import { FiguresModule } from './operations/figures/figures.module.js';
import { PrivacyModule } from './operations/privacy/privacy.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { StaffMailModule } from './organisations/staff-mail.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { EmergencyModule } from './queues/emergency/emergency.module.js';
import { PauseKeeper } from './queues/emergency/pause-keeper.js';
import { EndingCounter } from './queues/figures/ending-counter.js';
import { GiveWayModule } from './queues/give-way.module.js';
import { JobQueuesModule } from './queues/job-queues.module.js';
import { JobEndings } from './queues/job-endings.js';
import type { JobWorker } from './queues/job-worker.js';
import { OutboxGiver } from './queues/outbox-giver.js';
import { OutboxHouse } from './queues/outbox-house.js';
import { OutboxListener } from './queues/outbox-listener.js';
import { OutboxNews } from './queues/outbox-news.js';
import { OutboxRelay } from './queues/outbox-relay.js';
import { OutboxRows } from './queues/outbox-rows.js';
import { PatientWorker } from './queues/patient-worker.js';
import { QuietQueue } from './queues/quiet-queue.js';
import { QueueDurability } from './queues/queue-durability.js';
import { QueueLife } from './queues/queue-life.js';
import { QUEUE_PREFIX, type QueueName } from './queues/queue-kinds.js';
import { QueueTroubles } from './queues/queue-troubles.js';
import { QueuesModule } from './queues/queues.module.js';
import { JOB_DEFINITIONS } from './queues/queues.tokens.js';
import { MakeReportsModule } from './reports/make-reports.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { queueOptions } from './redis/redis-options.js';
import { RedisModule } from './redis/redis.module.js';
import type { Log } from './shared/log.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { WebhookDeliveryModule } from './webhooks/webhook-delivery.module.js';
import { CacheRefreshWorker } from './workers/cache-refresh.worker.js';
import { EmailWorker } from './workers/email.worker.js';
import { ForcedRefreshWorker } from './workers/forced-refresh.worker.js';
import { ImportWorker } from './workers/import.worker.js';
import { ALL_JOBS } from './workers/job-definitions.js';
import { ReportWorker } from './workers/report.worker.js';
import { RunningWorkers } from './workers/running-workers.js';
import { ScheduleKeeper } from './workers/schedule-keeper.js';
import { TransactionalWorker } from './workers/transactional.worker.js';
import { WorkerObserver } from './workers/worker-observer.js';
import { WorkerPulse } from './workers/worker-pulse.js';
import { WorkerStart } from './workers/worker-start.js';
import { WorkerStop } from './workers/worker-stop.js';
import { WorkerTroubles } from './workers/worker-troubles.js';
import { WorkerWidth } from './workers/worker-width.js';

const WORKERS: Readonly<Record<QueueName, Type<JobWorker>>> = {
  transactional: TransactionalWorker,
  email: EmailWorker,
  import: ImportWorker,
  report: ReportWorker,
  'cache-refresh': CacheRefreshWorker,
  'forced-refresh': ForcedRefreshWorker,
};

const RELAY = [OutboxListener, QueueLife, OutboxGiver, OutboxNews, OutboxHouse, OutboxRelay, ScheduleKeeper];
const LIFE_OF_WORKER = [RunningWorkers, QueueTroubles, WorkerObserver, WorkerTroubles, WorkerPulse, WorkerStart, WorkerStop, WorkerWidth];
const EVERY_WORKER = [{ provide: JOB_DEFINITIONS, useValue: ALL_JOBS }, ...LIFE_OF_WORKER, OutboxRows, JobEndings, EndingCounter, PauseKeeper, QueueDurability];

BullModule.queueClass = QuietQueue;
BullModule.workerClass = PatientWorker;

/** One worker process: the worker of its queue, and for transactional work the relay and the schedules too. */
@Module({})
export class WorkerModule {
  static for(queue: QueueName, config: Config, log: Log): DynamicModule {
    const isTransactional = queue === 'transactional';
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.of(config),
        TelemetryModule.of(log),
        DatabaseModule,
        RedisModule,
        CachedFieldsModule,
        QueuesModule,
        JobQueuesModule,
        GiveWayModule,
        EmergencyModule,
        BullModule.forRoot({ connection: { ...queueOptions(config.process), url: config.redis.queueUrl.reveal() }, prefix: QUEUE_PREFIX }),
        BullModule.registerQueue({ name: queue }),
        DiscoveryModule,
        PaymentsModule,
        MailingsModule,
        DonationsModule,
        MatchesModule,
        ReceiptsModule,
        OrganisationsModule,
        StaffMailModule,
        FigureRefreshModule,
        FiguresModule,
        BulkMailModule,
        WebhookDeliveryModule,
        PrivacyModule,
        ImportWorkModule,
        ...(queue === 'report' ? [MakeReportsModule] : []),
      ],
      providers: [WORKERS[queue], ...EVERY_WORKER, ...(isTransactional ? RELAY : [])],
    };
  }
}
