import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CampaignId, DesignationId } from '../shared/ids.js';

/** A fund within a campaign that a donor may choose. */
@Entity('designations')
export class Designation {
  @PrimaryColumn('uuid')
  id: DesignationId;

  @Column('uuid', { name: 'campaign_id' })
  campaignId: CampaignId;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('integer')
  position: number;
}
