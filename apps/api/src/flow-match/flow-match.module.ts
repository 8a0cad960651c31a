import { Module } from '@nestjs/common';
import { FlowMatchController } from './flow-match.controller.ts';

@Module({
  controllers: [FlowMatchController],
})
export class FlowMatchModule {}
