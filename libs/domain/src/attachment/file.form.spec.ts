import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { usualKind } from './attachment.codes.ts';
import { FormWatch } from './file.form.ts';
import { isShown, mediaTypeOf } from './file.types.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function formOf(content: Uint8Array, size = 7) {
  const watch = new FormWatch();
  for (let at = 0; at < content.length; at += size) watch.push(content.subarray(at, at + size));
  return watch.end();
}

/** A zip as far as its directory: local headers are of no interest, the names at the end are. */
function zip(...names: readonly string[]): Uint8Array {
  const entry = (name: string) =>
    `PK\x01\x02${'\0'.repeat(24)}${String.fromCharCode(name.length)}\0${'\0'.repeat(16)}${name}`;
  return bytes(`PK\x03\x04${'\0'.repeat(300)}${names.map(entry).join('')}PK\x05\x06${'\0'.repeat(18)}`);
}

describe('what a file is, by its bytes', () => {
  test.each([
    ['jpeg', bytes('\xff\xd8\xff\xe1..')],
    ['png', bytes('\x89PNG\r\n\x1a\n....')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['wav', bytes('RIFF\0\0\0\0WAVEfmt ')],
    ['heic', bytes('\0\0\0\x18ftypheic\0\0\0\0')],
    ['mp4', bytes('\0\0\0\x18ftypisom\0\0\0\0')],
    ['m4a', bytes('\0\0\0\x18ftypM4A \0\0\0\0')],
    ['pdf', bytes('%PDF-1.7\n\x01\x02')],
    ['mp3', bytes('ID3\x04\0\0')],
    ['mp3', bytes('\xff\xfb\x90\x64\0\0')],
    ['webm', bytes('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87')],
    ['amr', bytes('#!AMR\n\x3c')],
    ['compound', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('xl/workbook.xml', '[Content_Types].xml')],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml')],
    ['text', utf8('当事人陈述：\r\n\t排水沟堵塞')],
    // 纠纷 in the encoding of older Windows.
    ['text', bytes('\xbe\xc0\xb7\xd7 2026')],
  ] as const)('%s', (form, content) => {
    expect(formOf(content)).toBe(form);
    expect(formOf(content, 1_000)).toBe(form);
  });

  test.each([
    ['nothing at all', bytes('')],
    ['a program for Windows', bytes('MZ\x90\0\x03\0')],
    ['a program for Linux', bytes('\x7fELF\x02\x01')],
    ['a zip of anything', zip('readme.txt')],
    ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin')],
    ['a document that is two', zip('word/document.xml', 'xl/workbook.xml')],
    ['a film of Matroska', bytes('\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska')],
    ['a film of another kind', bytes('RIFF\0\0\0\0AVI LIST')],
    ['half a character at the end', bytes('abc\xe6')],
    ['text with a NUL in it', bytes('abc\0def')],
    ['no layer III', bytes('\xff\xfd\x90\x64')],
  ])('%s is none that is accepted', (_, content) => {
    expect(mediaTypeOf('a.txt', formOf(content))).toBeNull();
    expect(mediaTypeOf('a.docx', formOf(content))).toBeNull();
  });

  test('of random bytes depends on no chunk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (content, size) => {
        expect(formOf(content, size)).toBe(formOf(content, 1_000));
      }),
    );
  });

  test('finds the directory of a document of some megabytes', () => {
    const filler = new Uint8Array(3_000_000);
    const document = zip('word/document.xml');
    const whole = new Uint8Array(document.length + filler.length);
    whole.set(document.subarray(0, 4));
    whole.set(filler, 4);
    whole.set(document.subarray(4), 4 + filler.length);
    expect(formOf(whole, 65_536)).toBe('docx');
  });
});

describe('a file is accepted when its name says what it is', () => {
  test.each([
    ['照片.JPG', 'jpeg', 'image/jpeg'],
    ['录音.m4a', 'mp4', 'audio/mp4'],
    ['录音.weba', 'webm', 'audio/webm'],
    ['协议.wps', 'compound', 'application/wps-office.wps'],
    ['协议.ofd', 'ofd', 'application/ofd'],
  ] as const)('%s', (name, form, mediaType) => {
    expect(mediaTypeOf(name, form)).toBe(mediaType);
  });

  test.each([
    ['照片.png', 'jpeg'],
    ['a.html', 'text'],
    ['a.doc', 'compound'],
    ['a.jpg.exe', 'jpeg'],
    ['jpg', 'jpeg'],
    ['a.constructor', 'text'],
    ['a.__proto__', 'text'],
  ] as const)('%s is refused', (name, form) => {
    expect(mediaTypeOf(name, form)).toBeNull();
  });

  test('only pictures and PDF are shown in a browser', () => {
    expect(['image/png', 'application/pdf'].every(isShown)).toBe(true);
    expect(['text/plain', 'image/heic', 'video/mp4', 'image/svg+xml'].some(isShown)).toBe(false);
  });

  test.each([
    ['image/jpeg', 'photo'],
    ['audio/webm', 'voice'],
    ['video/mp4', 'video'],
    ['application/pdf', 'paper'],
  ] as const)('%s is most often a %s', (mediaType, kind) => {
    expect(usualKind(mediaType)).toBe(kind);
  });
});
