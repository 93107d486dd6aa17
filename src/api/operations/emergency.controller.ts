import { Body, Controller, Get, Put, UseGuards, UsePipes } from '@nestjs/common';
import { JsonOnly } from '../../http/media-type.js';
import { SetEmergencyLevel } from '../../operations/queues/set-emergency-level.js';
import type { EmergencyLevel } from '../../queues/emergency/emergency-state.js';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { PlatformActor, PlatformKeyGuard, RequirePlatformScope } from '../platform-key.guard.js';
import { schemaPipe } from '../schema-faults.js';
import { levelView, newLevel, type LevelView, type NewLevel } from './operations.schema.js';
import { toLevelView } from './operations-views.js';

@ApiTags('Operations')
@ApiBearerAuth()
@Controller('api/v1/operations/emergency-level')
@UseGuards(PlatformKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class EmergencyController {
  constructor(
    private readonly setLevel: SetEmergencyLevel,
    private readonly watch: EmergencyWatch,
  ) {}

  @Get()
  @RequirePlatformScope('operations:read')
  @ApiOperation({ operationId: 'getEmergencyLevel', summary: 'What is given up at present so that donations keep everything' })
  @Answers(200, levelView, 401, 403)
  async get(): Promise<LevelView> {
    return toLevelView(await this.watch.look());
  }

  @Put()
  @RequirePlatformScope('operations:write')
  @ApiOperation({ operationId: 'setEmergencyLevel', summary: 'Give up more, or less; followed everywhere within two seconds' })
  @Takes(newLevel)
  @Answers(200, levelView, 400, 401, 403, 413, 415, 422)
  async put(@Body({ schema: newLevel }) { level }: NewLevel, @PlatformActor() actor: string): Promise<LevelView> {
    const state = await this.setLevel.run(level as EmergencyLevel, actor);
    await this.watch.look();
    return toLevelView(state);
  }
}
