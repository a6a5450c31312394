import { describe, expect, it } from 'vitest';
import { bodyOf, curlOf } from './request';

describe('bodyOf', () => {
  it('leaves out what is empty, and names its own channel', () => {
    const form = new FormData();
    form.set('text', ' lệ phí ');
    form.set('locality', '');
    form.set('conversationId', '  ');
    expect(bodyOf(form)).toEqual({ text: 'lệ phí', channel: 'thu' });
  });

  it('sends an empty question, so that the server says what is wrong', () => {
    expect(bodyOf(new FormData())).toEqual({ text: '', channel: 'thu' });
  });
});

describe('curlOf', () => {
  it('keeps quotes of the question from ending the command', () => {
    expect(curlOf('http://127.0.0.1:5006', { text: "a'b" })).toBe(
      "curl -X POST 'http://127.0.0.1:5006/api/ask' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"text\":\"a'\\''b\"}'",
    );
  });
});
