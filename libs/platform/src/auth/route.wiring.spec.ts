import { expect, test } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Access, Public } from './auth.decorators.ts';
import { ACCESS_POLICY } from './auth.ports.ts';
import { RouteWiring } from './route.wiring.ts';

async function start(...controllers: (new () => object)[]): Promise<void> {
  @Module({
    imports: [DiscoveryModule],
    controllers,
    providers: [
      RouteWiring,
      { provide: ACCESS_POLICY, useValue: { allows: () => true, knows: (it: string) => it !== 'no.such' } },
    ],
  })
  class Root {}
  const module = await Test.createTestingModule({ imports: [Root] }).compile();
  await module.init();
  await module.close();
}

test('routes that say who may use them let the process start', async () => {
  @Controller('open')
  @Public()
  class OpenController {
    @Get()
    show() {}
  }
  @Controller('shut')
  class ShutController {
    @Get()
    @Access('case.read')
    show() {}

    notARoute() {}
  }
  await expect(start(OpenController, ShutController)).resolves.toBeUndefined();
});

test('every route that says nothing, both, or something unknown is named, and nothing starts', async () => {
  @Controller('forgotten')
  class ForgottenController {
    @Get()
    @Access('case.read')
    show() {}

    @Post()
    change() {}
  }
  @Controller('torn')
  @Access('case.read')
  class TornController {
    @Get()
    @Public()
    show() {}
  }
  @Controller('misspelt')
  class MisspeltController {
    @Get()
    @Access('no.such')
    show() {}
  }
  const failure: unknown = await start(ForgottenController, TornController, MisspeltController).catch(
    (error: unknown) => error,
  );
  expect(String(failure)).toBe(
    'Error: The routes are not wired: ForgottenController.change has neither @Public() nor @Access(); ' +
      'TornController.show has both @Public() and @Access(); ' +
      'MisspeltController.show asks for the unknown capability "no.such".',
  );
});

test('a route inherited from another class is checked as well', async () => {
  class Base {
    @Get()
    show() {}
  }
  @Controller('heir')
  class HeirController extends Base {}
  await expect(start(HeirController)).rejects.toThrow('HeirController.show has neither');
});
