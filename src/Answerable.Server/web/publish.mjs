import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const types = { ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml" };

/**
 * Writes each asset under a name with a hash of what it holds, plain and compressed, and the list of endpoints from which
 * ASP.NET's MapStaticAssets serves them. The list is written when all stands that it names; what it no longer names goes then.
 */
export async function publish(folder, assets) {
  await mkdir(folder, { recursive: true });
  const endpoints = [];
  for (const [label, text] of Object.entries(assets)) {
    const plain = Buffer.from(text);
    const hash = createHash("sha256").update(plain).digest();
    const extension = extname(label);
    const name = `${label.slice(0, -extension.length)}.${hash.toString("hex").slice(0, 10)}${extension}`;
    const forms = [
      { file: name, bytes: plain },
      { file: `${name}.br`, bytes: brotliCompressSync(plain), encoding: "br" },
      { file: `${name}.gz`, bytes: gzipSync(plain, { level: 9 }), encoding: "gzip" },
    ];
    for (const form of forms) {
      await writeFile(folder + form.file, form.bytes);
      endpoints.push(endpoint(label, name, extension, form));
    }
  }
  await writeFile(folder + "endpoints.json", JSON.stringify({ Version: 1, ManifestType: "Publish", Endpoints: endpoints }, null, 1));
  const named = new Set(["assets/endpoints.json", ...endpoints.map((e) => e.AssetFile)]);
  for (const file of await readdir(folder)) if (!named.has(`assets/${file}`)) await rm(folder + file, { recursive: true });
}

function endpoint(label, name, extension, { file, bytes, encoding }) {
  const headers = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Length": `${bytes.length}`,
    "Content-Type": types[extension],
    ETag: `"${createHash("sha256").update(bytes).digest("base64")}"`,
    Vary: "Accept-Encoding",
    ...(encoding && { "Content-Encoding": encoding }),
  };
  return {
    Route: `assets/${name}`,
    AssetFile: `assets/${file}`,
    // The smallest of what the browser takes wins.
    Selectors: encoding ? [{ Name: "Content-Encoding", Value: encoding, Quality: (1 / (bytes.length + 1)).toFixed(12) }] : [],
    ResponseHeaders: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
    EndpointProperties: [{ Name: "label", Value: label }],
  };
}
