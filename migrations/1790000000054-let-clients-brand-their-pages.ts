import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The colours and the logo that an organisation's pages show. Without them its pages are drawn in tones of its hue. */
export class LetClientsBrandTheirPages1790000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN brand_colour          text CHECK (brand_colour ~ '^#[0-9a-f]{6}$'),
        -- In the dark; without it, tones of the hue are.
        ADD COLUMN brand_colour_on_dark  text CHECK (brand_colour_on_dark ~ '^#[0-9a-f]{6}$'),
        -- {name, type, width, height}; the bytes are in the storage.
        ADD COLUMN logo                  jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organisations DROP COLUMN brand_colour, DROP COLUMN brand_colour_on_dark, DROP COLUMN logo;`);
  }
}
