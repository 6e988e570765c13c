"""What the programs here share, which make the samples that are no plain text: `python3 make_bin.py`, and `make_pdf.py` with
reportlab, fpdf2, pypdf, Pillow and Chromium.  The others are written by hand."""
import re, json, html, os
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "good")
BROKEN = os.path.join(HERE, os.pardir)
MARK = re.compile(r"\{\{(.*?)\|\|(.*?)\}\}", re.S)

def plain(s):
    return MARK.sub(lambda m: m.group(1), s)

def inner(s):
    out, at = [], 0
    for m in MARK.finditer(s):
        out.append(html.escape(s[at:m.start()], quote=False)); out.append(m.group(2)); at = m.end()
    out.append(html.escape(s[at:], quote=False))
    return "".join(out)

def block_text(b):
    if isinstance(b, str): return plain(b)
    if isinstance(b[0], tuple): return "\n".join("\t".join(plain(c) for c in r) for r in b)
    return "\n".join(plain(i) for i in b)

def block_html(b):
    if isinstance(b, str): return inner(b)
    if isinstance(b[0], tuple):
        rows = []
        for i, r in enumerate(b):
            t = "th" if i == 0 else "td"
            rows.append("<tr>" + "".join(f"<{t}>{inner(c)}</{t}>" for c in r) + "</tr>")
        return "\n".join(rows)
    return "\n".join(f"<li>{inner(i)}</li>" for i in b)

def text(blocks): return "\n\n".join(block_text(b) for b in blocks)

def fill(tpl, blocks):
    used = []
    def sub(m):
        used.append(int(m.group(1))); return block_html(blocks[int(m.group(1))])
    out = re.sub(r"\[\[(\d+)\]\]", sub, tpl)
    assert used == sorted(used) and len(used) == len(blocks), (used, len(blocks))
    return out

def obj(title, source, published, author, url, txt):
    return {"title": title, "source": source, "published": published, "author": author, "url": url, "text": txt}

def write(name, data):
    p = os.path.join(BROKEN if name.startswith("broken/") else HERE, name)
    if isinstance(data, str): data = data.encode("utf-8")
    with open(p, "wb") as f: f.write(data)

def expect(name, objs):
    # What is expected is mended by hand.
    if os.path.exists(os.path.join(HERE, name + ".expected.json")): return
    write(name + ".expected.json", json.dumps(objs, ensure_ascii=False, indent=1) + "\n")
