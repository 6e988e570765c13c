"""Press releases in PDF by three programs: reportlab, fpdf2, Chromium.  Needs `pip install reportlab fpdf2 pypdf`."""
import datetime, json, os, subprocess, tempfile
from common import obj, text
from fpdf import FPDF
from PIL import Image
from pypdf import PdfWriter
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph,
                                SimpleDocTemplate, Spacer, Table)

HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = os.path.join(HERE, "..", "good")
BROKEN = os.path.join(HERE, "..", "broken")

def good(name): return os.path.join(GOOD, name)
def broken(name): return os.path.join(BROKEN, name)

def expect(name, *fields):
    with open(good(name + ".expected.json"), "w", encoding="utf-8") as f:
        f.write(json.dumps([obj(*fields)], ensure_ascii=False, indent=1) + "\n")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
JUST = ParagraphStyle("just", parent=BODY, fontName="Times-Roman", alignment=TA_JUSTIFY)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=10)
SUB = ParagraphStyle("sub", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceAfter=5)
NOTE = ParagraphStyle("note", fontName="Helvetica", fontSize=7.5, leading=9, spaceBefore=6)

FLOOD = [
    "The river Esk rose by 2.3 metres between Saturday evening and Sunday morning and flooded the lower town of Lindow, so that 1,400 people had to leave their homes.",
    "The council opened three schools and the town hall to all who could not stay with friends or relatives. Blankets and warm meals are handed out there until Wednesday at least.",
    "“Nobody has been hurt, and that is owed to the volunteers who knocked on every door of Mill Lane,” said Ann Roe, the mayor of Lindow, on Sunday afternoon.",
    "Two of the four bridges over the Esk remain closed to all traffic. Engineers of the county will look at their piers once the water has fallen below the mark of 1.5 metres, which is expected for Tuesday night.",
    "Trains between Lindow and Farley were replaced by buses on Sunday; the line is to open again on Monday at noon, according to Northern Rail.",
    "The flood is the highest since January 1987, when the gauge at the mill showed 4.1 metres. The county has spent £3.2 million on the banks of the river since then.",
]

def one_column():
    table = [("District", "Homes", "Change"), ("North", "1,204", "+3%"), ("South", "987", "-12%"), ("Lower town", "12", "0%")]
    marked = [FLOOD[0].replace("1,400 people", "1,400<super size=6>1</super> people"), FLOOD[1],
              FLOOD[5].replace("4.1 metres.", "4.1 metres.<super size=6>2</super>")]
    story = [Paragraph("Lindow opens three schools after the flood", HEAD), Paragraph("Lindow, 30 November 2025", BODY)]
    story += [Paragraph(p, BODY) for p in marked]
    story += [Paragraph("Homes without power by district", SUB), Table(table, hAlign="LEFT"), Spacer(1, 10),
              Paragraph(FLOOD[3], BODY),
              Paragraph("<super size=5>1</super> As counted on Sunday at noon.", NOTE),
              Paragraph("<super size=5>2</super> The gauge has been read since 1911.", NOTE)]
    SimpleDocTemplate(good("release.pdf"), pagesize=A4, title="Lindow opens three schools after the flood",
                      author="Lindow Town Council", invariant=1).build(story)
    blocks = ["Lindow, 30 November 2025", FLOOD[0], FLOOD[1], FLOOD[5], "Homes without power by district", table, FLOOD[3],
              "As counted on Sunday at noon.", "The gauge has been read since 1911."]
    expect("release.pdf", "Lindow opens three schools after the flood", None, "2025-11-30", "Lindow Town Council", None, text(blocks))

def chromium(path, html):
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as f: f.write(html)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        f"--print-to-pdf={path}", page], check=True, stderr=subprocess.DEVNULL)

def justified():
    body = "".join(f"<p>{p}</p>" for p in FLOOD)
    chromium(good("justified.pdf"), f"""<!doctype html><html lang=en><meta charset=utf-8><title>Flood in Lindow: what is known on Sunday</title>
<style>body{{font:11pt serif}} div{{column-count:2;text-align:justify}} p{{margin:0 0 .6em}} h1{{font-size:24pt}} table{{margin-top:1.5em}} td,th{{padding:0 1em 0 0;text-align:left}}</style>
<h1>Flood in Lindow: what is known on Sunday</h1><p>30 November 2025</p><div>{body}</div>
<table><tr><th>District<th>Homes<tr><td>North<td>1,204<tr><td>South<td>987<tr><td>Lower town<td>12</table></html>""")
    table = [("District", "Homes"), ("North", "1,204"), ("South", "987"), ("Lower town", "12")]
    expect("justified.pdf", "Flood in Lindow: what is known on Sunday", None, "2025-11-30", None, None,
           text(["30 November 2025", *FLOOD, table]))

def two_columns():
    width, height = A4
    page = PageTemplate(frames=[Frame(50, height - 150, width - 100, 100, id="top"),
                                Frame(50, 60, (width - 120) / 2, height - 220, id="left"),
                                Frame(50 + (width - 120) / 2 + 20, 60, (width - 120) / 2, height - 220, id="right")])
    doc = BaseDocTemplate(good("columns.pdf"), pagesize=A4, title="Microsoft Word - columns.doc", invariant=1)
    doc.addPageTemplates([page])
    story = [Paragraph("Three schools are opened to the people of Lindow", HEAD), Paragraph("Lindow, 30 November 2025", BODY), FrameBreak()]
    story += [Paragraph(p, JUST) for p in FLOOD[:3]] + [FrameBreak(), Paragraph("Bridges and trains", SUB)]
    story += [Paragraph(p, JUST) for p in FLOOD[3:]]
    doc.build(story)
    expect("columns.pdf", "Three schools are opened to the people of Lindow", None, "2025-11-30", None, None,
           text(["Lindow, 30 November 2025", *FLOOD[:3], "Bridges and trains", *FLOOD[3:]]))

MORE = [
    "The Lindow Water Board has finished the renewal of the pumping station in Mill Lane after two years of work. The station takes in the water of the lower town and lifts it by six metres into the Esk.",
    "The old pumps dated from 1963 and moved 400 litres a second. The four new ones move 1,600 litres a second together and start by themselves as soon as the water in the shaft stands at 80 centimetres.",
    "The work cost £4.7 million, of which the county paid £3 million. It was to be finished in May 2025, but the delivery of the motors took five months longer than agreed.",
]

def letter():
    class Letter(FPDF):
        def header(self):
            self.set_font("Helvetica", "B", 9); self.cell(0, 6, "Lindow Water Board"); self.ln(5)
            self.set_font("Helvetica", "", 8); self.cell(0, 6, "Mill Lane 4, Lindow - press@water.lindow.example"); self.ln(16)
        def footer(self):
            self.set_y(-18); self.set_font("Helvetica", "", 8); self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="C")
    pdf = Letter(format="A4")
    pdf.set_title("Press release"); pdf.set_creation_date(datetime.datetime(2025, 11, 21, tzinfo=datetime.timezone.utc))
    pdf.add_page(); pdf.set_font("Helvetica", "B", 10); pdf.cell(0, 8, "PRESS RELEASE"); pdf.ln(8)
    pdf.set_font("Helvetica", "", 11); pdf.cell(0, 8, "20 November 2025", align="R"); pdf.ln(10)
    pdf.set_font("Helvetica", "B", 16); pdf.multi_cell(0, 8, "New pumps keep the lower town of Lindow dry", align="C", new_x="LMARGIN", new_y="NEXT"); pdf.ln(4)
    pdf.set_font("Times", "", 12)
    parts = []
    for part, heading in enumerate(["How the station works", "What the board plans", "Who paid for it"]):
        pdf.set_font("Helvetica", "B", 13); pdf.cell(0, 9, heading); pdf.ln(10); parts.append(heading)
        pdf.set_font("Times", "", 12)
        for p in [*MORE, *FLOOD[3:]]:
            p = f"{p} ({part + 1})" if part else p
            pdf.multi_cell(0, 6, p, new_x="LMARGIN", new_y="NEXT"); pdf.ln(3); parts.append(p)
    pdf.output(good("letter.pdf"))
    expect("letter.pdf", "New pumps keep the lower town of Lindow dry", None, "2025-11-20", None, None,
           text(["PRESS RELEASE", "20 November 2025", *parts]))

def ligatures():
    chromium(good("ligatures.pdf"), """<!doctype html><html lang=en><meta charset=utf-8><title>a.html</title>
<style>@page{size:A5;margin:20mm} body{font:12pt "Liberation Serif",serif;font-variant-ligatures:common-ligatures}
p{hyphens:manual;text-align:justify;margin:0 0 .8em} h1{font-size:20pt}</style>
<h1>Five officers find a waffle baker’s flat on fire</h1><p>Farley, 4 December 2025 – Five officers of the Farley police first saw the flames of the fire on the fifth floor and brought the
baffled baker into safety; the fire brigade’s inter&shy;nation&shy;ally known fire&shy;fight&shy;ers arrived after&shy;wards.</p>
<p>The twenty-five-year-old baker suf&shy;fered from smoke in&shy;hal&shy;a&shy;tion and was treat&shy;ed in a hos&shy;pi&shy;tal; the dam&shy;age is esti&shy;mated to be 25,000 pounds by the of&shy;fice of the fire mar&shy;shal, whose in&shy;ves&shy;ti&shy;ga&shy;tion con&shy;tin&shy;ues.</p></html>""")
    expect("ligatures.pdf", "Five officers find a waffle baker’s flat on fire", None, "2025-12-04", None, None, text([
        "Farley, 4 December 2025 – Five officers of the Farley police first saw the flames of the fire on the fifth floor and brought the baffled baker into safety; the fire brigade’s internationally known firefighters arrived afterwards.",
        "The twenty-five-year-old baker suffered from smoke inhalation and was treated in a hospital; the damage is estimated to be 25,000 pounds by the office of the fire marshal, whose investigation continues."]))

def encrypted():
    writer = PdfWriter(clone_from=good("release.pdf"))
    writer.encrypt("", "owner", algorithm="AES-128")
    writer.write(good("encrypted.pdf"))
    with open(good("release.pdf.expected.json"), encoding="utf-8") as f, open(good("encrypted.pdf.expected.json"), "w", encoding="utf-8") as to:
        to.write(f.read())

def damaged():
    writer = PdfWriter(clone_from=good("release.pdf"))
    writer.encrypt("secret", algorithm="AES-128")
    writer.write(broken("password.pdf"))
    with open(good("letter.pdf"), "rb") as f: whole = f.read()
    with open(broken("truncated.pdf"), "wb") as f: f.write(whole[: len(whole) * 2 // 3])
    scan = canvas.Canvas(broken("scan.pdf"), pagesize=A4, invariant=1)
    scan.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4); scan.showPage(); scan.save()
    # The packed content of the second page is overwritten in its middle.
    starts = [at for at in range(len(whole)) if whole.startswith(b"stream\n", at) and not whole.startswith(b"endstream", at - 3)]
    at = starts[1] + len(b"stream\n") + 20
    with open(broken("damaged-page.pdf"), "wb") as f: f.write(whole[:at] + b"\xff" * 200 + whole[at + 200:])

if __name__ == "__main__":
    for make in (one_column, justified, two_columns, letter, ligatures, encrypted, damaged): make()
