// Whoever renders pages asks whether there is a body before asking for its bytes.
const someBody = new ReadableStream<Uint8Array<ArrayBuffer>>();

/** The response with a page that is text already: its bytes are made once, where a usual response copies them through a stream. */
export class FilledPage extends Response {
  override readonly body = someBody;
  readonly #html: string;

  constructor(html: string) {
    super(null, { headers: { 'content-type': 'text/html' } });
    this.#html = html;
  }

  override async text(): Promise<string> {
    return this.#html;
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new TextEncoder().encode(this.#html);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.bytes();
    return bytes.buffer;
  }
}
