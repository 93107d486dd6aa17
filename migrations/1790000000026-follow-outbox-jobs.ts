import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A queue's Redis may lose what it was given. So a row remembers which life of that Redis has it, and is done with only
 * when its job has ended: until then it can be given again.
 */
export class FollowOutboxJobs1790000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox
        ADD COLUMN relayed_to   text,
        ADD COLUMN relays       integer NOT NULL DEFAULT 0,
        ADD COLUMN finished_at  timestamptz,
        -- Why the job was set aside after its last attempt; null where it was done.
        ADD COLUMN failure      text;

      -- Whether these are done nobody has noted; they stand in the queue, or have ended.
      UPDATE outbox SET finished_at = relayed_at WHERE relayed_at IS NOT NULL;

      CREATE INDEX outbox_unfinished_job_idx ON outbox (job_id) WHERE finished_at IS NULL;
      CREATE INDEX outbox_unfinished_idx ON outbox (id) WHERE finished_at IS NULL AND relayed_at IS NOT NULL;
      CREATE INDEX outbox_finished_idx ON outbox (finished_at) WHERE finished_at IS NOT NULL;

      -- Its rows live for seconds and are updated twice.
      ALTER TABLE outbox SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX outbox_unfinished_job_idx, outbox_unfinished_idx, outbox_finished_idx;
      ALTER TABLE outbox DROP COLUMN relayed_to, DROP COLUMN relays, DROP COLUMN finished_at, DROP COLUMN failure;
      ALTER TABLE outbox RESET (fillfactor, autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
    `);
  }
}
