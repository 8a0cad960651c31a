import { Module } from '@nestjs/common';
import { PartnershipController } from './partnership.controller.ts';

@Module({ controllers: [PartnershipController] })
export class PartnershipModule {}
