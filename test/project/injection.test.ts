import { describe, expect, test } from 'vitest';

import { entryPointsIn, findingsIn, type Files } from '../support/project-in-memory.ts';

/** A controller that writes into what it is given, with whatever else the case needs. */
const desk = (code: string, { token = '', type = 'Desk' } = {}): Files => ({
  'package.json': JSON.stringify({ name: 'hotel', dependencies: { '@nestjs/common': '*', '@nestjs/core': '*' } }),
  'hotel.ts': `import { Controller, Get, Inject, Injectable, Module, Query, Scope, forwardRef } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
${code}
@Controller() export class Front { constructor(${token} private readonly desk: ${type}) {} @Get() greet(@Query('guest') guest: string) { this.desk.greet(guest); } }`,
});
const plainDesk = 'guest = ""; greet(guest: string) { this.guest = guest; }';
const isShared = (files: Files): boolean => findingsIn(files).some((one) => one.includes('mutate'));

describe('an instance that a container makes', () => {
  test.each([
    ['by default', '@Injectable()', true],
    ['for each request', '@Injectable({ scope: Scope.REQUEST })', false],
    ['for each consumer, of which there is one', '@Injectable({ scope: Scope.TRANSIENT })', true],
    ['for each tenant', '@Injectable({ scope: Scope.REQUEST, durable: true })', false],
  ])('%s', (_, decorator, shared) => {
    expect(isShared(desk(`${decorator} class Desk { ${plainDesk} }`))).toBe(shared);
  });

  test('lives as short as what it depends on', () => {
    expect(isShared(desk(`@Injectable() class Desk { constructor(@Inject(REQUEST) private readonly request: object) {} ${plainDesk} }`))).toBe(false);
    expect(isShared(desk(`@Injectable({ scope: Scope.REQUEST }) class Now {} @Injectable() class Desk { constructor(private readonly now: Now) {} ${plainDesk} }`))).toBe(false);
    expect(isShared(desk(`@Injectable() class Now {} @Injectable() class Desk { constructor(private readonly now: Now) {} ${plainDesk} }`))).toBe(true);
  });

  test('may depend on itself in a ring', () => {
    expect(isShared(desk(`@Injectable() class Bell { constructor(@Inject(forwardRef(() => Desk)) desk: Desk) {} } @Injectable() class Desk { constructor(@Inject(forwardRef(() => Bell)) bell: Bell) {} ${plainDesk} }`))).toBe(true);
  });
});

describe('a token', () => {
  const desks = `class Desk { ${plainDesk} } class Night extends Desk {}`;

  test.each([
    ['a string', "'DESK'", "'DESK'"],
    ['a symbol', 'DESK', 'DESK'],
    ['a constant with the same text', 'NAME', "'the desk'"],
    ['a class', 'Desk', 'Desk'],
  ])('%s', (_, asked, provided) => {
    const tokens = "const DESK = Symbol('desk'); const NAME = 'the desk';";
    expect(isShared(desk(`${tokens} ${desks} @Module({ providers: [{ provide: ${provided}, useClass: Night }] }) class Hotel {}`, { token: `@Inject(${asked})` }))).toBe(true);
  });

  test('of which nothing is known leads nowhere', () => {
    expect(isShared(desk(`interface Desk { greet(guest: string): void } class Day { ${plainDesk} }`, { token: "@Inject('ELSEWHERE')" }))).toBe(false);
  });

  test.each([
    ['useValue', 'new Night()', true],
    ['useFactory', '() => new Night()', true],
    ['useExisting', 'Night', true],
    ['useFactory', '(request) => new Night(), inject: [REQUEST]', false],
  ])('with %s: %s', (how, what, shared) => {
    expect(isShared(desk(`${desks} @Module({ providers: [Night, { provide: 'DESK', ${how}: ${what} }] }) class Hotel {}`, { token: "@Inject('DESK')" }))).toBe(shared);
  });
});

describe('an interface', () => {
  const implementing = (classes: string): Files => desk(`interface Counter { greet(guest: string): void } ${classes}`, { type: 'Counter' });

  test('leads to the one class that implements it', () => {
    expect(isShared(implementing(`@Injectable() class Desk implements Counter { ${plainDesk} }`))).toBe(true);
  });

  test('leads nowhere when several do', () => {
    expect(isShared(implementing(`@Injectable() class Desk implements Counter { ${plainDesk} } @Injectable() class Window implements Counter { ${plainDesk} }`))).toBe(false);
  });
});

describe('a message', () => {
  const listening = (sent: string, heard: string): string[] =>
    findingsIn({
      'package.json': JSON.stringify({ name: 'hotel', dependencies: { '@nestjs/common': '*', '@nestjs/event-emitter': '*', '@nestjs/microservices': '*' } }),
      'hotel.ts': `import { Controller, Get, Injectable, Query } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { ClientProxy, EventPattern } from '@nestjs/microservices';
@Injectable() export class Bell { last = ''; @${heard} ring(guest: string) { this.last = guest; } }
@Controller() export class Front { constructor(private readonly events: EventEmitter2, private readonly client: ClientProxy) {} @Get() greet(@Query('guest') guest: string) { this.${sent}; } }`,
    });

  test.each([
    ["events.emit('guest.came', guest)", "OnEvent('guest.came')"],
    ["client.emit('guest.came', guest)", "EventPattern('guest.came')"],
    ["client.emit({ event: 'came' }, guest)", "EventPattern({ event: 'came' })"],
  ])('%s is heard by @%s', (sent, heard) => {
    expect(listening(sent, heard)).toEqual(['mutate Bell.last in hotel.ts:4, from Front.greet → ring']);
  });

  test('of another name is not; its handler is an entry point of its own', () => {
    expect(listening("events.emit('guest.left', guest)", "OnEvent('guest.came')")).toEqual(['mutate Bell.last in hotel.ts:4, from Bell.ring']);
  });
});

describe('a method that a framework calls', () => {
  const nest = (code: string): string[] =>
    entryPointsIn({ 'package.json': JSON.stringify({ name: 'hotel', dependencies: { '@nestjs/common': '*' } }), 'hotel.ts': `import { Controller, Get, Injectable, type CanActivate } from '@nestjs/common'; ${code}` });

  test('carries its decorator, or has the name that the class promises', () => {
    expect(nest('@Controller() export class Front { @Get() list() {} other() {} }')).toEqual(['request Front.list of nestjs']);
    expect(nest('export class Door implements CanActivate { canActivate() { return true; } close() {} }')).toEqual(['request Door.canActivate of nestjs']);
  });

  test('is inherited', () => {
    expect(nest('abstract class Base { @Get() list() {} } @Controller() export class Front extends Base {}')).toEqual(['request Front.list of nestjs']);
  });

  test('of a provider that nothing calls is called by others, unless it is private or a hook', () => {
    expect(nest('@Injectable() export class Desk { greet() { this.ring(); } ring() {} private close() {} onModuleInit() {} }')).toEqual(['request Desk.greet of nestjs']);
  });
});
