// Codes of marks: framing/classroom/codes.py writes and reads the same.
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function toBase32(bytes) {
  let text = "", bits = 0, held = 0;
  for (const byte of bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += DIGITS[held >> bits - 5 & 31];
    held &= (1 << bits) - 1;
  }
  return bits ? text + DIGITS[held << 5 - bits & 31] : text;
}

function fromBase32(text) {
  const bytes = [];
  let bits = 0, held = 0;
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) throw new Error("a code that makes no sense");
    held = held << 5 | value;
    bits += 5;
    if (bits >= 8) { bits -= 8; bytes.push(held >> bits & 255); held &= (1 << bits) - 1; }
  }
  return bytes;
}

function check(text) {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let k = 0; k < 8; k++) crc = crc >>> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  crc = ~crc >>> 0;
  return toBase32([crc >>> 24, crc >>> 16 & 255, crc >>> 8 & 255, crc & 255]);
}

function writeCode(id, sheet) {
  const bytes = [sheet.number >> 16 & 255, sheet.number >> 8 & 255, sheet.number & 255, sheet.frames.length];
  sheet.frames.forEach((frame, i) => bytes.push(frame | (sheet.done[i] ? 64 : 0)));
  const add = value => { for (; value > 127; value >>= 7) bytes.push(value & 127 | 128); bytes.push(value); };
  let after = 0;
  add(sheet.marks.length);
  for (const mark of sheet.marks) {
    add(mark.first - after); add(mark.last - mark.first); add(mark.category);
    after = mark.last + 1;
  }
  const body = `FR1-${id}-${toBase32(bytes)}`;
  return `${body}-${check(body)}`;
}

function readCode(text) {
  const found = /^FR1-([0-9A-Z]{8})-([0-9A-Z]{1,24000})-([0-9A-Z]{7})/i.exec(text.replace(/[^0-9A-Z-]+/gi, ""));
  if (!found) throw new Error("a code that is cut off");
  const [id, body, sum] = found.slice(1).map(field => field.toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0"));
  if (sum !== check(`FR1-${id}-${body}`)) throw new Error("a code that was changed or is not whole");
  const bytes = fromBase32(body);
  let place = 4 + bytes[3];
  const take = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[place++];
      if (byte === undefined || shift > 28) throw new Error("a code that makes no sense");
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const chosen = bytes.slice(4, place), marks = [];
  let count = take(), after = 0;
  if (count > 5000) throw new Error("a code that makes no sense");
  for (; count > 0; count--) {
    const first = after + take(), last = first + take();
    marks.push({ first, last, category: take(), why: "" });
    after = last + 1;
  }
  return {
    exercise: id, number: bytes[0] << 16 | bytes[1] << 8 | bytes[2], marks,
    done: chosen.map(byte => !!(byte & 64)), frames: chosen.map(byte => byte & 63),
  };
}

// Every code of a text, whatever stands around it, with its line; broken ones are among them.
function findCodes(text, most = 1000) {
  text = text.replace(/[‐‑‒–—―−﹣－]/g, "-").replace(/[\u200b\u00ad\ufeff]/g, "");
  const found = [];
  let line = 1, last = 0;
  for (const { index } of text.matchAll(/FR1\s*-/gi)) {
    line += text.slice(last, index).split("\n").length - 1;
    if (found.length) found.at(-1).code = found.at(-1).code.slice(0, index - last);
    if (found.length === most) break;
    found.push({ line, code: text.slice(index, index + 30000) });
    last = index;
  }
  return found;
}
