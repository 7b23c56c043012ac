import { describe, expect, test } from '@jest/globals';
import { Controller, Get, Module, type OnModuleInit, type Type } from '@nestjs/common';
import { createApp } from './create-app.ts';

const start = (root: Type) =>
  createApp(root, { isBehindProxy: false, isCookieSecure: false, logLevel: 'error', write: () => undefined });

/** By default Nest ends the process itself, and whoever started it never hears of the reason. */
describe('a start that fails tells whoever started it why', () => {
  test('when something cannot be built, such as a connection to a database that is away', async () => {
    @Module({
      providers: [
        {
          provide: 'CONNECTION',
          useFactory: async () => {
            throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
          },
        },
      ],
    })
    class Root {}
    await expect(start(Root)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('when a controller asks for something that nobody provides', async () => {
    abstract class Nobody {}
    @Controller('things')
    class ThingController {
      constructor(readonly nobody: Nobody) {}
      @Get()
      show(): object {
        return {};
      }
    }
    @Module({ controllers: [ThingController] })
    class Root {}
    await expect(start(Root)).rejects.toThrow(/ThingController/);
  });

  test('when a check of the wiring refuses', async () => {
    @Module({})
    class Root implements OnModuleInit {
      onModuleInit(): void {
        throw new Error('The routes are not wired.');
      }
    }
    await expect(start(Root)).rejects.toThrow('The routes are not wired.');
  });
});
