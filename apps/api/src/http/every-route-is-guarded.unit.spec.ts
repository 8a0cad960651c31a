import 'reflect-metadata';
import { Controller, Get, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { expect, test } from '@jest/globals';
import { Anonymous, Capability } from './capability.ts';
import { EveryRouteIsGuarded } from './every-route-is-guarded.ts';

async function start(...controllers: Type[]): Promise<void> {
  const built = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers,
    providers: [EveryRouteIsGuarded],
  }).compile();
  built.get(EveryRouteIsGuarded).onApplicationBootstrap();
}

@Controller('guarded')
class Guarded {
  @Capability('pledge')
  @Get('a')
  a(): void {}

  @Anonymous()
  @Get('b')
  b(): void {}

  notARoute(): void {}
}

@Controller('open')
class Open {
  @Anonymous()
  @Get()
  all(): void {}
}

@Controller('forgotten')
class Forgotten {
  @Get('c')
  c(): void {}
}

test('a start with every route guarded goes on', async () => {
  await expect(start(Guarded, Open)).resolves.toBeUndefined();
});

test('a route that says nothing stops the start, by its name', async () => {
  await expect(start(Guarded, Forgotten)).rejects.toThrow('GET Forgotten.c');
});
