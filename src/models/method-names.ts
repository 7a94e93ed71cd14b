import { EventEmitter } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Constructors whose objects turn up everywhere; those of the language and the web are among the globals. */
const everywhere = [EventEmitter, Duplex, IncomingMessage, ServerResponse, Socket];

/** What queries and transactions are put together with, by the words of SQL: Knex, Kysely, Drizzle, TypeORM, supabase-js. */
const wordsOfQueries = [
  'begin', 'commit', 'deleteFrom', 'distinct', 'execute', 'from', 'groupBy', 'having', 'innerJoin', 'insert', 'insertInto', 'leftJoin', 'limit', 'offset', 'orderBy', 'raw', 'returning', 'rollback', 'select', 'selectFrom',
  'transaction', 'updateTable', 'upsert', 'where',
];

/**
 * Names of methods that objects of the language, of the web, of Node and of databases have: who calls one of these on something unknown
 * may well mean theirs, though one class of the project has a method of the name too.
 */
export const commonMethodNames: ReadonlySet<string> = new Set([...[...Object.getOwnPropertyNames(globalThis).map(globalNamed), ...everywhere].flatMap(methodsOf), ...wordsOfQueries]);

function globalNamed(name: string): unknown {
  return Object.getOwnPropertyDescriptor(globalThis, name)?.value;
}

function methodsOf(maker: unknown): readonly string[] {
  const prototype: unknown = typeof maker === 'function' ? maker.prototype : undefined;
  return typeof prototype === 'object' && prototype !== null ? Object.getOwnPropertyNames(prototype) : [];
}

/** Methods of lists that nobody would give a function of a table that is filled under computed names. */
const listMethodNames = ['every', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'includes', 'indexOf', 'lastIndexOf', 'map', 'reduce', 'reduceRight', 'some', 'splice', 'unshift'];

/** Names of methods that texts or lists alone have: what is asked for one of these is no table of functions. */
export const methodNamesOfTextsAndLists: ReadonlySet<string> = new Set(['split', 'trim', ...listMethodNames, ...methodsOf(String).filter((name) => /[A-Z]/.test(name) && !(name in Array.prototype))]);
